import { ProblemError, problem } from '../problem.ts';
import { db } from './database.ts';

/**
 * Writes, and where the disk gives no more room, throws away what can be read again from the org, the results of other
 * runs, and writes once more. @throws ProblemError `storage_full` where that was not enough
 */
export async function withRoom<T>(runId: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isQuota(error)) throw error;
  }
  await db.results.where('runId').notEqual(runId).delete();
  try {
    return await write();
  } catch (error) {
    if (isQuota(error))
      throw new ProblemError(problem('storage_full', { action: 'retry' }), { cause: error });
    throw error;
  }
}

/** Dexie wraps what IndexedDB says, sometimes as the reason of an aborted transaction. */
function isQuota(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { name, inner } = error as { name?: unknown; inner?: unknown };
  return name === 'QuotaExceededError' || isQuota(inner);
}
