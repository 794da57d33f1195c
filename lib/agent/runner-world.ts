import type { ModelProvider, ModelReply, ModelRequest } from '../models/model.ts';
import type { OrgClient } from '../salesforce/org-client.ts';
import type { PinnedModel, PinnedOrg, Run, RunLimit, Usage } from '../storage/run.ts';
import type { Permission, Tool, UndoCall } from '../tools/tool.ts';

/** What the runner needs of the world; the background hands in the real things, tests hand in others. */
export interface RunnerWorld {
  readonly tools: readonly Tool[];
  /**
   * What the run's agent may do, read anew at each use: it may have been tightened since, or the agent deleted. With a
   * call's parsed input, the object scope counts too; without one, whether the tool is offered at all.
   */
  permission(run: Run, tool: Tool, input?: unknown): Promise<Permission>;
  /** What the run's agent was told by whoever set it up; empty where nothing was, or the agent is no more. */
  instructions(run: Run): Promise<string>;
  /** Whether the run's agent has a Salesforce connector. */
  needsOrg(run: Run): Promise<boolean>;
  /** Who would act, were a run of this conversation and page to start now; null when nobody is signed in. */
  pinOrg(run: Run): Promise<PinnedOrg | null>;
  /** The agent's model, or the one in use; null where none is set up. @throws ProblemError where the agent's is gone */
  pinModel(run: Run): Promise<PinnedModel | null>;
  /** Calls back once for each request that is sent. */
  orgClient(org: PinnedOrg, onCall: () => void): Promise<OrgClient>;
  provider(model: PinnedModel): Promise<{ provider: ModelProvider; key: string | null }>;
  /** US dollars; null where no price is known. */
  costOf(model: PinnedModel, usage: Usage): Promise<number | null>;
  /** A limit that stands in the way of asking the model, or (with `stepId`) of beginning that step. */
  overLimit(run: Run, stepId: string | null): Promise<RunLimit | null>;
  callModel(provider: ModelProvider, key: string | null, request: ModelRequest): Promise<ModelReply>;
  maxRows(): Promise<number>;
  readRun(id: string): Promise<Run | null>;
  readRuns(conversationId: string): Promise<readonly Run[]>;
  saveRun(run: Run): Promise<void>;
  /** Ids of all records that results of the conversation hold. */
  knownRecordIds(conversationId: string): Promise<ReadonlySet<string>>;
  /** Told before the run is saved, so that no call is missing in the activity log (invariant I9), and nothing spent. */
  logSteps(before: Run, after: Run): Promise<void>;
  /** Told after a run was saved: badge, notification, open tabs. */
  saved(before: Run, after: Run): void;
  /** The calls that would take writes back: in memory, gone with the browser. */
  readonly undos: {
    keep(runId: string, stepId: string, undo: UndoCall): Promise<void>;
    read(stepId: string): Promise<UndoCall | null>;
    forget(stepId: string): Promise<void>;
  };
  readonly stream: { push(runId: string, turnId: string, text: string): void; end(turnId: string): void };
  now(): number;
}
