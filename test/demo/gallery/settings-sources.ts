import { fine, wrong } from '../../../components/settings/checked.ts';
import type { Area } from '../../../components/settings/route.ts';
import type { SettingsSources } from '../../../components/settings/settings-sources.ts';
import { problemText } from '../../../entrypoints/options/problem-text.ts';
import { signInHelp } from '../../../entrypoints/options/sign-in-help.ts';
import type { Output, RequestName } from '../../../lib/messaging/protocol.ts';
import { hostPermissionFor, parseBaseUrl } from '../../../lib/models/base-url.ts';
import { PRESETS } from '../../../lib/models/presets.ts';
import { type Problem, ProblemError } from '../../../lib/problem.ts';
import type { Verification } from '../../../lib/storage/activity.ts';
import type { ActivityRow } from '../../../lib/storage/activity-row.ts';
import type { Agent } from '../../../lib/storage/agents.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Settings } from '../../../lib/storage/settings.ts';
import { fakeActivity } from './settings-activity.ts';

type Answers = { readonly [K in RequestName]?: Output<K> | Problem };

export interface SettingsState {
  readonly area: Area;
  readonly settings: Settings;
  readonly connections: readonly Connection[];
  /** What a request comes to; one that is not named here is never answered. */
  readonly answers: Answers;
  /** How the browser answers when it is asked for a host; null leaves its question open. */
  readonly grants: boolean | null;
  readonly allowed: boolean;
  readonly saveFails?: string;
  readonly agent?: Partial<Agent>;
  /** The log, oldest first. */
  readonly activity?: readonly ActivityRow[];
  readonly verification?: Verification;
}

const CALLBACK = 'https://nijidjojdighmlkpnnjenbaljpopiokb.chromiumapp.org/oauth';
const never = new Promise<never>(() => undefined);

/** Sources that begin with one state and remember what is done to it. */
export function fakeSettingsSources(state: SettingsState): SettingsSources {
  let { settings, connections, allowed } = state;
  const settingsListeners = new Set<(settings: Settings) => void>();
  const connectionListeners = new Set<(connections: readonly Connection[]) => void>();
  let agent: Agent = {
    id: 'default',
    name: 'Recordside',
    toolPermissions: {},
    objectScope: {},
    ...state.agent,
  };
  const agentListeners = new Set<(agent: Agent) => void>();
  const hostListeners = new Set<(allowed: boolean) => void>();

  const save = (next: Settings) => {
    settings = next;
    for (const tell of settingsListeners) tell(settings);
  };
  const watched =
    <T>(listeners: Set<(value: T) => void>, now: () => T) =>
    (tell: (value: T) => void) => {
      listeners.add(tell);
      const timer = setTimeout(() => tell(now()));
      return () => {
        clearTimeout(timer);
        listeners.delete(tell);
      };
    };

  return {
    async send(name, input) {
      if (name === 'callbackAddress') return { url: CALLBACK } as never;
      if (name === 'saveModelKey') {
        const { providerId, key } = input as { providerId: string; key: string };
        const providers = settings.providers.map((provider) =>
          provider.id === providerId ? { ...provider, hasKey: key !== '' } : provider,
        );
        save({ ...settings, providers });
        return null as never;
      }
      const answer = state.answers[name];
      if (answer === undefined) return never;
      if (answer && 'code' in answer) throw new ProblemError(answer);
      if (name === 'disconnect') {
        const { connectionId } = input as { connectionId: string };
        connections = connections.filter(({ id }) => id !== connectionId);
        for (const tell of connectionListeners) tell(connections);
      }
      return answer as never;
    },
    watchSettings: watched(settingsListeners, () => settings),
    async updateSettings(change) {
      if (state.saveFails) throw new Error(state.saveFails);
      save(change(settings));
      return settings;
    },
    watchConnections: watched(connectionListeners, () => connections),
    signIn: signInHelp,
    models: {
      presets: Object.values(PRESETS),
      checkBaseUrl(typed) {
        const parsed = parseBaseUrl(typed);
        return parsed.ok ? fine(parsed.baseUrl) : wrong(problemText(parsed.problem));
      },
      hostPattern: (baseUrl) => {
        const url = URL.parse(baseUrl);
        return url && hostPermissionFor(url);
      },
    },
    hosts: {
      async request() {
        if (state.grants === null) return never;
        allowed = state.grants;
        for (const tell of hostListeners) tell(allowed);
        return allowed;
      },
      release: async () => undefined,
      watch: (_, tell) => watched(hostListeners, () => allowed)(tell),
    },
    agents: {
      watch: watched(agentListeners, () => agent),
      async update(change) {
        if (state.saveFails) throw new Error(state.saveFails);
        agent = change(agent);
        for (const tell of agentListeners) tell(agent);
        return agent;
      },
    },
    activity: fakeActivity(state.activity ?? [], state.verification),
    allowNotifications: async () => state.grants ?? never,
  };
}
