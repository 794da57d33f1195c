import type { Problem } from '../problem.ts';
import type { PageContext } from '../salesforce/page/page-context.ts';
import type { Effort } from './agent.ts';
import type { Preview, WriteOutcome } from './preview.ts';
import type { Limits } from './settings.ts';

export type { PageContext } from '../salesforce/page/page-context.ts';

/** Raised with every change of the shapes below; `migrate-run.ts` then brings older rows up. */
export const RUN_SCHEMA_VERSION = 1;

/** Where a run stands; the meaning of each, and who leaves it how, is the table in README "The run". */
export type RunStatus =
  | 'queued'
  | 'thinking'
  | 'awaiting_approval'
  | 'acting'
  | 'needs_login'
  | 'paused'
  | 'done'
  | 'failed'
  | 'cancelled'
  | 'interrupted';

/** One question and everything that was done to answer it: the unit that is stored, resumed and shown. */
export interface Run {
  readonly schemaVersion: typeof RUN_SCHEMA_VERSION;
  readonly id: string;
  readonly conversationId: string;
  /** Place in the conversation, from 0. */
  readonly seq: number;
  readonly origin: 'chat' | 'context_menu';
  readonly agent: { readonly id: string; readonly name: string };
  readonly status: RunStatus;
  readonly question: Question;
  /** The org and user the run acts in and as, from its first step to its last; null until somebody is connected. */
  readonly org: PinnedOrg | null;
  readonly model: PinnedModel | null;
  readonly turns: readonly Turn[];
  /** How often the user let it go on past each limit; each time it may use as much again. */
  readonly allowed?: Readonly<Partial<Record<LimitName, number>>>;
  /** Set where it reached a limit: nothing new begins until the user lets it go on. */
  readonly limit?: RunLimit | null;
  /** Why it failed, or what it waits for. */
  readonly problem: Problem | null;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Question {
  readonly text: string;
  readonly page: PageContext | null;
  /** ISO 8601 instant, and the IANA zone in which "today" is meant. */
  readonly askedAt: string;
  readonly timeZone: string;
}

export interface PinnedOrg {
  readonly connectionId: string;
  readonly orgId: string;
  readonly orgName: string;
  readonly userId: string;
  readonly userName: string;
  readonly myDomainHost: string;
  readonly lightningHost: string;
}

export interface PinnedModel {
  readonly providerId: string;
  readonly providerName: string;
  readonly model: string;
  /** Reasoning effort that the agent asks for; null leaves it to the provider. */
  readonly effort?: Effort | null;
}

/** The ceilings of `settings.limits`: a run that reaches one is `paused` and asks. */
export type LimitName = keyof Limits;

/** A limit that was reached, until the user says go on or stop. */
export interface RunLimit {
  readonly name: LimitName;
  readonly problem: Problem;
  /** What `allowed[name]` becomes by going on: as much again, and so often that it really goes on. */
  readonly allow: number;
}

/** One reply of the model: its text, and the steps it asked for. */
export interface Turn {
  readonly id: string;
  readonly state: 'streaming' | 'complete' | 'interrupted';
  readonly text: string;
  readonly steps: readonly Step[];
  /** Record ids that the text cites and that a result or the page really holds (18 characters). */
  readonly citations: readonly string[];
  readonly usage: Usage | null;
  readonly startedAt: number;
  readonly finishedAt: number | null;
}

export interface Usage {
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  /** US dollars, at the price that was in force; null where none was known. */
  readonly cost?: number | null;
}

export type Decision = 'auto' | 'ask' | 'blocked' | 'invalid';

/**
 * `proposed` → (writes that need approval: `previewing` → `awaiting_approval` → `approved`) → `started` → `succeeded`,
 * `failed` or `unknown`. `refused` never ran by rule, `rejected` by the user's word, `cancelled` by Stop.
 */
export type StepState =
  | 'proposed'
  | 'previewing'
  | 'awaiting_approval'
  | 'approved'
  | 'started'
  | 'succeeded'
  | 'failed'
  | 'refused'
  | 'rejected'
  | 'cancelled'
  | 'unknown';

/** The user's yes to exactly one envelope. */
export interface Approval {
  readonly envelope: string;
  readonly at: number;
  /** The user changed values on the card before saying yes. */
  readonly edited: boolean;
}

/** Taking a write back, as far as it has come. */
export interface Undo {
  readonly state: 'available' | 'started' | 'done' | 'failed' | 'unknown';
  readonly problem: Problem | null;
}

/** One tool call. */
export interface Step {
  /** Unique over all runs; the provider's own call id may repeat. */
  readonly id: string;
  readonly callId: string;
  readonly tool: string;
  /** As the tool was when the call was decided; a call of an unknown tool counts as `destructive`. */
  readonly kind: 'read' | 'write' | 'destructive' | 'local';
  /** JSON, exactly as the model wrote it. */
  readonly arguments: string;
  /** Opaque data some providers want back with the call (Gemini's thought signature). */
  readonly providerData: unknown;
  readonly decision: Decision;
  readonly state: StepState;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly sources: readonly Source[];
  /** What the model is told of the outcome. */
  readonly forModel: string;
  readonly problem: Problem | null;
  /** The failure was in the arguments, and other arguments may succeed. */
  readonly repairable: boolean;
  /** Of a write that needs approval: what it would do, read from the live records. */
  readonly preview: Preview | null;
  /** Fingerprint of what an approval would cover: org, user, tool, arguments, record versions. */
  readonly envelope: string | null;
  readonly approval: Approval | null;
  /** Set when the user said no; the note goes to the model. */
  readonly rejection: { readonly note: string | null } | null;
  /** Of a write that ran: what became of each record. */
  readonly writes: readonly WriteOutcome[];
  readonly undo: Undo | null;
  /** Requests to Salesforce that the step made, previews and retries too. */
  readonly apiCalls?: number;
}

/** One question put to Salesforce, shown under "Analyzed sources". */
export interface Source {
  /** The exact SOQL, search or request path. */
  readonly request: string;
  readonly language: 'soql' | 'search' | 'rest';
  /** Objects read, API names. */
  readonly objects: readonly string[];
  /** Reference of the stored rows (`r1`); null where there are none. */
  readonly result: string | null;
  readonly rows: number;
  /** Rows that match in the org; null where Salesforce does not say. */
  readonly total: number | null;
  /** True where the cap cut rows off that match. */
  readonly capped: boolean;
  readonly durationMs: number;
  readonly problem: Problem | null;
}
