import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance } from '../../../lib/agent/advance.ts';
import type { RunEvent } from '../../../lib/agent/events.ts';
import { isOver } from '../../../lib/agent/run-parts.ts';
import { problem } from '../../../lib/problem.ts';
import type { Run } from '../../../lib/storage/run.ts';
import { call, MODEL, newRun, ORG } from './run-fixture.ts';

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
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({
    type: fc.constant('start' as const),
    at,
    org: fc.constantFrom(ORG, null),
    model: fc.constant(MODEL),
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
    }),
  }),
  fc.record({
    type: fc.constant('session_ended' as const),
    at,
    stepId,
    problem: fc.constant(problem('connection_gone', { action: 'reconnect' })),
  }),
  fc.record({ type: fc.constant('cancel' as const), at, text: fc.constantFrom(null, 'Ans') }),
  fc.record({ type: fc.constant('retry' as const), at, org: fc.constant(ORG), model: fc.constant(MODEL) }),
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
