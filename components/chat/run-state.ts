import type { Run, Step } from '../../lib/storage/run.ts';

/** Somebody works on it now. */
export function isWorking(run: Run): boolean {
  return run.status === 'queued' || run.status === 'thinking' || run.status === 'acting';
}

/** It is not over and goes on by itself or by the user's word: it can be stopped, and the next question has to wait. */
export function isUnderWay(run: Run): boolean {
  return isWorking(run) || run.status === 'awaiting_approval' || run.status === 'paused';
}

export function isOver({ status }: Run): boolean {
  return ['done', 'failed', 'cancelled', 'interrupted'].includes(status);
}

export function stepsOf(run: Run): readonly Step[] {
  return run.turns.flatMap((turn) => turn.steps);
}

/** Whether `retry` can take it up again. */
export function canTryAgain(run: Run): boolean {
  return run.status === 'failed' || run.status === 'interrupted';
}
