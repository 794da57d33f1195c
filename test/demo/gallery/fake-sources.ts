import type { OpenPage, PanelMemory, PanelSources } from '../../../components/chat/panel-sources.ts';
import type { RequestName, StreamEvent } from '../../../lib/messaging/protocol.ts';
import { type Problem, ProblemError } from '../../../lib/problem.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Conversation } from '../../../lib/storage/conversation.ts';
import type { Ending } from '../../../lib/storage/pending-step.ts';
import type { Result } from '../../../lib/storage/result.ts';
import type { Run } from '../../../lib/storage/run.ts';
import type { Settings } from '../../../lib/storage/settings.ts';

export interface GalleryState {
  readonly page: OpenPage | null;
  readonly connections: readonly Connection[];
  readonly conversations: readonly Conversation[];
  readonly settings: Settings;
  readonly agents: readonly Agent[];
  /** Who was chosen in this window. */
  readonly agentId?: string;
  readonly runs: readonly Run[];
  readonly results: Readonly<Record<string, Result>>;
  readonly draft: string;
  /** What signing in comes to; never answered where it is absent. */
  readonly connectProblem?: Problem;
  readonly endings?: readonly Ending[];
  readonly refuseAsk?: Problem;
  readonly refuseApprove?: Problem;
  readonly refuseGoOn?: Problem;
}

declare global {
  interface Window {
    /** What a test does to the panel from outside. */
    gallery: {
      stream(event: StreamEvent): void;
      runs(runs: readonly Run[]): void;
      /** What the panel was told last. */
      shown(): readonly Run[];
      sent: { name: string; input: unknown }[];
      /** What would outlive the panel. */
      memory(): PanelMemory | null;
    };
  }
}

/** Sources that say one state, note what is sent, and can be told more through `window.gallery`. */
export function fakeSources(state: GalleryState): PanelSources {
  let onStream: (event: StreamEvent) => void = () => undefined;
  let onRuns: (runs: readonly Run[]) => void = () => undefined;
  let shown = state.runs;
  let memory: PanelMemory | null = null;
  const sent: { name: string; input: unknown }[] = [];
  window.gallery = {
    stream: (event) => onStream(event),
    runs: (runs) => onRuns(runs),
    shown: () => shown,
    sent,
    memory: () => memory,
  };

  const never = new Promise<never>(() => undefined);
  const say =
    <T>(value: T) =>
    (onChange: (value: T) => void) => {
      const timer = setTimeout(() => onChange(value));
      return () => clearTimeout(timer);
    };
  return {
    send: (name, input) => {
      sent.push({ name, input });
      const problems: Partial<Record<RequestName, Problem | undefined>> = {
        connect: state.connectProblem,
        ask: state.refuseAsk,
        approve: state.refuseApprove,
        goOn: state.refuseGoOn,
      };
      const problem = problems[name];
      return problem ? Promise.reject(new ProblemError(problem)) : never;
    },
    watchConversations: say(state.conversations),
    watchRuns: (id, onChange) => {
      onRuns = (runs) => {
        shown = runs;
        onChange(runs);
      };
      return say(id === 'c1' ? state.runs : [])(onChange);
    },
    readResult: async (_, reference) => state.results[reference] ?? null,
    watchEndings: say(state.endings ?? []),
    dismissEnding: (stepId) => void sent.push({ name: 'dismissEnding', input: stepId }),
    adminNote: async () => 'A note.',
    watchConnections: say(state.connections),
    watchSettings: say(state.settings),
    watchAgents: say(state.agents),
    watchStream: (onEvent) => {
      onStream = onEvent;
      return () => undefined;
    },
    watchActivePage: say(state.page),
    watchPendingPage: () => () => undefined,
    readMemory: async () => ({
      conversationId: 'c1',
      draft: state.draft,
      agentId: state.agentId ?? null,
    }),
    writeMemory: (written) => {
      memory = written;
    },
    openOptions: (section) => void sent.push({ name: 'openOptions', input: section }),
  };
}
