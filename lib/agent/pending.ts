import type { PendingStep } from '../storage/pending-step.ts';
import type { Run } from '../storage/run.ts';
import { isWrite } from './run-parts.ts';
import { entryOf } from './step-activity.ts';

/** The writes of a run that wait for the user or may be on their way; of a paused one also those held back. */
export function pendingOf(run: Run, at: number): PendingStep[] {
  const states = ['awaiting_approval', 'approved', 'started', ...(run.limit ? ['proposed'] : [])];
  return run.turns
    .flatMap((turn) => turn.steps)
    .filter((step) => isWrite(step) && states.includes(step.state))
    .map((step) => ({
      stepId: step.id,
      runId: run.id,
      started: step.state === 'started',
      lightningHost: run.org?.lightningHost ?? null,
      entry: entryOf(run, step, at),
    }));
}
