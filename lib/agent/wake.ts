import { problem } from '../problem.ts';
import type { Run, Step } from '../storage/run.ts';
import type { Advanced } from './events.ts';
import { goOn } from './go-on.ts';
import { interrupted, isWrite, withTurn } from './run-parts.ts';

/** The rows of the design's table, "after the background died". */
export function wake(before: Run, at: number): Advanced {
  const run = before.turns.some((turn) => turn.steps.some((step) => step.undo?.state === 'started'))
    ? { ...before, turns: before.turns.map((turn) => ({ ...turn, steps: turn.steps.map(wokenUndo) })) }
    : before;
  if (run.status === 'thinking') {
    const last = run.turns.at(-1);
    return goOn(last?.state === 'streaming' ? withTurn(run, interrupted(last, at, last.text)) : run, at);
  }
  if (run.status !== 'acting') return { run, effects: [] };
  const turns = run.turns.map((turn) => ({ ...turn, steps: turn.steps.map((step) => wokenStep(step, at)) }));
  return goOn({ ...run, turns }, at);
}

function wokenStep(step: Step, at: number): Step {
  if (step.state === 'previewing') return { ...step, state: 'proposed' };
  if (step.state !== 'started') return step;
  if (!isWrite(step)) return { ...step, state: 'proposed', startedAt: null };
  return {
    ...step,
    state: 'unknown',
    finishedAt: at,
    forModel:
      'Unknown outcome: the browser stopped while this was being written. Do not repeat it; read the record first.',
    problem: problem('write_unknown', { saved: 'unknown' }),
  };
}

/** An undo that was under way when the background died: nobody knows whether it was made. */
function wokenUndo(step: Step): Step {
  return step.undo?.state === 'started'
    ? { ...step, undo: { state: 'unknown', problem: problem('write_unknown', { saved: 'unknown' }) } }
    : step;
}
