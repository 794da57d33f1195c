import { describe, expect, it } from 'vitest';
import { advance } from '../../../lib/agent/advance.ts';
import type { DecidedCall, Effect, RunEvent } from '../../../lib/agent/events.ts';
import { MAX_TURNS_WITH_TOOLS } from '../../../lib/agent/limits.ts';
import { isOver, stepsChanged } from '../../../lib/agent/run-parts.ts';
import { problem } from '../../../lib/problem.ts';
import type { Run } from '../../../lib/storage/run.ts';
import { call, MODEL, newRun, ORG, PINS } from './run-fixture.ts';

/** Feeds events one after the other; gives the run and the effects of the last one. */
function play(run: Run, ...events: RunEvent[]): { run: Run; effects: readonly Effect[] } {
  let effects: readonly Effect[] = [];
  for (const event of events) ({ run, effects } = advance(run, event));
  return { run, effects };
}

const start: RunEvent = { type: 'start', at: 1, ...PINS };
const answered = (turnId: string, text: string, calls: DecidedCall[] = []): RunEvent => ({
  type: 'model_finished',
  at: 2,
  turnId,
  text,
  calls,
  cut: false,
  citations: [],
  usage: null,
});
const stepDone = (stepId: string, repairable = false): RunEvent => ({
  type: 'step_finished',
  at: 4,
  stepId,
  outcome: {
    forModel: 'r1: 0 rows of 0',
    sources: [],
    problem: repairable ? problem('tool_arguments') : null,
    repairable,
    writes: [],
    undoable: false,
    unknown: false,
    apiCalls: 0,
  },
});
const stepStarted = (stepId: string): RunEvent => ({ type: 'step_started', at: 3, stepId });

describe('starting', () => {
  it('thinks when there is an org and a model', () => {
    const { run, effects } = play(newRun(), start);
    expect(run).toMatchObject({ status: 'thinking', org: ORG, model: MODEL });
    expect(effects).toEqual([{ type: 'call_model', turnId: 'run.0', final: false }]);
  });

  it('waits for a login when nobody is signed in, and goes on by itself', () => {
    const waiting = play(newRun(), { ...start, org: null } as RunEvent);
    expect(waiting.run.status).toBe('needs_login');
    expect(waiting.effects).toEqual([]);
    const { run, effects } = play(waiting.run, { type: 'connected', at: 2, org: ORG });
    expect(run).toMatchObject({ status: 'thinking', org: ORG });
    expect(effects).toHaveLength(1);
  });

  it('says so when no model is set up', () => {
    const { run } = play(newRun(), { ...start, model: null } as RunEvent);
    expect(run).toMatchObject({ status: 'failed', problem: { code: 'no_model', action: 'open_models' } });
  });

  it('asks nobody to sign in where the agent has no Salesforce connector', () => {
    const { run, effects } = play(newRun(), { ...start, org: null, needsOrg: false } as RunEvent);
    expect(run).toMatchObject({ status: 'thinking', org: null });
    expect(effects).toHaveLength(1);
  });

  it('fails with the reason where the agent’s model is gone, and can be tried again', () => {
    const modelProblem = problem('agent_model_gone', { subs: ['Analyst', 'gpt-4.1'], action: 'open_models' });
    const { run } = play(newRun(), { ...start, model: null, modelProblem } as RunEvent);
    expect(run).toMatchObject({ status: 'failed', problem: modelProblem });
    expect(play(run, { type: 'retry', at: 2, ...PINS }).run.status).toBe('thinking');
  });

  it('does not go on as another user than it began with', () => {
    const began = play(newRun(), start, answered('run.0', '', [call()]), stepStarted('run.0.0'), {
      type: 'session_ended',
      at: 4,
      stepId: 'run.0.0',
      problem: problem('connection_gone'),
      apiCalls: 1,
    });
    expect(began.run.status).toBe('needs_login');
    const stranger = { ...ORG, userId: '005000000000002AAA' };
    expect(play(began.run, { type: 'connected', at: 5, org: stranger }).run).toBe(began.run);
    expect(play(began.run, { type: 'connected', at: 5, org: ORG }).effects).toEqual([
      { type: 'run_step', stepId: 'run.0.0' },
    ]);
  });
});

describe('thinking and acting', () => {
  it('is done with an answer in words', () => {
    const { run } = play(newRun(), start, answered('run.0', 'Three.'));
    expect(run).toMatchObject({
      status: 'done',
      problem: null,
      turns: [{ state: 'complete', text: 'Three.' }],
    });
  });

  it('runs several calls at once and thinks when the last is back', () => {
    const acting = play(newRun(), start, answered('run.0', '', [call(), call({ callId: 'call-2' })]));
    expect(acting.effects).toEqual([
      { type: 'run_step', stepId: 'run.0.0' },
      { type: 'run_step', stepId: 'run.0.1' },
    ]);
    const one = play(acting.run, stepStarted('run.0.0'), stepStarted('run.0.1'), stepDone('run.0.1'));
    expect(one.run.status).toBe('acting');
    expect(one.effects).toEqual([]);
    const both = play(one.run, stepDone('run.0.0'));
    expect(both.run.status).toBe('thinking');
    expect(both.effects).toEqual([{ type: 'call_model', turnId: 'run.1', final: false }]);
  });

  it('never runs a refused call, and tells the model why', () => {
    const refusal = { forModel: 'This tool is disabled.', problem: problem('tool_disabled') };
    const { run, effects } = play(
      newRun(),
      start,
      answered('run.0', '', [call({ decision: 'blocked', refusal })]),
    );
    expect(run.turns[0]?.steps[0]).toMatchObject({ state: 'refused', forModel: refusal.forModel });
    expect(effects).toEqual([{ type: 'call_model', turnId: 'run.1', final: false }]);
  });

  it('lets a call be mended twice, then asks for words', () => {
    let { run } = play(newRun(), start);
    const finals: boolean[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const step = `run.${turn}.0`;
      const next = play(run, answered(`run.${turn}`, '', [call()]), stepStarted(step), stepDone(step, true));
      run = next.run;
      finals.push(...next.effects.map((effect) => effect.type === 'call_model' && effect.final));
    }
    expect(finals).toEqual([false, false, true]);
  });

  it('bounds the number of turns, and does not run what the last one still asks for', () => {
    let { run } = play(newRun(), start);
    let effects: readonly Effect[] = [];
    let turn = 0;
    for (; turn < MAX_TURNS_WITH_TOOLS; turn += 1) {
      const step = `run.${turn}.0`;
      ({ run, effects } = play(
        run,
        answered(`run.${turn}`, '', [call()]),
        stepStarted(step),
        stepDone(step),
      ));
    }
    expect(effects).toEqual([{ type: 'call_model', turnId: `run.${turn}`, final: true }]);
    const over = play(run, answered(`run.${turn}`, '', [call()]));
    expect(over).toMatchObject({
      run: { status: 'failed', problem: { code: 'too_many_steps' } },
      effects: [],
    });
    expect(play(run, answered(`run.${turn}`, 'So far: 3.', [call()])).run.status).toBe('done');
  });

  it('keeps what came of an answer that failed, marked as interrupted', () => {
    const failure = problem('no_answer');
    const failed = play(newRun(), start, {
      type: 'model_failed',
      at: 2,
      turnId: 'run.0',
      text: 'Thr',
      problem: failure,
    });
    expect(failed.run).toMatchObject({
      status: 'failed',
      problem: failure,
      turns: [{ state: 'interrupted', text: 'Thr' }],
    });
    const again = play(failed.run, { type: 'retry', at: 3, ...PINS });
    expect(again.run).toMatchObject({ status: 'thinking', problem: null });
    expect(again.effects).toEqual([{ type: 'call_model', turnId: 'run.1', final: false }]);
  });
});

describe('a call that needs approval', () => {
  const preview = {
    action: 'update',
    object: 'Account',
    objectLabel: 'Account',
    records: [],
    allOrNone: false,
  } as const;
  const previewed = (stepId: string, envelope = 'card-1'): RunEvent => ({
    type: 'previewed',
    at: 3,
    stepId,
    preview,
    envelope,
    problem: null,
    apiCalls: 0,
  });
  const approved = (stepId: string, shown = 'card-1', envelope = shown): RunEvent => ({
    type: 'approved',
    at: 4,
    stepId,
    shown,
    envelope,
    edited: envelope !== shown,
    arguments: '{"edited":true}',
    preview,
  });
  const write = (callId: string) => call({ callId, kind: 'write', decision: 'ask' });
  const asked = (...calls: DecidedCall[]) => play(newRun(), start, answered('run.0', '', calls));

  it('is previewed, then ends the run’s activity until the user answers', () => {
    const acting = asked(write('call-1'));
    expect(acting.effects).toEqual([{ type: 'preview_step', stepId: 'run.0.0' }]);
    const waiting = play(acting.run, previewed('run.0.0'));
    expect(waiting).toMatchObject({ run: { status: 'awaiting_approval' }, effects: [] });
  });

  it('runs after a yes to the card that was shown, with what the user said yes to', () => {
    const waiting = play(asked(write('call-1')).run, previewed('run.0.0'));
    const { run, effects } = play(waiting.run, approved('run.0.0', 'card-1', 'card-1-edited'));
    expect(effects).toEqual([{ type: 'run_step', stepId: 'run.0.0' }]);
    expect(run.turns[0]?.steps[0]).toMatchObject({
      state: 'approved',
      arguments: '{"edited":true}',
      approval: { envelope: 'card-1-edited', edited: true },
    });
  });

  it('does not run after a yes to another card', () => {
    const waiting = play(asked(write('call-1')).run, previewed('run.0.0', 'card-2'));
    expect(play(waiting.run, approved('run.0.0', 'card-1')).run).toBe(waiting.run);
  });

  it('cannot be started without an approval, whoever says so', () => {
    const waiting = play(asked(write('call-1')).run, previewed('run.0.0'));
    expect(play(waiting.run, stepStarted('run.0.0')).run).toBe(waiting.run);
    const proposed = newRun({ status: 'acting', turns: asked(write('call-1')).run.turns });
    expect(play(proposed, stepStarted('run.0.0')).run).toBe(proposed);
  });

  it('tells the model of a no, with the user’s note, and goes on', () => {
    const waiting = play(asked(write('call-1')).run, previewed('run.0.0'));
    const { run, effects } = play(waiting.run, {
      type: 'rejected',
      at: 4,
      stepId: 'run.0.0',
      note: 'Wrong account',
    });
    expect(run.turns[0]?.steps[0]).toMatchObject({ state: 'rejected', rejection: { note: 'Wrong account' } });
    expect(run.turns[0]?.steps[0]?.forModel).toContain('Wrong account');
    expect(effects).toEqual([{ type: 'call_model', turnId: 'run.1', final: false }]);
  });

  it('lets writes leave one after the other, in the order they were asked for', () => {
    const both = play(
      asked(write('call-1'), write('call-2')).run,
      previewed('run.0.0'),
      previewed('run.0.1'),
    );
    const second = play(both.run, approved('run.0.1'));
    expect(second.effects).toEqual([{ type: 'run_step', stepId: 'run.0.1' }]);
    const busy = play(second.run, stepStarted('run.0.1'), approved('run.0.0'));
    expect(busy.effects).toEqual([]);
    const next = play(busy.run, stepDone('run.0.1'));
    expect(next.effects).toEqual([{ type: 'run_step', stepId: 'run.0.0' }]);
  });

  it('asks again where a record changed since: the old yes is gone', () => {
    const started = play(
      asked(write('call-1')).run,
      previewed('run.0.0'),
      approved('run.0.0'),
      stepStarted('run.0.0'),
      {
        type: 'look_again',
        at: 6,
        stepId: 'run.0.0',
        writes: [],
        problem: problem('record_changed'),
        apiCalls: 2,
      },
    );
    expect(started.effects).toEqual([{ type: 'preview_step', stepId: 'run.0.0' }]);
    expect(started.run.turns[0]?.steps[0]).toMatchObject({
      state: 'previewing',
      approval: null,
      decision: 'ask',
    });
    expect(play(started.run, stepStarted('run.0.0')).run).toBe(started.run);
  });

  it('waits through the death of the background, and is previewed again where that was cut', () => {
    const waiting = play(asked(write('call-1')).run, previewed('run.0.0')).run;
    expect(play(waiting, { type: 'woke', at: 9 }).run).toBe(waiting);
    const cut = play(asked(write('call-1')).run, { type: 'woke', at: 9 });
    expect(cut.effects).toEqual([{ type: 'preview_step', stepId: 'run.0.0' }]);
  });

  it('keeps its approval through an expired session, and runs once the user is back', () => {
    const ended = play(
      asked(write('call-1')).run,
      previewed('run.0.0'),
      approved('run.0.0'),
      stepStarted('run.0.0'),
      {
        type: 'session_ended',
        at: 6,
        stepId: 'run.0.0',
        problem: problem('connection_gone'),
        apiCalls: 1,
      },
    );
    expect(ended.run.status).toBe('needs_login');
    expect(play(ended.run, { type: 'connected', at: 7, org: ORG }).effects).toEqual([
      { type: 'run_step', stepId: 'run.0.0' },
    ]);
  });

  it('offers undo where it can, which changes nothing but itself', () => {
    const done = play(
      asked(write('call-1')).run,
      previewed('run.0.0'),
      approved('run.0.0'),
      stepStarted('run.0.0'),
      {
        type: 'step_finished',
        at: 6,
        stepId: 'run.0.0',
        outcome: {
          forModel: 'Saved.',
          sources: [],
          problem: null,
          repairable: false,
          writes: [],
          undoable: true,
          unknown: false,
          apiCalls: 0,
        },
      },
    );
    const over = play(done.run, answered('run.1', 'Done.'));
    expect(over.run.turns[0]?.steps[0]?.undo).toEqual({ state: 'available', problem: null });
    const undone = play(
      over.run,
      { type: 'undo_started', at: 7, stepId: 'run.0.0' },
      { type: 'undo_finished', at: 8, stepId: 'run.0.0', state: 'done', problem: null, apiCalls: 1 },
    );
    expect(undone.run).toMatchObject({ status: 'done' });
    expect(undone.run.turns[0]?.steps[0]?.undo?.state).toBe('done');
    expect(play(undone.run, { type: 'undo_started', at: 9, stepId: 'run.0.0' }).run).toBe(undone.run);
  });

  it('says unknown of an undo that was cut', () => {
    const steps = asked(write('call-1')).run.turns[0]?.steps.map((step) => ({
      ...step,
      state: 'succeeded' as const,
      undo: { state: 'started' as const, problem: null },
    }));
    const run = newRun({
      status: 'done',
      turns: [{ ...asked(write('call-1')).run.turns[0]!, steps: steps ?? [] }],
    });
    expect(play(run, { type: 'woke', at: 9 }).run.turns[0]?.steps[0]?.undo?.state).toBe('unknown');
  });
});

describe('stopping', () => {
  it('keeps the text, stops what is under way and drops what comes late', () => {
    const thinking = play(newRun(), start);
    const stopped = play(thinking.run, { type: 'cancel', at: 2, text: 'Thr' });
    expect(stopped.effects).toEqual([{ type: 'abort' }]);
    expect(stopped.run).toMatchObject({
      status: 'cancelled',
      turns: [{ state: 'interrupted', text: 'Thr' }],
    });
    expect(play(stopped.run, answered('run.0', 'Three.')).run).toBe(stopped.run);
  });

  it('says unknown of a write that had left, cancelled of a read', () => {
    const calls = [call(), call({ callId: 'call-2', kind: 'write' })];
    const acting = play(
      newRun(),
      start,
      answered('run.0', '', calls),
      stepStarted('run.0.0'),
      stepStarted('run.0.1'),
    );
    const { run } = play(acting.run, { type: 'cancel', at: 5, text: null });
    expect(run.turns[0]?.steps.map((step) => step.state)).toEqual(['cancelled', 'unknown']);
  });
});

describe('after the background died', () => {
  const acting = (kind: 'read' | 'write') =>
    play(newRun(), start, answered('run.0', '', [call({ kind })]), stepStarted('run.0.0')).run;

  it('asks the model again, and keeps the text that had come', () => {
    const { run, effects } = play(
      newRun(),
      start,
      { type: 'text', at: 2, turnId: 'run.0', text: 'Thr' },
      { type: 'woke', at: 3 },
    );
    expect(run.turns).toMatchObject([{ state: 'interrupted', text: 'Thr' }, { state: 'streaming' }]);
    expect(effects).toEqual([{ type: 'call_model', turnId: 'run.1', final: false }]);
  });

  it('runs a read again', () => {
    const { run, effects } = play(acting('read'), { type: 'woke', at: 5 });
    expect(run.status).toBe('acting');
    expect(effects).toEqual([{ type: 'run_step', stepId: 'run.0.0' }]);
  });

  it('never runs a started write again: the user and the model are told that nobody knows', () => {
    const { run, effects } = play(acting('write'), { type: 'woke', at: 5 });
    expect(run.turns[0]?.steps[0]).toMatchObject({ state: 'unknown', problem: { saved: 'unknown' } });
    expect(effects).toEqual([{ type: 'call_model', turnId: 'run.1', final: false }]);
  });

  it('changes nothing for a run that waits or is over', () => {
    for (const status of [
      'awaiting_approval',
      'needs_login',
      'paused',
      'done',
      'failed',
      'cancelled',
      'interrupted',
    ] as const) {
      const run = newRun({ status });
      expect(play(run, { type: 'woke', at: 5 }).run).toBe(run);
    }
  });
});

it('tells text that streams from a change of its steps', () => {
  const thinking = play(newRun(), start).run;
  const text = play(thinking, { type: 'text', at: 2, turnId: 'run.0', text: 'Thr' }).run;
  expect(text).not.toBe(thinking);
  expect(stepsChanged(thinking, text)).toBe(false);
  const acting = play(text, answered('run.0', '', [call()])).run;
  expect(stepsChanged(text, acting)).toBe(true);
  expect(stepsChanged(acting, play(acting, stepStarted('run.0.0')).run)).toBe(true);
  expect(stepsChanged(acting, play(acting, { type: 'cancel', at: 5, text: null }).run)).toBe(true);
});

it('is over in four statuses', () => {
  const over = ['done', 'failed', 'cancelled', 'interrupted'];
  for (const status of [
    'queued',
    'thinking',
    'awaiting_approval',
    'acting',
    'needs_login',
    'paused',
    ...over,
  ] as const) {
    expect(isOver(newRun({ status: status as Run['status'] }))).toBe(over.includes(status));
  }
});

describe('a limit', () => {
  const limit = { name: 'tokensPerAnswer', problem: problem('limit_tokens_per_answer'), allow: 1 } as const;
  const overCalls = {
    name: 'apiCallsPerAnswer',
    problem: problem('limit_api_calls_per_answer'),
    allow: 1,
  } as const;
  const modelOver: RunEvent = { type: 'model_over_limit', at: 5, turnId: 'run.0', limit };
  const stepOver = (stepId: string): RunEvent => ({
    type: 'step_over_limit',
    at: 5,
    stepId,
    limit: overCalls,
  });
  const goOn: RunEvent = { type: 'go_on', at: 9 };
  const read = (callId: string) => call({ callId });

  it('pauses before the model is asked, and asks it when the user lets it go on', () => {
    const paused = play(newRun(), start, modelOver);
    expect(paused).toMatchObject({
      run: { status: 'paused', problem: limit.problem, turns: [] },
      effects: [],
    });
    const on = play(paused.run, goOn);
    expect(on.run).toMatchObject({
      status: 'thinking',
      problem: null,
      limit: null,
      allowed: { tokensPerAnswer: 1 },
    });
    expect(on.effects).toEqual([{ type: 'call_model', turnId: 'run.0', final: false }]);
  });

  it('counts each permission, and allows as much as it takes to really go on', () => {
    const first = play(newRun(), start, modelOver, goOn);
    const second = play(first.run, { ...modelOver, limit: { ...limit, allow: 2 } } as RunEvent, goOn);
    expect(second.run.allowed).toEqual({ tokensPerAnswer: 2 });
    const far = play(newRun(), start, { ...modelOver, limit: { ...limit, allow: 7 } } as RunEvent, goOn);
    expect(far.run.allowed).toEqual({ tokensPerAnswer: 7 });
  });

  it('holds a step back while others end, then pauses, and runs just that one when it goes on', () => {
    const both = play(
      newRun(),
      start,
      answered('run.0', '', [read('call-1'), read('call-2')]),
      stepStarted('run.0.0'),
      stepOver('run.0.1'),
    );
    expect(both).toMatchObject({ run: { status: 'acting' }, effects: [] });
    const paused = play(both.run, stepDone('run.0.0'));
    expect(paused).toMatchObject({ run: { status: 'paused', problem: overCalls.problem }, effects: [] });
    expect(play(paused.run, stepStarted('run.0.1')).run).toBe(paused.run);
    const on = play(paused.run, goOn);
    expect(on.effects).toEqual([{ type: 'run_step', stepId: 'run.0.1' }]);
  });

  it('keeps a yes that was given before, and one given while it is paused, without writing anything', () => {
    const card = (stepId: string): RunEvent => ({
      type: 'previewed',
      at: 3,
      stepId,
      preview: null,
      envelope: 'card',
      problem: null,
      apiCalls: 0,
    });
    const yes = (stepId: string): RunEvent => ({
      type: 'approved',
      at: 4,
      stepId,
      shown: 'card',
      envelope: 'card',
      edited: false,
      arguments: '{}',
      preview: null,
    });
    const write = (callId: string) => call({ callId, kind: 'write', decision: 'ask' });
    const paused = play(
      newRun(),
      start,
      answered('run.0', '', [write('call-1'), write('call-2')]),
      card('run.0.0'),
      card('run.0.1'),
      yes('run.0.0'),
      stepOver('run.0.0'),
    );
    expect(paused.run.status).toBe('paused');
    const saidYes = play(paused.run, yes('run.0.1'));
    expect(saidYes).toMatchObject({ run: { status: 'paused' }, effects: [] });
    expect(play(saidYes.run, goOn).effects).toEqual([{ type: 'run_step', stepId: 'run.0.0' }]);
  });

  it('waits through the death of the background, and ends by Stop', () => {
    const { run } = play(newRun(), start, modelOver);
    expect(play(run, { type: 'woke', at: 9 }).run).toBe(run);
    const stopped = play(run, { type: 'cancel', at: 9, text: null });
    expect(stopped.run).toMatchObject({ status: 'cancelled', limit: null });
    expect(play(stopped.run, goOn).run).toBe(stopped.run);
  });

  it('pauses also where the background died while the last steps of before ended', () => {
    const cut = play(
      newRun(),
      start,
      answered('run.0', '', [read('call-1'), read('call-2')]),
      stepStarted('run.0.0'),
      stepOver('run.0.1'),
      { type: 'woke', at: 9 },
    );
    expect(cut).toMatchObject({ run: { status: 'paused', problem: overCalls.problem }, effects: [] });
    expect(play(cut.run, goOn).effects).toHaveLength(2);
  });

  it('comes after a sign-in that was needed at the same time', () => {
    const out = play(
      newRun(),
      start,
      answered('run.0', '', [read('call-1'), read('call-2')]),
      stepStarted('run.0.0'),
      stepOver('run.0.1'),
      {
        type: 'session_ended',
        at: 6,
        stepId: 'run.0.0',
        problem: problem('connection_gone'),
        apiCalls: 1,
      },
    );
    expect(out.run.status).toBe('needs_login');
    const back = play(out.run, { type: 'connected', at: 7, org: ORG });
    expect(back).toMatchObject({ run: { status: 'paused', problem: overCalls.problem }, effects: [] });
    expect(play(back.run, goOn).effects).toHaveLength(2);
  });

  it('means nothing to a run that is not paused', () => {
    const { run } = play(newRun(), start);
    expect(play(run, goOn).run).toBe(run);
    const done = play(run, answered('run.0', 'Three.')).run;
    expect(play(done, modelOver, goOn).run).toBe(done);
  });
});

it('adds up the calls of a step over previews, tries and undoing', () => {
  const { run } = play(newRun(), start, answered('run.0', '', [call()]), stepStarted('run.0.0'), {
    type: 'session_ended',
    at: 4,
    stepId: 'run.0.0',
    problem: problem('connection_gone'),
    apiCalls: 2,
  });
  const back = play(run, { type: 'connected', at: 5, org: ORG }, stepStarted('run.0.0'));
  const done = play(back.run, {
    type: 'step_finished',
    at: 6,
    stepId: 'run.0.0',
    outcome: {
      forModel: 'r1',
      sources: [],
      problem: null,
      repairable: false,
      writes: [],
      undoable: false,
      unknown: false,
      apiCalls: 3,
    },
  });
  expect(done.run.turns[0]?.steps[0]?.apiCalls).toBe(5);
});
