import { appendActivity } from './activity.ts';
import { db } from './database.ts';
import type { PendingStep } from './pending-step.ts';

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
