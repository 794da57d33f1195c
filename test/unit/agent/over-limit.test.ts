import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitReached, type Spending } from '../../../lib/agent/over-limit.ts';
import type { LimitName, Run, Step, Turn } from '../../../lib/storage/run.ts';
import { newRun, ORG } from './run-fixture.ts';

const NO_LIMITS: Spending['limits'] = {
  tokensPerAnswer: null,
  moneyPerAnswer: null,
  moneyPerDay: null,
  apiCallsPerAnswer: null,
  orgApiShare: null,
};

const step = (id: string, change: Partial<Step> = {}): Step => ({
  id,
  callId: id,
  tool: 'query_records',
  kind: 'read',
  arguments: '{}',
  providerData: null,
  decision: 'auto',
  state: 'succeeded',
  startedAt: 1,
  finishedAt: 2,
  sources: [],
  forModel: '',
  problem: null,
  repairable: false,
  preview: null,
  envelope: null,
  approval: null,
  rejection: null,
  writes: [],
  undo: null,
  ...change,
});

const turn = (change: Partial<Turn> = {}): Turn => ({
  id: 't',
  state: 'complete',
  text: '',
  steps: [],
  citations: [],
  usage: null,
  startedAt: 1,
  finishedAt: 2,
  ...change,
});

const used = (tokens: number, cost: number | null = null, allowed: Run['allowed'] = {}) =>
  newRun({
    org: ORG,
    allowed,
    turns: [turn({ usage: { inputTokens: tokens, cachedTokens: 0, outputTokens: 0, cost } })],
  });
const within = (limits: Partial<Spending['limits']>, more: Partial<Spending> = {}): Spending => ({
  limits: { ...NO_LIMITS, ...limits },
  spentToday: 0,
  orgUsage: null,
  ...more,
});
const name = (run: Run, stepId: string | null, spending: Spending) =>
  limitReached(run, stepId, spending)?.name ?? null;

describe('before the model is asked', () => {
  it('goes on without limits, whatever was used', () => {
    const spending = within({}, { spentToday: 1e9, orgUsage: { used: 100, limit: 100 } });
    expect(name(used(1e9, 1e6), null, spending)).toBeNull();
  });

  it('stops at the tokens of the answer, and says how many', () => {
    const spending = within({ tokensPerAnswer: 10_000 });
    expect(name(used(9_999), null, spending)).toBeNull();
    const limit = limitReached(used(10_000), null, spending);
    expect(limit).toMatchObject({ name: 'tokensPerAnswer', allow: 1 });
    expect(limit?.problem).toMatchObject({ code: 'limit_tokens_per_answer', subs: ['10,000', '10,000'] });
  });

  it('stops at money only where a price is known', () => {
    const spending = within({ moneyPerAnswer: 0.5 });
    expect(name(used(1e9, null), null, spending)).toBeNull();
    expect(name(used(10, 0.49), null, spending)).toBeNull();
    const limit = limitReached(used(10, 0.5), null, spending);
    expect(limit?.problem).toMatchObject({ code: 'limit_money_per_answer', subs: ['$0.50', '$0.50'] });
  });

  it('stops at the money of the day, and goes past it for this answer once that was allowed', () => {
    const spending = within({ moneyPerDay: 2 }, { spentToday: 2.5 });
    expect(name(used(10), null, spending)).toBe('moneyPerDay');
    expect(name(used(10, null, { moneyPerDay: 1 }), null, spending)).toBeNull();
  });

  it('stops at the share of the org’s calls that is used up, and nothing more is known before the first call', () => {
    const spending = within({ orgApiShare: 90 }, { orgUsage: { used: 13_500, limit: 15_000 } });
    const limit = limitReached(used(10), null, spending);
    expect(limit?.problem.subs).toEqual(['90%', '90%', '13,500', '15,000', 'Acme']);
    expect(name(used(10, null, { orgApiShare: 1 }), null, spending)).toBeNull();
    expect(name(used(10), null, { ...spending, orgUsage: { used: 13_499, limit: 15_000 } })).toBeNull();
    expect(name(used(10), null, { ...spending, orgUsage: null })).toBeNull();
    expect(name(used(10), null, { ...spending, orgUsage: { used: 0, limit: 0 } })).toBeNull();
  });

  it('asks once more where the calls are just used up: an answer needs none', () => {
    const run = newRun({ turns: [turn({ steps: [step('a', { apiCalls: 3 })] })] });
    expect(name(run, null, within({ apiCallsPerAnswer: 3 }))).toBeNull();
    expect(name(run, null, within({ apiCallsPerAnswer: 2 }))).toBe('apiCallsPerAnswer');
  });
});

describe('before a step', () => {
  const acting = (...steps: Step[]) => newRun({ org: ORG, status: 'acting', turns: [turn({ steps })] });
  const ready = { state: 'proposed', startedAt: null, finishedAt: null } as const;

  it('looks at calls to Salesforce alone', () => {
    const run = {
      ...used(1e9, 1e9),
      ...{ turns: [...used(1e9, 1e9).turns, turn({ steps: [step('a', ready)] })] },
    };
    const spending = within({ tokensPerAnswer: 1_000, moneyPerAnswer: 1, moneyPerDay: 1 }, { spentToday: 9 });
    expect(name(run, 'a', spending)).toBeNull();
  });

  it('counts those that were made and one for each that is under way, so that no wave of reads goes past', () => {
    const started = { state: 'started', finishedAt: null } as const;
    const spending = within({ apiCallsPerAnswer: 3 });
    const two = acting(step('a', { apiCalls: 1 }), step('b', started), step('c', ready));
    expect(name(two, 'c', spending)).toBeNull();
    const three = acting(
      step('a', { apiCalls: 1 }),
      step('b', started),
      step('c', started),
      step('d', ready),
    );
    expect(limitReached(three, 'd', spending)?.problem).toMatchObject({
      code: 'limit_api_calls_per_answer',
      subs: ['3', '3'],
    });
    expect(name({ ...three, allowed: { apiCallsPerAnswer: 1 } }, 'd', spending)).toBeNull();
  });

  it('lets the first of several previews through, which all begin at once', () => {
    const previewing = { state: 'previewing', kind: 'write', finishedAt: null } as const;
    const both = acting(step('a', previewing), step('b', previewing));
    expect(name(both, 'a', within({ apiCallsPerAnswer: 1 }))).toBeNull();
    expect(name(both, 'b', within({ apiCallsPerAnswer: 1 }))).toBe('apiCallsPerAnswer');
  });

  it('counts nothing for what stays in the browser', () => {
    const local = acting(step('a', { state: 'started', kind: 'local' }), step('b', ready));
    expect(name(local, 'b', within({ apiCallsPerAnswer: 1 }))).toBeNull();
  });
});

it('after going on, the same limit never stops the very next request again', () => {
  const amounts = fc.record({
    tokens: fc.integer({ min: 0, max: 5_000_000 }),
    cost: fc.double({ min: 0, max: 50, noNaN: true }),
    calls: fc.integer({ min: 0, max: 500 }),
    today: fc.double({ min: 0, max: 50, noNaN: true }),
    share: fc.integer({ min: 0, max: 100 }),
  });
  const limits = fc.record({
    tokensPerAnswer: fc.integer({ min: 1_000, max: 1_000_000 }),
    moneyPerAnswer: fc.double({ min: 0.01, max: 10, noNaN: true }),
    moneyPerDay: fc.double({ min: 0.01, max: 10, noNaN: true }),
    apiCallsPerAnswer: fc.integer({ min: 1, max: 200 }),
    orgApiShare: fc.integer({ min: 1, max: 100 }),
  });
  fc.assert(
    fc.property(amounts, limits, fc.boolean(), ({ tokens, cost, calls, today, share }, set, atStep) => {
      let run: Run = {
        ...used(tokens, cost),
        turns: [
          ...used(tokens, cost).turns,
          turn({ id: 'u', steps: [step('a', { apiCalls: calls }), step('b', { state: 'proposed' })] }),
        ],
      };
      const spending = { limits: set, spentToday: today, orgUsage: { used: share, limit: 100 } };
      const seen = new Set<LimitName>();
      for (;;) {
        const limit = limitReached(run, atStep ? 'b' : null, spending);
        if (!limit) break;
        expect(seen.has(limit.name)).toBe(false);
        seen.add(limit.name);
        run = { ...run, allowed: { ...run.allowed, [limit.name]: limit.allow } };
      }
    }),
  );
});
