import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteWords } from '../../../../../components/settings/byte-words.ts';
import { dayOf } from '../../../../../components/settings/calendar-day.ts';
import { moneyWords } from '../../../../../components/settings/money-words.ts';
import { checkCount, checkMoney, checkPrice } from '../../../../../components/settings/usage/check-amount.ts';
import { daysUpTo } from '../../../../../components/settings/usage/days.ts';
import { setPrice, withoutPrice } from '../../../../../components/settings/usage/price-changes.ts';
import { totalOf } from '../../../../../components/settings/usage/total.ts';
import { DEFAULT_SETTINGS, parseSettings } from '../../../../../lib/storage/settings.ts';
import type { SpendRow } from '../../../../../lib/storage/spend-row.ts';
import { costOf } from '../../../../../lib/token-cost.ts';

const row = (change: Partial<SpendRow>): SpendRow => ({
  id: 'x',
  day: '2026-11-22',
  of: 'model',
  name: 'm',
  answers: 1,
  inputTokens: 0,
  cachedTokens: 0,
  outputTokens: 0,
  apiCalls: 0,
  ...change,
});

describe('what was spent', () => {
  it('charges cached tokens at their own price, and never twice', () => {
    const used = { inputTokens: 1_000_000, cachedTokens: 400_000, outputTokens: 100_000 };
    expect(costOf(used, { input: 3, cachedInput: 0.3, output: 15 })).toBeCloseTo(0.6 * 3 + 0.4 * 0.3 + 1.5);
    expect(costOf(used, { input: 3, cachedInput: null, output: 15 })).toBeCloseTo(4.5);
    expect(costOf(used, null)).toBeNull();
  });

  it('is never below nothing, whatever a provider reports', () => {
    const tokens = fc.nat(10_000_000);
    const price = fc.record({
      input: fc.double({ min: 0, max: 1_000, noNaN: true }),
      cachedInput: fc.option(fc.double({ min: 0, max: 1_000, noNaN: true }), { nil: null }),
      output: fc.double({ min: 0, max: 1_000, noNaN: true }),
    });
    const used = fc.record({ inputTokens: tokens, cachedTokens: tokens, outputTokens: tokens });
    fc.assert(fc.property(used, price, (a, b) => (costOf(a, b) ?? 0) >= 0));
  });

  it('keeps what has no price out of the sum, and says how much that was', () => {
    const rows = [
      row({ name: 'known', inputTokens: 1_000_000 }),
      row({ name: 'unknown', inputTokens: 500, outputTokens: 20 }),
      row({ of: 'org', name: 'Acme', apiCalls: 7, answers: 0 }),
    ];
    const priceOf = (name: string) => (name === 'known' ? { input: 2, cachedInput: null, output: 8 } : null);
    expect(totalOf(rows, priceOf)).toEqual({
      answers: 2,
      tokens: 1_000_520,
      apiCalls: 7,
      cost: 2,
      unpriced: 520,
    });
  });
});

describe('days', () => {
  it('are the calendar’s, one after the other, over months and leap days', () => {
    expect(daysUpTo('2028-03-01', 3)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
    expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05');
    const days = daysUpTo('2026-11-05', 365);
    expect(new Set(days).size).toBe(365);
    expect([...days].sort()).toEqual(days);
  });
});

describe('amounts as people type them', () => {
  it.each([
    ['1,000', 1_000],
    ['20 000', 20_000],
    ["1'500", 1_500],
    [' 1000 ', 1_000],
  ])('reads the count %s', (typed, count) => {
    expect(checkCount(1_000, 50_000)(typed)).toEqual({ ok: true, value: String(count) });
  });

  it.each(['999', '50,001', 'a few', '1e4', '-5', '12.5'])('refuses the count %s', (typed) => {
    expect(checkCount(1_000, 50_000)(typed).ok).toBe(false);
  });

  it.each([
    ['2.50', '2.5'],
    ['2,50', '2.5'],
    ['$ 3', '3'],
    ['0.0004', '0.0004'],
    ['', ''],
  ])('reads the amount “%s”', (typed, value) => {
    expect(checkMoney(typed)).toEqual({ ok: true, value });
  });

  it.each(['0', '-1', '1.2.3', 'ten', '1,000,000', '∞', '99999999'])('refuses the amount %s', (typed) => {
    expect(checkMoney(typed).ok).toBe(false);
  });

  it('takes a price of nothing, for a model at home, but not an empty one', () => {
    expect(checkPrice('0')).toEqual({ ok: true, value: '0' });
    expect(checkPrice('$0.00')).toEqual({ ok: true, value: '0' });
    expect(checkPrice('').ok).toBe(false);
  });
});

describe('prices of one’s own', () => {
  it('begin with what is in force, and can be stored', () => {
    const changed = setPrice('m', 'input', 4, { input: 3, cachedInput: 0.3, output: 15 })(DEFAULT_SETTINGS);
    expect(changed.prices.m).toEqual({ input: 4, cachedInput: 0.3, output: 15 });
    expect(parseSettings(changed).prices.m).toEqual(changed.prices.m);
    expect(withoutPrice('m')(changed).prices).toEqual({});
  });

  it('tell no cached price from an empty field', () => {
    const changed = setPrice('m', 'cachedInput', null, { input: 3, cachedInput: 0.3, output: 15 })(
      DEFAULT_SETTINGS,
    );
    expect(changed.prices.m?.cachedInput).toBeNull();
  });
});

describe('words', () => {
  it('of sizes and sums', () => {
    expect(byteWords(912)).toBe('912 bytes');
    expect(byteWords(1_240)).toBe('1.2 kB');
    expect(byteWords(8_203_114)).toBe('8.2 MB');
    expect(moneyWords(0)).toBe('$0.00');
    expect(moneyWords(0.0123)).toBe('$0.0123');
    expect(moneyWords(12.5)).toBe('$12.50');
  });
});
