import { problem } from '../problem.ts';
import type { PinnedOrg, Run, RunLimit, Step, Turn, Undo } from '../storage/run.ts';
import { cancel } from './cancel.ts';
import type { Advanced, DecidedCall, Pins, RunEvent } from './events.ts';
import { goOn, mustAnswer } from './go-on.ts';
import { interrupted, isOver, withStep, withTurn } from './run-parts.ts';
import { wake } from './wake.ts';

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
      return run.status === 'queued' ? begin(run, event, event.at) : unchanged(run);
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
    case 'previewed':
      return onStep(run, event.stepId, ['previewing'], (step) => {
        const { preview, envelope, problem: why } = event;
        const shown: Step = { ...step, state: 'awaiting_approval', preview, envelope, problem: why };
        return settle(withStep(run, withCalls(shown, event.apiCalls)), event.at);
      });
    case 'approved':
      return onStep(run, event.stepId, ['awaiting_approval'], (step) => approved(run, step, event));
    case 'rejected':
      return onStep(run, event.stepId, ['awaiting_approval'], (step) => rejected(run, step, event));
    case 'step_started':
      return onStep(run, event.stepId, ['proposed', 'approved'], (step) => started(run, step, event.at));
    case 'step_finished':
      return onStep(run, event.stepId, ['started', 'previewing'], (step) => stepFinished(run, step, event));
    case 'session_ended':
      // The step goes back to where it was: it runs again once the user is signed in. A 401 wrote nothing.
      return onStep(run, event.stepId, ['started', 'previewing'], (step) => ({
        run: {
          ...withStep(
            run,
            withCalls(
              { ...step, state: step.approval ? 'approved' : 'proposed', startedAt: null },
              event.apiCalls,
            ),
          ),
          status: 'needs_login',
          problem: event.problem,
        },
        effects: [],
      }));
    case 'look_again':
      return onStep(run, event.stepId, ['started'], (step) => {
        const { writes, problem: why } = event;
        const again: Step = { ...step, state: 'proposed', decision: 'ask', startedAt: null, approval: null };
        const unseen = { ...again, envelope: null, writes, problem: why };
        return settle(withStep(run, withCalls(unseen, event.apiCalls)), event.at);
      });
    case 'undo_started':
      return onUndo(run, event.stepId, ['available', 'failed'], { state: 'started', problem: null }, 0);
    case 'undo_finished': {
      const { state, problem: why, apiCalls } = event;
      return onUndo(run, event.stepId, ['started'], { state, problem: why }, apiCalls);
    }
    case 'cancel':
      return isOver(run) ? unchanged(run) : cancel(run, event.at, event.text);
    case 'retry':
      return canRetry(run) ? begin({ ...run, problem: null, limit: null }, event, event.at) : unchanged(run);
    case 'model_over_limit':
      // Nothing was asked: the turn was only meant, and is begun anew by going on.
      return onStreamingTurn(run, event.turnId, () =>
        settle({ ...run, turns: run.turns.slice(0, -1), limit: event.limit }, event.at),
      );
    case 'step_over_limit':
      return onStep(run, event.stepId, ['proposed', 'approved', 'previewing'], (step) =>
        settle(heldBack(run, step, event.limit), event.at),
      );
    case 'go_on':
      return run.status === 'paused' && run.limit ? allowed(run, run.limit, event.at) : unchanged(run);
    case 'woke':
      return wake(run, event.at);
  }
}

export function canRetry(run: Run): boolean {
  return run.status === 'failed' || run.status === 'interrupted';
}

function begin(run: Run, { org, needsOrg, model, modelProblem }: Pins, at: number): Advanced {
  if (!model) {
    const why = modelProblem ?? problem('no_model', { action: 'open_models' });
    return { run: { ...run, status: 'failed', problem: why }, effects: [] };
  }
  const ready = { ...run, model };
  // A run keeps the org and the user it began with (invariant I8).
  const pinned = run.org ?? org;
  if (!pinned && needsOrg) return { run: { ...ready, status: 'needs_login', problem: null }, effects: [] };
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
    return {
      run: { ...withTurn(run, { ...complete, steps: [] }), status: 'done', problem: why },
      effects: [],
    };
  }
  const failure =
    steps.length > 0 ? problem('too_many_steps') : (why ?? problem('empty_answer', { action: 'retry' }));
  return {
    run: { ...withTurn(run, { ...complete, steps: [] }), status: 'failed', problem: failure },
    effects: [],
  };
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
    preview: null,
    envelope: null,
    approval: null,
    rejection: null,
    writes: [],
    undo: null,
  };
  if (!call.refusal) return { ...base, state: 'proposed', finishedAt: null, forModel: '', problem: null };
  const repairable = call.decision === 'invalid';
  return { ...base, repairable, state: 'refused', finishedAt: at, ...call.refusal };
}

function approved(run: Run, step: Step, event: Extract<RunEvent, { type: 'approved' }>): Advanced {
  // The card was of another state of the records or of other values: this yes was not to what would be done now.
  if (step.envelope !== event.shown) return unchanged(run);
  const { envelope, edited, preview, at } = event;
  const yes: Step = {
    ...step,
    state: 'approved',
    arguments: event.arguments,
    preview,
    envelope,
    approval: { envelope, at, edited },
    problem: null,
  };
  return settle(withStep(run, yes), at);
}

function rejected(run: Run, step: Step, { at, note }: Extract<RunEvent, { type: 'rejected' }>): Advanced {
  const words = 'The user rejected this. Nothing was changed. Do not ask for it again unless the user does.';
  const no: Step = {
    ...step,
    state: 'rejected',
    finishedAt: at,
    rejection: { note },
    forModel: note ? `${words} The user's note: ${note}` : words,
  };
  return settle(withStep(run, no), at);
}

/** A step that would go past a limit stays where it was before it began. */
function heldBack(run: Run, step: Step, limit: RunLimit): Run {
  const waiting: Step = step.state === 'previewing' ? { ...step, state: 'proposed' } : step;
  return { ...withStep(run, waiting), limit: run.limit ?? limit };
}

function allowed(run: Run, { name, allow }: RunLimit, at: number): Advanced {
  const more = { ...run.allowed, [name]: Math.max(allow, (run.allowed?.[name] ?? 0) + 1) };
  return goOn({ ...run, allowed: more, limit: null, problem: null }, at);
}

function withCalls(step: Step, calls: number): Step {
  return calls === 0 ? step : { ...step, apiCalls: (step.apiCalls ?? 0) + calls };
}

function started(run: Run, step: Step, at: number): Advanced {
  // What was about to begin when the limit was reached begins when the user lets it.
  if (run.limit) return unchanged(run);
  // What needs approval starts with an approval of exactly this envelope, or not at all (invariant I1).
  const may =
    step.decision === 'auto' || (step.approval !== null && step.approval.envelope === step.envelope);
  if (!may) return unchanged(run);
  return { run: withStep(run, { ...step, state: 'started', startedAt: at }), effects: [] };
}

function stepFinished(run: Run, step: Step, event: Extract<RunEvent, { type: 'step_finished' }>): Advanced {
  const { undoable, unknown, apiCalls, ...outcome } = event.outcome;
  const state = unknown ? 'unknown' : outcome.problem ? 'failed' : 'succeeded';
  const undo = undoable ? ({ state: 'available', problem: null } as const) : null;
  const done: Step = { ...step, ...outcome, state, undo, finishedAt: event.at };
  return settle(withStep(run, withCalls(done, apiCalls)), event.at);
}

/** A run that waits for a login goes on when that is settled, not because something came of its steps. */
function settle(run: Run, at: number): Advanced {
  return run.status === 'needs_login' ? { run, effects: [] } : goOn(run, at);
}

function onStreamingTurn(run: Run, turnId: string, then: (turn: Turn) => Advanced): Advanced {
  const turn = run.turns.at(-1);
  return run.status === 'thinking' && turn?.id === turnId && turn.state === 'streaming'
    ? then(turn)
    : unchanged(run);
}

function onStep(
  run: Run,
  stepId: string,
  states: readonly Step['state'][],
  then: (step: Step) => Advanced,
): Advanced {
  const step = run.turns.at(-1)?.steps.find((candidate) => candidate.id === stepId);
  return step && !isOver(run) && states.includes(step.state) ? then(step) : unchanged(run);
}

/** Undoing is apart from the run's own course: it may happen long after the run is over. */
function onUndo(
  run: Run,
  stepId: string,
  from: readonly Undo['state'][],
  to: Undo,
  apiCalls: number,
): Advanced {
  const step = run.turns.flatMap((turn) => turn.steps).find((candidate) => candidate.id === stepId);
  return step?.undo && from.includes(step.undo.state)
    ? { run: withStep(run, withCalls({ ...step, undo: to }, apiCalls)), effects: [] }
    : unchanged(run);
}

function unchanged(run: Run): Advanced {
  return { run, effects: [] };
}
