import { fine, wrong } from '../../../components/settings/checked.ts';
import type { Area } from '../../../components/settings/route.ts';
import type { SettingsSources } from '../../../components/settings/settings-sources.ts';
import { problemText } from '../../../entrypoints/options/problem-text.ts';
import { signInHelp } from '../../../entrypoints/options/sign-in-help.ts';
import type { Output, RequestName } from '../../../lib/messaging/protocol.ts';
import { hostPermissionFor, parseBaseUrl } from '../../../lib/models/base-url.ts';
import { effortsOf } from '../../../lib/models/efforts.ts';
import { PRESETS } from '../../../lib/models/presets.ts';
import { type Problem, ProblemError } from '../../../lib/problem.ts';
import type { Verification } from '../../../lib/storage/activity.ts';
import type { ActivityRow } from '../../../lib/storage/activity-row.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { HeldItem } from '../../../lib/storage/held.ts';
import type { Person } from '../../../lib/storage/people.ts';
import { NO_POLICY, type Policy } from '../../../lib/storage/policy.ts';
import type { Settings } from '../../../lib/storage/settings.ts';
import type { Share } from '../../../lib/storage/share.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';
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
  /** Changes of the default agent; other agents after it. */
  readonly agent?: Partial<Agent>;
  readonly agents?: readonly Agent[];
  readonly people?: readonly Person[];
  readonly shares?: readonly Share[];
  readonly policy?: Partial<Policy>;
  readonly spend?: readonly SpendRow[];
  readonly held?: readonly HeldItem[];
  /** The log, oldest first. */
  readonly activity?: readonly ActivityRow[];
  readonly verification?: Verification;
}

export const PLAIN_AGENT: Agent = {
  id: 'default',
  name: 'Recordside',
  icon: 'spark',
  instructions: '',
  model: null,
  salesforce: { method: null, connectionId: null },
  toolPermissions: {},
  objectScope: {},
  starters: [],
};

const CALLBACK = 'https://nijidjojdighmlkpnnjenbaljpopiokb.chromiumapp.org/oauth';
const never = new Promise<never>(() => undefined);

/** Sources that begin with one state and remember what is done to it. */
export function fakeSettingsSources(state: SettingsState): SettingsSources {
  let { settings, connections, allowed } = state;
  const settingsListeners = new Set<(settings: Settings) => void>();
  const connectionListeners = new Set<(connections: readonly Connection[]) => void>();
  let agents: readonly Agent[] = [{ ...PLAIN_AGENT, ...state.agent }, ...(state.agents ?? [])];
  const agentListeners = new Set<(agents: readonly Agent[]) => void>();
  let people = state.people ?? [];
  const peopleListeners = new Set<(people: readonly Person[]) => void>();
  const hostListeners = new Set<(allowed: boolean) => void>();

  const save = (next: Settings) => {
    settings = next;
    for (const tell of settingsListeners) tell(settings);
  };
  const setAgents = (next: readonly Agent[]) => {
    agents = next;
    for (const tell of agentListeners) tell(agents);
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
      guidanceOf: (_, model) =>
        model.includes('mini')
          ? { fit: 'capable', why: 'options_fit_capable' }
          : { fit: 'good', why: 'options_fit_good' },
      isAllowed: (provider, { allowedProviders }) =>
        allowedProviders === null || allowedProviders.includes(provider.preset),
      hostPattern: (baseUrl) => {
        const url = URL.parse(baseUrl);
        return url && hostPermissionFor(url);
      },
      effortsOf,
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
      watch: watched(agentListeners, () => agents),
      async update(id, change) {
        if (state.saveFails) throw new Error(state.saveFails);
        const before = agents.find((agent) => agent.id === id);
        if (!before) throw new Error('There is no such agent.');
        const after = change(before);
        setAgents(agents.map((agent) => (agent.id === id ? after : agent)));
        return after;
      },
      async add(added, after) {
        if (state.saveFails) throw new Error(state.saveFails);
        const at = agents.findIndex(({ id }) => id === after);
        setAgents(agents.toSpliced(at < 0 ? agents.length : at + 1, 0, ...added));
      },
      remove: async (id) => setAgents(agents.filter((agent) => agent.id !== id)),
      async move(id, by) {
        const at = agents.findIndex((agent) => agent.id === id);
        const moved = agents[at];
        if (moved) setAgents(agents.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, moved));
      },
    },
    people: {
      watch: watched(peopleListeners, () => people),
      async update(change) {
        people = change(people);
        for (const tell of peopleListeners) tell(people);
        return people;
      },
    },
    watchPolicy: watched(new Set<(policy: Policy) => void>(), () => ({ ...NO_POLICY, ...state.policy })),
    watchShares: watched(new Set<(shares: readonly Share[]) => void>(), () => state.shares ?? []),
    usage: {
      watch: (_, tell) => watched(new Set<typeof tell>(), () => state.spend ?? [])(tell),
      priceOf: (model, { prices }) => prices[model] ?? null,
      knownPrices: [],
      pricesAsOf: '2026-11-22',
    },
    held: {
      watch: watched(new Set<(items: readonly HeldItem[]) => void>(), () => state.held ?? []),
      exportAll: async () => '{}',
    },
    openPanel: () => undefined,
    activity: fakeActivity(state.activity ?? [], state.verification),
    allowNotifications: async () => state.grants ?? never,
  };
}
