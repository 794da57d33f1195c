import { problem } from '../problem.ts';
import type { PinnedModel, PinnedOrg, Run, Step, Turn } from '../storage/run.ts';
import type { DecidedCall, Effect, RunEvent } from './events.ts';
import { MAX_REPAIRS, MAX_STEPS, MAX_TURNS_WITH_TOOLS } from './limits.ts';

export interface Advanced {
  readonly run: Run;
  readonly effects: readonly Effect[];
}

/**
 * The whole life of a run as a pure function: what it becomes by an event, and what is to be done then.
 * An event that does not fit where the run stands (a late reply after Stop, an outcome told twice) changes nothing.
 */
export function advance(run: Run, event: RunEvent): Advanced {
  const next = transition(run, event);
  return next.run === run ? next : { ...next, run: { ...next.run, updatedAt: event.at } };
}

function transition(run: Run, event: RunEvent): Advanced {
  switch (event.type) {
    case 'start':
      return run.status === 'queued' ? begin(run, event.org, event.model, event.at) : unchanged(run);
    case 'connected':
      return run.status === 'needs_login' ? connected(run, event.org, event.at) : unchanged(run);
    case 'text':
      return onStreamingTurn(run, event.turnId, (turn) => ({
        run: withTurn(run, { ...turn, text: event.text }),
        effects: [],
      }));
    case 'model_finished':
      return onStreamingTurn(run, event.turnId, (turn) => modelFinished(run, turn, event));
    case 'model_failed':
      return onStreamingTurn(run, event.turnId, (turn) => ({
        run: {
          ...withTurn(run, interrupted(turn, event.at, event.text)),
          status: 'failed',
          problem: event.problem,
        },
        effects: [],
      }));
    case 'step_started':
      return onStep(run, event.stepId, ['proposed'], (step) => ({
        run: withStep(run, { ...step, state: 'started', startedAt: event.at }),
        effects: [],
      }));
    case 'step_finished':
      return onStep(run, event.stepId, ['started'], (step) => stepFinished(run, step, event));
    case 'session_ended':
      // The step goes back to where it was: it runs again once the user is signed in.
      return onStep(run, event.stepId, ['started'], (step) => ({
        run: {
          ...withStep(run, { ...step, state: 'proposed', startedAt: null }),
          status: 'needs_login',
          problem: event.problem,
        },
        effects: [],
      }));
    case 'cancel':
      return isOver(run) ? unchanged(run) : cancel(run, event.at, event.text);
    case 'retry':
      return canRetry(run) ? begin({ ...run, problem: null }, event.org, event.model, event.at) : unchanged(run);
    case 'woke':
      return woke(run, event.at);
  }
}

export function isOver(run: Run): boolean {
  return ['done', 'failed', 'cancelled', 'interrupted'].includes(run.status);
}

export function canRetry(run: Run): boolean {
  return run.status === 'failed' || run.status === 'interrupted';
}

function begin(run: Run, org: PinnedOrg | null, model: PinnedModel | null, at: number): Advanced {
  if (!model) {
    return { run: { ...run, status: 'failed', problem: problem('no_model', { action: 'open_models' }) }, effects: [] };
  }
  const ready = { ...run, model };
  // A run keeps the org and the user it began with (invariant I8).
  const pinned = run.org ?? org;
  if (!pinned) return { run: { ...ready, status: 'needs_login', problem: null }, effects: [] };
  return goOn({ ...ready, org: pinned, problem: null }, at);
}

function connected(run: Run, org: PinnedOrg, at: number): Advanced {
  const another = run.org && (run.org.orgId !== org.orgId || run.org.userId !== org.userId);
  if (another) return unchanged(run);
  return goOn({ ...run, org, problem: null }, at);
}

function modelFinished(run: Run, turn: Turn, event: Extract<RunEvent, { type: 'model_finished' }>): Advanced {
  const steps = event.calls.map((call, index) => newStep(`${turn.id}.${index}`, call, event.at));
  const complete: Turn = {
    ...turn,
    state: 'complete',
    text: event.text,
    steps,
    citations: event.citations,
    usage: event.usage,
    finishedAt: event.at,
  };
  const next = withTurn(run, complete);
  if (steps.length > 0 && !mustAnswer(run)) return goOn(next, event.at);
  const why = event.cut ? problem('answer_cut', { action: null }) : null;
  if (event.text.trim() !== '') {
    return { run: { ...withTurn(run, { ...complete, steps: [] }), status: 'done', problem: why }, effects: [] };
  }
  const failure = steps.length > 0 ? problem('too_many_steps') : (why ?? problem('empty_answer', { action: 'retry' }));
  return { run: { ...withTurn(run, { ...complete, steps: [] }), status: 'failed', problem: failure }, effects: [] };
}

function newStep(id: string, call: DecidedCall, at: number): Step {
  const base = {
    id,
    callId: call.callId,
    tool: call.tool,
    kind: call.kind,
    arguments: call.arguments,
    providerData: call.providerData,
    decision: call.decision,
    sources: [],
    startedAt: null,
    repairable: false,
  };
  if (!call.refusal) return { ...base, state: 'proposed', finishedAt: null, forModel: '', problem: null };
  const repairable = call.decision === 'invalid';
  return { ...base, repairable, state: 'refused', finishedAt: at, ...call.refusal };
}

function stepFinished(run: Run, step: Step, event: Extract<RunEvent, { type: 'step_finished' }>): Advanced {
  const { outcome } = event;
  const state = outcome.problem ? 'failed' : 'succeeded';
  const next = withStep(run, { ...step, ...outcome, state, finishedAt: event.at });
  // A run that waits for a login goes on when that is settled, not because another of its steps came back.
  return run.status === 'acting' ? goOn(next, event.at) : { run: next, effects: [] };
}

/** What comes next, from the steps of the newest turn: act, wait for the user, or think again. */
function goOn(run: Run, at: number): Advanced {
  const steps = run.turns.at(-1)?.steps ?? [];
  const due = steps.filter((step) => step.state === 'proposed' && step.decision === 'auto');
  if (due.length > 0) {
    return {
      run: { ...run, status: 'acting' },
      effects: due.map((step) => ({ type: 'run_step', stepId: step.id })),
    };
  }
  if (steps.some((step) => step.state === 'started')) return { run: { ...run, status: 'acting' }, effects: [] };
  if (steps.some((step) => step.state === 'proposed')) {
    return { run: { ...run, status: 'awaiting_approval' }, effects: [] };
  }
  return think(run, at);
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
    effects: [{ type: 'call_model', turnId: turn.id, final: mustAnswer({ ...run, turns: [...run.turns, turn] }) }],
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

function cancel(run: Run, at: number, text: string | null): Advanced {
  const turns = run.turns.map((turn) => {
    const stopped = turn.state === 'streaming' ? interrupted(turn, at, text ?? turn.text) : turn;
    return { ...stopped, steps: stopped.steps.map((step) => cancelledStep(step, at)) };
  });
  return { run: { ...run, turns, status: 'cancelled', problem: problem('stopped') }, effects: [{ type: 'abort' }] };
}

function cancelledStep(step: Step, at: number): Step {
  if (step.state === 'proposed') return { ...step, state: 'cancelled', finishedAt: at };
  if (step.state !== 'started') return step;
  // A write that is on its way may have arrived: nobody may say that it did not.
  return { ...step, state: isWrite(step) ? 'unknown' : 'cancelled', finishedAt: at };
}

/** The rows of the design's table, "after the background died". */
function woke(run: Run, at: number): Advanced {
  if (run.status === 'thinking') {
    const last = run.turns.at(-1);
    return goOn(last?.state === 'streaming' ? withTurn(run, interrupted(last, at, last.text)) : run, at);
  }
  if (run.status !== 'acting') return unchanged(run);
  const turns = run.turns.map((turn) => ({ ...turn, steps: turn.steps.map((step) => wokenStep(step, at)) }));
  return goOn({ ...run, turns }, at);
}

function wokenStep(step: Step, at: number): Step {
  if (step.state !== 'started') return step;
  if (!isWrite(step)) return { ...step, state: 'proposed', startedAt: null };
  return {
    ...step,
    state: 'unknown',
    finishedAt: at,
    forModel: 'Unknown outcome: the browser stopped while this was being written. Do not repeat it; read the record first.',
    problem: problem('write_unknown', { saved: 'unknown' }),
  };
}

function isWrite(step: Step): boolean {
  return step.kind === 'write' || step.kind === 'destructive';
}

function interrupted(turn: Turn, at: number, text: string): Turn {
  return { ...turn, state: 'interrupted', text, finishedAt: at };
}

function onStreamingTurn(run: Run, turnId: string, then: (turn: Turn) => Advanced): Advanced {
  const turn = run.turns.at(-1);
  return run.status === 'thinking' && turn?.id === turnId && turn.state === 'streaming' ? then(turn) : unchanged(run);
}

function onStep(run: Run, stepId: string, states: readonly Step['state'][], then: (step: Step) => Advanced): Advanced {
  const step = run.turns.at(-1)?.steps.find((candidate) => candidate.id === stepId);
  return step && !isOver(run) && states.includes(step.state) ? then(step) : unchanged(run);
}

function withTurn(run: Run, turn: Turn): Run {
  return { ...run, turns: run.turns.map((existing) => (existing.id === turn.id ? turn : existing)) };
}

function withStep(run: Run, step: Step): Run {
  const turns = run.turns.map((turn) => ({
    ...turn,
    steps: turn.steps.map((existing) => (existing.id === step.id ? step : existing)),
  }));
  return { ...run, turns };
}

function unchanged(run: Run): Advanced {
  return { run, effects: [] };
}
