import type { Step } from '../../../lib/storage/run.ts';

/** Whether the answer itself has to say what became of a step: the writes, and what the user said no to. */
export function hasResult(step: Step): boolean {
  const write = step.kind === 'write' || step.kind === 'destructive';
  switch (step.state) {
    case 'succeeded':
    case 'unknown':
      return write;
    case 'rejected':
      return true;
    case 'failed':
      // Arguments that were wrong go back to the model, which asks again: of that the sources tell.
      return write && (step.approval !== null || step.writes.length > 0 || !step.repairable);
    case 'cancelled':
      return write && step.preview !== null;
    case 'refused':
      return write && step.decision === 'blocked';
    default:
      return false;
  }
}
