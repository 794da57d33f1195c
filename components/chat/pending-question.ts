import type { Problem } from '../../lib/problem.ts';
import type { PageContext, Run } from '../../lib/storage/run.ts';

/** A question between the click on Send and its run in the database. */
export interface PendingQuestion {
  readonly text: string;
  readonly page: PageContext | null;
  /** Known once the background took it. */
  readonly runId: string | null;
  /** Why the background did not take it. */
  readonly problem: Problem | null;
}

/** Whether it still has to be shown by itself. */
export function isStillPending(
  pending: PendingQuestion | null,
  runs: readonly Run[],
): pending is PendingQuestion {
  return pending !== null && !runs.some((run) => run.id === pending.runId);
}
