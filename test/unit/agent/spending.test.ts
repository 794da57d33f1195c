import { expect, it } from 'vitest';
import { advance } from '../../../lib/agent/advance.ts';
import type { RunEvent } from '../../../lib/agent/events.ts';
import { spentBy } from '../../../lib/agent/spending.ts';
import { problem } from '../../../lib/problem.ts';
import { call, newRun, PINS } from './run-fixture.ts';

const usage = { inputTokens: 100, cachedTokens: 40, outputTokens: 10, cost: 0.01 };
const none = { answers: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, apiCalls: 0 };

function spent(...events: RunEvent[]) {
  let run = newRun();
  return events.map((event) => {
    const before = run;
    ({ run } = advance(run, event));
    return spentBy(before, run);
  });
}

const start: RunEvent = { type: 'start', at: 1, ...PINS };
const finished = (turnId: string, text: string, calls = [] as ReturnType<typeof call>[]): RunEvent => ({
  type: 'model_finished',
  at: 2,
  turnId,
  text,
  calls,
  cut: false,
  citations: [],
  usage,
});

it('tells the tokens of each turn, the calls of each step, and the answer, each just once', () => {
  const [begun, asked, started, ended, again, lookedUp, done] = spent(
    start,
    finished('run.0', '', [call()]),
    { type: 'step_started', at: 3, stepId: 'run.0.0' },
    { type: 'session_ended', at: 4, stepId: 'run.0.0', problem: problem('connection_gone'), apiCalls: 1 },
    { type: 'connected', at: 5, org: PINS.org as NonNullable<typeof PINS.org> },
    { type: 'step_started', at: 6, stepId: 'run.0.0' },
    finished('run.1', 'Never: the run is not there yet.'),
  );
  const tokens = { inputTokens: 100, cachedTokens: 40, outputTokens: 10 };
  const model = { ...none, key: 'p1 test-1', of: 'model', name: 'test-1' };
  expect(begun).toEqual([]);
  expect(asked).toEqual([{ ...model, ...tokens }]);
  expect(started).toEqual([]);
  expect(ended).toEqual([{ ...none, key: '00D000000000001EAA', of: 'org', name: 'Acme', apiCalls: 1 }]);
  expect([again, lookedUp, done]).toEqual([[], [], []]);
});

it('counts an answer when it is there, and not again when a write of it is undone', () => {
  const [, answered] = spent(start, finished('run.0', 'Three.'));
  expect(answered).toEqual([
    {
      key: 'p1 test-1',
      of: 'model',
      name: 'test-1',
      answers: 1,
      inputTokens: 100,
      cachedTokens: 40,
      outputTokens: 10,
      apiCalls: 0,
    },
  ]);
});

it('counts the calls that undoing takes, long after the answer', () => {
  const undone = spent(
    start,
    finished('run.0', '', [call({ kind: 'write' })]),
    { type: 'step_started', at: 3, stepId: 'run.0.0' },
    {
      type: 'step_finished',
      at: 4,
      stepId: 'run.0.0',
      outcome: {
        forModel: '',
        sources: [],
        problem: null,
        repairable: false,
        writes: [],
        undoable: true,
        unknown: false,
        apiCalls: 2,
      },
    },
    finished('run.1', 'Done.'),
    { type: 'undo_started', at: 5, stepId: 'run.0.0' },
    { type: 'undo_finished', at: 6, stepId: 'run.0.0', state: 'done', problem: null, apiCalls: 3 },
  ).at(-1);
  expect(undone).toEqual([{ ...none, key: '00D000000000001EAA', of: 'org', name: 'Acme', apiCalls: 3 }]);
});
