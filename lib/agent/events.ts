import type { Problem } from '../problem.ts';
import type { Preview, WriteOutcome } from '../storage/preview.ts';
import type { Decision, PinnedModel, PinnedOrg, Run, RunLimit, Source, Step, Usage } from '../storage/run.ts';

/** What can happen to a run. `at` is milliseconds since the epoch; nothing in `advance` reads a clock. */
export type RunEvent =
  | ({ type: 'start'; at: number } & Pins)
  /** The user signed in, or signed in again. */
  | { type: 'connected'; at: number; org: PinnedOrg }
  /** Text that has streamed so far, whole. */
  | { type: 'text'; at: number; turnId: string; text: string }
  | {
      type: 'model_finished';
      at: number;
      turnId: string;
      text: string;
      calls: readonly DecidedCall[];
      cut: boolean;
      citations: readonly string[];
      usage: Usage | null;
    }
  | { type: 'model_failed'; at: number; turnId: string; text: string; problem: Problem }
  /** What a write would do was read, and may be shown; `problem` says why it is shown again. */
  | {
      type: 'previewed';
      at: number;
      stepId: string;
      /** Null for a read: its arguments say all. */
      preview: Preview | null;
      envelope: string;
      problem: Problem | null;
      apiCalls: number;
    }
  /** The user said yes. After edits on the card, `arguments` and `preview` are what was said yes to. */
  | {
      type: 'approved';
      at: number;
      stepId: string;
      /** What the card showed; another one by now means that nothing was approved. */
      shown: string;
      envelope: string;
      edited: boolean;
      arguments: string;
      preview: Preview | null;
    }
  | { type: 'rejected'; at: number; stepId: string; note: string | null }
  | { type: 'step_started'; at: number; stepId: string }
  | { type: 'step_finished'; at: number; stepId: string; outcome: StepOutcome }
  /** A record changed since the preview, or duplicates were found: nothing was written, the user has to look again. */
  | {
      type: 'look_again';
      at: number;
      stepId: string;
      writes: readonly WriteOutcome[];
      problem: Problem;
      apiCalls: number;
    }
  | { type: 'undo_started'; at: number; stepId: string }
  | {
      type: 'undo_finished';
      at: number;
      stepId: string;
      state: 'done' | 'failed' | 'unknown';
      problem: Problem | null;
      apiCalls: number;
    }
  /** The session ended while a step ran, and only the user can begin another. */
  | { type: 'session_ended'; at: number; stepId: string; problem: Problem; apiCalls: number }
  | { type: 'cancel'; at: number; text: string | null }
  | ({ type: 'retry'; at: number } & Pins)
  /** The model was not asked, because a limit of the user's is reached. */
  | { type: 'model_over_limit'; at: number; turnId: string; limit: RunLimit }
  /** The same for a step: it was not started. */
  | { type: 'step_over_limit'; at: number; stepId: string; limit: RunLimit }
  /** The user lets it use more than the limit that it paused at. */
  | { type: 'go_on'; at: number }
  /** The background died while this run was active, and is back. */
  | { type: 'woke'; at: number };

/** Whom a run asks and acts as, found out when it begins. */
export interface Pins {
  readonly org: PinnedOrg | null;
  /** Without a Salesforce connector nobody has to be signed in. */
  readonly needsOrg: boolean;
  readonly model: PinnedModel | null;
  /** Why there is no model, where that is more than that none is set up. */
  readonly modelProblem: Problem | null;
}

export interface DecidedCall extends Pick<Step, 'callId' | 'tool' | 'kind' | 'arguments' | 'providerData'> {
  readonly decision: Decision;
  /** For calls that will not run: what the model and the user are told. */
  readonly refusal: { readonly forModel: string; readonly problem: Problem } | null;
}

export interface StepOutcome {
  readonly forModel: string;
  readonly sources: readonly Source[];
  readonly problem: Problem | null;
  readonly repairable: boolean;
  readonly writes: readonly WriteOutcome[];
  /** The write can be taken back while its undo call is held in memory. */
  readonly undoable: boolean;
  /** Nobody knows whether the write was made. */
  readonly unknown: boolean;
  readonly apiCalls: number;
}

/** What the runner has to do next. */
export type Effect =
  /** `final`: no tools any more, the answer has to be given with what is there. */
  | { type: 'call_model'; turnId: string; final: boolean }
  | { type: 'run_step'; stepId: string }
  /** Read the live records and work out what the write would do. */
  | { type: 'preview_step'; stepId: string }
  /** Stop what is under way, on the wire too. */
  | { type: 'abort' };

export interface Advanced {
  readonly run: Run;
  readonly effects: readonly Effect[];
}
