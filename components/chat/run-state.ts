import type { Run, Step } from '../../lib/storage/run.ts';

/** Somebody works on it now: it can be stopped, and the next question has to wait. */
export function isWorking(run: Run): boolean {
  return run.status === 'queued' || run.status === 'thinking' || run.status === 'acting';
}

export function stepsOf(run: Run): readonly Step[] {
  return run.turns.flatMap((turn) => turn.steps);
}

/** Whether `retry` can take it up again. */
export function canTryAgain(run: Run): boolean {
  return run.status === 'failed' || run.status === 'interrupted';
}
