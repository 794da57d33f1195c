import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance } from '../../../lib/agent/advance.ts';
import type { RunEvent } from '../../../lib/agent/events.ts';
import { isOver } from '../../../lib/agent/run-parts.ts';
import { problem } from '../../../lib/problem.ts';
import type { Run, RunLimit } from '../../../lib/storage/run.ts';
import { call, MODEL, newRun, ORG, PINS } from './run-fixture.ts';

const turnId = fc.nat(3).map((turn) => `run.${turn}`);
const stepId = fc.tuple(turnId, fc.nat(2)).map(([turn, step]) => `${turn}.${step}`);
const decided = fc.record({
  kind: fc.constantFrom('read', 'write', 'destructive'),
  decision: fc.constantFrom('auto', 'ask', 'blocked', 'invalid'),
});
const calls = fc.array(decided, { maxLength: 3 }).map((list) =>
  list.map(({ kind, decision }) =>
    call({
      kind: kind as 'read',
      decision: decision as 'auto',
      refusal: ['blocked', 'invalid'].includes(decision)
        ? { forModel: 'No.', problem: problem('tool_disabled') }
        : null,
    }),
  ),
);
const at = fc.nat(1000);
const apiCalls = fc.nat(3);
const limit: fc.Arbitrary<RunLimit> = fc.record({
  name: fc.constantFrom('tokensPerAnswer', 'apiCallsPerAnswer', 'orgApiShare'),
  problem: fc.constant(problem('limit_tokens_per_answer')),
  allow: fc.integer({ min: 1, max: 5 }),
});
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({
    type: fc.constant('start' as const),
    at,
    org: fc.constantFrom(ORG, null),
    needsOrg: fc.boolean(),
    model: fc.constantFrom(MODEL, null),
    modelProblem: fc.constant(null),
  }),
  fc.record({ type: fc.constant('connected' as const), at, org: fc.constant(ORG) }),
  fc.record({ type: fc.constant('text' as const), at, turnId, text: fc.string() }),
  fc.record({
    type: fc.constant('model_finished' as const),
    at,
    turnId,
    text: fc.constantFrom('', 'Answer'),
    calls,
    cut: fc.boolean(),
    citations: fc.constant([]),
    usage: fc.constant(null),
  }),
  fc.record({
    type: fc.constant('model_failed' as const),
    at,
    turnId,
    text: fc.string(),
    problem: fc.constant(problem('no_answer')),
  }),
  fc.record({ type: fc.constant('step_started' as const), at, stepId }),
  fc.record({
    type: fc.constant('previewed' as const),
    at,
    stepId,
    preview: fc.constant(null),
    envelope: fc.constantFrom('card-1', 'card-2'),
    problem: fc.constant(null),
    apiCalls,
  }),
  fc.record({
    type: fc.constant('approved' as const),
    at,
    stepId,
    shown: fc.constantFrom('card-1', 'card-2'),
    envelope: fc.constantFrom('card-1', 'card-2'),
    edited: fc.boolean(),
    arguments: fc.constant('{}'),
    preview: fc.constant(null),
  }),
  fc.record({ type: fc.constant('rejected' as const), at, stepId, note: fc.constant(null) }),
  fc.record({
    type: fc.constant('look_again' as const),
    at,
    stepId,
    writes: fc.constant([]),
    problem: fc.constant(problem('record_changed')),
    apiCalls,
  }),
  fc.record({ type: fc.constant('undo_started' as const), at, stepId }),
  fc.record({
    type: fc.constant('step_finished' as const),
    at,
    stepId,
    outcome: fc.record({
      forModel: fc.string(),
      sources: fc.constant([]),
      problem: fc.constant(null),
      repairable: fc.boolean(),
      writes: fc.constant([]),
      undoable: fc.boolean(),
      unknown: fc.boolean(),
      apiCalls,
    }),
  }),
  fc.record({
    type: fc.constant('session_ended' as const),
    at,
    stepId,
    problem: fc.constant(problem('connection_gone', { action: 'reconnect' })),
    apiCalls,
  }),
  fc.record({ type: fc.constant('cancel' as const), at, text: fc.constantFrom(null, 'Ans') }),
  at.map((when) => ({ type: 'retry' as const, at: when, ...PINS })),
  fc.record({ type: fc.constant('model_over_limit' as const), at, turnId, limit }),
  fc.record({ type: fc.constant('step_over_limit' as const), at, stepId, limit }),
  fc.record({ type: fc.constant('go_on' as const), at }),
  fc.record({ type: fc.constant('woke' as const), at }),
);

/** Every state on the way, with the event that led there and the effects it had. */
function states(events: readonly RunEvent[]) {
  let run = newRun();
  return events.map((happened) => {
    const before = run;
    const next = advance(run, happened);
    run = next.run;
    return { before, happened, run, effects: next.effects };
  });
}

const steps = (run: Run) => run.turns.flatMap((turn) => turn.steps);

it('starts nothing that needs approval without a yes to exactly the card that was shown (I1)', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      for (const { before, happened, run, effects } of states(events)) {
        for (const step of steps(run)) {
          const earlier = steps(before).find((candidate) => candidate.id === step.id);
          const justStarted = step.state === 'started' && earlier?.state !== 'started';
          if (justStarted && step.decision !== 'auto') expect(step.approval?.envelope).toBe(step.envelope);
          if (step.approval && !earlier?.approval) {
            expect(happened).toMatchObject({ type: 'approved', stepId: step.id, shown: earlier?.envelope });
          }
          expect(['blocked', 'invalid'].includes(step.decision) && step.state !== 'refused').toBe(false);
        }
        for (const effect of effects) {
          if (effect.type !== 'run_step') continue;
          const step = steps(run).find((candidate) => candidate.id === effect.stepId);
          expect(step?.decision === 'auto' || step?.approval !== null).toBe(true);
        }
      }
    }),
  );
});

it('never starts a write again that was started and not refused for its session or its versions (I2)', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const gone = new Set<string>();
      for (const { before, happened, run } of states(events)) {
        for (const step of steps(run)) {
          const earlier = steps(before).find((candidate) => candidate.id === step.id);
          const write = step.kind !== 'read' && step.kind !== 'local';
          if (write && step.state === 'started' && earlier?.state !== 'started')
            expect(gone.has(step.id)).toBe(false);
          const left = earlier?.state === 'started' && step.state !== 'started';
          // In both of these Salesforce itself said that nothing was written.
          if (write && left && !['session_ended', 'look_again'].includes(happened.type)) gone.add(step.id);
        }
      }
    }),
  );
});

it('ends for good: only a retry leaves failed or interrupted, nothing leaves done or cancelled', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      for (const { before, happened, run } of states(events)) {
        if (isOver(before) && run !== before)
          expect(['retry', 'undo_started', 'woke']).toContain(happened.type);
        if (before.status === 'done' || before.status === 'cancelled') expect(run.status).toBe(before.status);
      }
    }),
  );
});

it('shows as working only what has something under way', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      for (const { run } of states(events)) {
        if (run.status === 'thinking') expect(run.turns.at(-1)?.state).toBe('streaming');
        else expect(run.turns.every((turn) => turn.state !== 'streaming')).toBe(true);
        if (run.status === 'acting') {
          const busy = ['started', 'proposed', 'previewing', 'approved'];
          expect(steps(run).some((step) => busy.includes(step.state))).toBe(true);
        }
      }
    }),
  );
});

/**
 * Random events seldom fit where the run stands. These do: after each event of the list, whatever the run just now waits
 * for happens, so that runs really get to acting, pausing and going on.
 */
function guided(choices: readonly number[]) {
  let run = newRun();
  const way: { before: Run; happened: RunEvent; run: Run; effects: readonly { type: string }[] }[] = [];
  for (const choice of choices) {
    const fitting = possible(run);
    const happened = fitting[choice % fitting.length] as RunEvent;
    const before = run;
    const next = advance(run, happened);
    run = next.run;
    way.push({ before, happened, run, effects: next.effects });
  }
  return way;
}

function possible(run: Run): RunEvent[] {
  const reached: RunLimit = {
    name: 'apiCallsPerAnswer',
    problem: problem('limit_api_calls_per_answer'),
    allow: 1,
  };
  const turn = run.turns.at(-1);
  const events: RunEvent[] = [
    { type: 'start', at: 1, ...PINS },
    { type: 'go_on', at: 1 },
    { type: 'woke', at: 1 },
    { type: 'connected', at: 1, org: ORG },
  ];
  if (turn) {
    events.push({ type: 'model_over_limit', at: 1, turnId: turn.id, limit: reached });
    const calls = [
      call({ kind: 'read', decision: 'auto' }),
      call({ kind: 'write', decision: 'auto' }),
      call({ kind: 'write', decision: 'ask' }),
    ];
    events.push({
      type: 'model_finished',
      at: 1,
      turnId: turn.id,
      text: '',
      calls,
      cut: false,
      citations: [],
      usage: null,
    });
  }
  for (const step of turn?.steps ?? []) {
    const stepId = step.id;
    const envelope = step.envelope ?? 'card';
    events.push(
      { type: 'step_started', at: 1, stepId },
      { type: 'step_over_limit', at: 1, stepId, limit: reached },
      { type: 'previewed', at: 1, stepId, preview: null, envelope: 'card', problem: null, apiCalls: 1 },
      {
        type: 'approved',
        at: 1,
        stepId,
        shown: envelope,
        envelope,
        edited: false,
        arguments: '{}',
        preview: null,
      },
      { type: 'session_ended', at: 1, stepId, problem: problem('connection_gone'), apiCalls: 1 },
      {
        type: 'step_finished',
        at: 1,
        stepId,
        outcome: {
          forModel: '',
          sources: [],
          problem: null,
          repairable: false,
          writes: [],
          undoable: false,
          unknown: false,
          apiCalls: 1,
        },
      },
    );
  }
  return events;
}

const UNDER_WAY = ['started', 'previewing'];

function holdsAtLimits(way: ReturnType<typeof guided>) {
  const gone = new Set<string>();
  for (const { before, happened, run, effects } of way) {
    if (before.status === 'paused' && run.status !== 'paused')
      expect(['go_on', 'cancel']).toContain(happened.type);
    if (run.status === 'paused') {
      expect(run.limit).toBeTruthy();
      expect(run.problem).toEqual(run.limit?.problem);
      expect(effects).toEqual([]);
      expect(steps(run).some((step) => UNDER_WAY.includes(step.state))).toBe(false);
      expect(run.turns.every((turn) => turn.state !== 'streaming')).toBe(true);
    }
    // Once a limit is reached nothing begins, whatever else comes to its end meanwhile.
    if (before.limit && run.limit) expect(effects).toEqual([]);
    for (const step of steps(run)) {
      const earlier = steps(before).find((candidate) => candidate.id === step.id);
      const begins = step.state === 'started' && earlier?.state !== 'started';
      if (before.limit && run.limit) expect(begins).toBe(false);
      if (begins && step.kind === 'write') expect(gone.has(step.id)).toBe(false);
      const left = earlier?.state === 'started' && step.state !== 'started';
      if (left && !['session_ended', 'look_again'].includes(happened.type)) gone.add(step.id);
    }
  }
}

it('leaves a pause by the user’s word alone, runs nothing during it, and writes nothing twice across it', () => {
  fc.assert(fc.property(fc.array(event, { maxLength: 40 }), (events) => holdsAtLimits(states(events))));
  let paused = 0;
  let wentOn = 0;
  fc.assert(
    fc.property(fc.array(fc.nat(10_000), { minLength: 20, maxLength: 80 }), (choices) => {
      const way = guided(choices);
      holdsAtLimits(way);
      if (way.some(({ run }) => run.status === 'paused')) paused += 1;
      if (way.some(({ before, happened, run }) => happened.type === 'go_on' && run !== before)) wentOn += 1;
    }),
    { numRuns: 300 },
  );
  // Else the property would hold of nothing.
  expect(paused).toBeGreaterThan(100);
  expect(wentOn).toBeGreaterThan(50);
});
