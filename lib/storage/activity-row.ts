/** Who let the call through, or did not. */
export const ACTIVITY_DECISIONS = [
  /** The tool is always allowed. */
  'auto',
  'approved',
  /** The user changed values on the approval card, then approved. */
  'edited',
  'rejected',
  /** Disabled, outside the object scope, against managed policy, or no tool of ours. */
  'blocked',
  /** Arguments that are none of the tool's. */
  'invalid',
  /** Nobody answered: the run was stopped, or ended with the browser. */
  'unanswered',
] as const;
export type ActivityDecision = (typeof ACTIVITY_DECISIONS)[number];

export const ACTIVITY_OUTCOMES = [
  'succeeded',
  /** Some records were written, others not. */
  'partial',
  'failed',
  /** Nothing was sent. */
  'not_run',
  /** Stopped by the user while it was under way. */
  'stopped',
  /** It was sent, and what became of it is not known. */
  'unknown',
] as const;
export type ActivityOutcome = (typeof ACTIVITY_OUTCOMES)[number];

/** One tool call, as it is handed in. No field takes a value of a record; `appendActivity` sees to it. */
export interface ActivityEntry {
  /** When it was over, milliseconds since the epoch. */
  readonly at: number;
  /** The step's id; a row that says the same of the same step is not written twice. */
  readonly stepId: string;
  readonly agentId: string;
  readonly agentName: string;
  /** Null for a call that was turned down before anybody was connected. */
  readonly orgId: string | null;
  readonly orgName: string | null;
  readonly userId: string | null;
  readonly userName: string | null;
  readonly tool: string;
  readonly kind: 'read' | 'write' | 'destructive' | 'local';
  /** API name. */
  readonly object: string | null;
  /** 15 or 18 characters; anything else is left out. */
  readonly recordIds: readonly string[];
  /** The exact questions that were put (`Source.request`); only their shape is kept. */
  readonly queries: readonly { readonly request: string; readonly language: 'soql' | 'search' | 'rest' }[];
  readonly decision: ActivityDecision;
  readonly outcome: ActivityOutcome;
  /** Null where nothing was sent. */
  readonly durationMs: number | null;
  readonly apiCalls: number;
  /** A `ProblemCode`, or a code of Salesforce's. */
  readonly errorCode: string | null;
}

/** As it stands on disk. */
export interface ActivityRow extends Omit<ActivityEntry, 'queries'> {
  /** From 1, without a gap. */
  readonly seq: number;
  readonly queries: readonly string[];
  /** SHA-256 in hex, over the hash of the row before and this row without its hash. */
  readonly hash: string;
}

/** A place in the chain: its end, or the row up to which older ones were deleted. */
export interface ChainPlace {
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
}
