import type { ProblemError } from '../problem.ts';
import type { Cell } from '../storage/result.ts';
import type { DuplicateMatches } from './duplicate-matches.ts';

/** Salesforce's own limit of one collection request, and so of one write. */
export const MAX_WRITE = 200;

export type WriteAction = 'create' | 'update' | 'delete';

/** One request that changes records, all of one object. */
export interface WriteRequest {
  readonly action: WriteAction;
  readonly object: string;
  /** 1 to 200. */
  readonly records: readonly WriteRecord[];
  /** True: either all are saved or none. */
  readonly allOrNone: boolean;
  /** False keeps assignment rules from choosing another owner than the record has or the user named. */
  readonly assignmentRules: boolean;
  /** True only where the user said so, having seen the duplicates. */
  readonly allowDuplicates: boolean;
  /**
   * For the update of a single record: its SystemModstamp as last read. Salesforce itself then refuses (412) where the
   * record was changed since; it compares to the second.
   */
  readonly unmodifiedSince?: string | null;
}

export interface WriteRecord {
  /** 18 characters; null for a create. */
  readonly id: string | null;
  /** By API name; empty for a delete. */
  readonly fields: Readonly<Record<string, Cell>>;
}

/** What became of one record. */
export interface RecordOutcome {
  /** 18 characters; null where nothing was created. */
  readonly id: string | null;
  readonly saved: boolean;
  /** Why it was not saved; null where it was. Its Problem says `saved: 'unknown'` where the answer was lost. */
  readonly error: ProblemError | null;
  /** Existing records that stand in the way. */
  readonly duplicates: DuplicateMatches | null;
}
