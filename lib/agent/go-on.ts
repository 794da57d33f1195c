import type { Run, RunLimit, Step, Turn } from '../storage/run.ts';
import type { Advanced, Effect } from './events.ts';
import { MAX_REPAIRS, MAX_STEPS, MAX_TURNS_WITH_TOOLS } from './limits.ts';
import { isWrite, withStep } from './run-parts.ts';

/** What comes next, from the steps of the newest turn: act, wait for the user, or think again. */
export function goOn(run: Run, at: number): Advanced {
  const steps = run.turns.at(-1)?.steps ?? [];
  if (run.limit) return pause(run, run.limit, steps);
  const reads = steps.filter((step) => !isWrite(step) && isReady(step));
  const toPreview = steps.filter((step) => step.state === 'proposed' && step.decision === 'ask');
  // One write after the other, in the order they were asked for: the second may build on the first.
  const writing = steps.some((step) => step.state === 'started' && isWrite(step));
  const nextWrite = writing ? undefined : steps.find((step) => isWrite(step) && isReady(step));
  const previewing = toPreview.reduce((next, step) => withStep(next, { ...step, state: 'previewing' }), run);
  const effects: Effect[] = [
    ...[...reads, ...(nextWrite ? [nextWrite] : [])].map(
      (step) => ({ type: 'run_step', stepId: step.id }) as const,
    ),
    ...toPreview.map((step) => ({ type: 'preview_step', stepId: step.id }) as const),
  ];
  if (effects.length > 0) return { run: { ...previewing, status: 'acting' }, effects };
  if (steps.some(isUnderWay)) {
    return { run: { ...run, status: 'acting' }, effects: [] };
  }
  if (steps.some((step) => step.state === 'awaiting_approval')) {
    return { run: { ...run, status: 'awaiting_approval' }, effects: [] };
  }
  return think(run, at);
}

/** Nothing begins any more; what is under way comes to its end first. */
function pause(run: Run, limit: RunLimit, steps: readonly Step[]): Advanced {
  if (steps.some(isUnderWay)) return { run: { ...run, status: 'acting' }, effects: [] };
  return { run: { ...run, status: 'paused', problem: limit.problem }, effects: [] };
}

function isUnderWay({ state }: Step): boolean {
  return state === 'started' || state === 'previewing';
}

/** A call that may be made now. */
function isReady(step: Step): boolean {
  return step.state === 'approved' || (step.state === 'proposed' && step.decision === 'auto');
}

function think(run: Run, at: number): Advanced {
  const turn: Turn = {
    id: `${run.id}.${run.turns.length}`,
    state: 'streaming',
    text: '',
    steps: [],
    citations: [],
    usage: null,
    startedAt: at,
    finishedAt: null,
  };
  return {
    run: { ...run, status: 'thinking', turns: [...run.turns, turn] },
    effects: [
      { type: 'call_model', turnId: turn.id, final: mustAnswer({ ...run, turns: [...run.turns, turn] }) },
    ],
  };
}

/** Whether the newest turn may not ask for tools any more. */
export function mustAnswer(run: Run): boolean {
  const before = run.turns.filter((turn) => turn.state === 'complete');
  const steps = before.reduce((count, turn) => count + turn.steps.length, 0);
  return before.length >= MAX_TURNS_WITH_TOOLS || steps >= MAX_STEPS || failedRepairs(before) > MAX_REPAIRS;
}

/** How many of the last turns in a row held a call that failed for its arguments. */
function failedRepairs(turns: readonly Turn[]): number {
  let count = 0;
  for (const turn of turns.toReversed()) {
    if (!turn.steps.some((step) => step.repairable)) break;
    count += 1;
  }
  return count;
}
