import { problem } from '../problem.ts';
import type { Run, Step } from '../storage/run.ts';
import type { Advanced } from './events.ts';
import { interrupted, isWrite } from './run-parts.ts';

/** Stop: what streams is kept, what waits is dropped, what is under way is stopped on the wire. */
export function cancel(run: Run, at: number, text: string | null): Advanced {
  const turns = run.turns.map((turn) => {
    const stopped = turn.state === 'streaming' ? interrupted(turn, at, text ?? turn.text) : turn;
    return { ...stopped, steps: stopped.steps.map((step) => cancelledStep(step, at)) };
  });
  return {
    run: { ...run, turns, status: 'cancelled', limit: null, problem: problem('stopped') },
    effects: [{ type: 'abort' }],
  };
}

function cancelledStep(step: Step, at: number): Step {
  const waiting = ['proposed', 'previewing', 'awaiting_approval', 'approved'].includes(step.state);
  if (waiting) return { ...step, state: 'cancelled', finishedAt: at };
  if (step.state !== 'started') return step;
  // A write that is on its way may have arrived: nobody may say that it did not.
  return { ...step, state: isWrite(step) ? 'unknown' : 'cancelled', finishedAt: at };
}
