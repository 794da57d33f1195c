import type { ActivityEntry } from './activity-row.ts';

/**
 * Writes that wait for the user or are on their way, in plain: which tool, which object, which records, never a value.
 * When the browser closes and its conversations cannot be read any more, this is what is left to tell the user of them.
 */
export interface PendingStep {
  readonly stepId: string;
  readonly runId: string;
  /** True once the write may have left: from then on nobody can say that it did not. */
  readonly started: boolean;
  /** Where its records can be looked at. */
  readonly lightningHost: string | null;
  readonly entry: ActivityEntry;
}

/** A write that ended with the browser, until the user has read of it. */
export interface Ending {
  readonly stepId: string;
  readonly at: number;
  readonly tool: string;
  readonly object: string | null;
  readonly recordIds: readonly string[];
  readonly orgName: string | null;
  readonly userName: string | null;
  readonly lightningHost: string | null;
  /** Whether it may have been made. */
  readonly unknown: boolean;
}
