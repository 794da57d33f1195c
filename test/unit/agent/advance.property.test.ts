import fc from 'fast-check';
import { expect, it } from 'vitest';
import { advance, isOver } from '../../../lib/agent/advance.ts';
import type { RunEvent } from '../../../lib/agent/events.ts';
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
      refusal: ['blocked', 'invalid'].includes(decision) ? { forModel: 'No.', problem: problem('tool_disabled') } : null,
    }),
  ),
);
const at = fc.nat(1000);
const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record({ type: fc.constant('start' as const), at, org: fc.constantFrom(ORG, null), model: fc.constant(MODEL) }),
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
    type: fc.constant('step_finished' as const),
    at,
    stepId,
    outcome: fc.record({
      forModel: fc.string(),
      sources: fc.constant([]),
      problem: fc.constant(null),
      repairable: fc.boolean(),
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

it('never runs what was not decided as auto, and never a write that was started once', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const startedWrites = new Set<string>();
      for (const { effects, run } of states(events)) {
        for (const effect of effects) {
          if (effect.type !== 'run_step') continue;
          const step = steps(run).find((candidate) => candidate.id === effect.stepId);
          expect(step?.decision).toBe('auto');
          expect(startedWrites.has(effect.stepId)).toBe(false);
        }
        // A session that ended before anything was sent may begin again; it leaves `started`.
        for (const step of steps(run)) {
          if (step.state === 'unknown') startedWrites.add(step.id);
        }
      }
    }),
  );
});

it('ends for good: only a retry leaves failed or interrupted, nothing leaves done or cancelled', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      for (const { before, happened, run } of states(events)) {
        if (isOver(before) && run !== before) expect(happened.type).toBe('retry');
        if (before.status === 'done' || before.status === 'cancelled') expect(run).toBe(before);
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
          expect(steps(run).some((step) => step.state === 'started' || step.state === 'proposed')).toBe(true);
        }
      }
    }),
  );
});
