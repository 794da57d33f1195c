import { appendActivity } from './activity.ts';
import type { ActivityEntry } from './activity-row.ts';
import { db } from './database.ts';

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

/** What of a run is pending now, in place of what was. */
export async function savePending(runId: string, pending: readonly PendingStep[]): Promise<void> {
  await db.transaction('rw', db.pending, async () => {
    await db.pending.where('runId').equals(runId).delete();
    await db.pending.bulkPut([...pending]);
  });
}

/** For the background, before the rows of an earlier browser session are thrown away. */
export async function endPending(at: number): Promise<void> {
  for (const { stepId, started, lightningHost, entry } of await db.pending.toArray()) {
    const { tool, object, recordIds, orgName, userName } = entry;
    await appendActivity({
      ...entry,
      at,
      decision: started ? entry.decision : 'unanswered',
      outcome: started ? 'unknown' : 'not_run',
      errorCode: 'ended_with_browser',
    });
    await db.endings.put({
      stepId,
      at,
      tool,
      object,
      recordIds,
      orgName,
      userName,
      lightningHost,
      unknown: started,
    });
    await db.pending.delete(stepId);
  }
}

/** The user has read of it. */
export async function dismissEnding(stepId: string): Promise<void> {
  await db.endings.delete(stepId);
}
