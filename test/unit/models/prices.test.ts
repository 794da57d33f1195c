import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { knownPrices, priceOf, pricesAsOf } from '../../../lib/models/prices.ts';
import { costOf } from '../../../lib/token-cost.ts';

const NOW = Date.UTC(2026, 10, 22);
const own = { input: 7, cachedInput: null, output: 9 };

describe('the price of a model', () => {
  it('is the user’s own before the table’s', () => {
    expect(priceOf('gpt-5', { 'gpt-5': own }, NOW)).toEqual(own);
    expect(priceOf('gpt-5', {}, NOW)).toEqual({ input: 1.25, cachedInput: 0.125, output: 10 });
    expect(priceOf('our-model', { 'our-model': own }, NOW)).toEqual(own);
    expect(priceOf('llama3.1:8b', {}, NOW)).toBeNull();
  });

  it('is shared by names of the same model only', () => {
    const same = [
      ['gpt-5-2025-08-07', 'gpt-5'],
      ['claude-sonnet-4-5-20250929', 'claude-sonnet-4-5'],
      ['anthropic/claude-sonnet-5.5', 'claude-sonnet-5-5'],
      ['openai/gpt-5.6-terra', 'gpt-5.6-terra'],
      ['google/gemini-3.8-flash', 'gemini-3.8-flash'],
    ] as const;
    for (const [name, known] of same) {
      expect(priceOf(known, {}, NOW)).not.toBeNull();
      expect(priceOf(name, {}, NOW)).toEqual(priceOf(known, {}, NOW));
      expect(priceOf(name, { [known]: own }, NOW)).not.toBeNull();
    }
    for (const other of [
      'gpt-5-nano',
      'gpt-5.6-terra-fast',
      'gpt-5-pro',
      'claude-opus-6',
      'openai/gpt-5:free',
      'evil/gpt-5',
      'constructor',
      '__proto__',
      '',
    ])
      expect(priceOf(other, {}, NOW)).toBeNull();
  });

  it('changes on the day that its provider announced', () => {
    const before = Date.UTC(2027, 0, 1) - 1;
    expect(priceOf('gemini-3.8-flash', {}, before)?.input).toBe(0.75);
    expect(priceOf('gemini-3.8-flash', {}, before + 1)?.input).toBe(1.5);
    expect(priceOf('google/gemini-3.8-flash', {}, before + 1)?.output).toBe(7.5);
  });
});

it('is plausible for everything in the table', () => {
  expect(pricesAsOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(knownPrices.length).toBeGreaterThan(20);
  for (const { model, price } of knownPrices) {
    expect(priceOf(model, {})).toEqual(price);
    expect(price.input).toBeGreaterThan(0);
    expect(price.output).toBeGreaterThan(price.input);
    expect(price.cachedInput ?? price.input).toBeLessThanOrEqual(price.input);
  }
});

describe('what tokens cost', () => {
  it('counts cached input at its own price, and as input where it has none', () => {
    const usage = { inputTokens: 1_000_000, cachedTokens: 400_000, outputTokens: 100_000 };
    expect(costOf(usage, { input: 2, cachedInput: 0.5, output: 10 })).toBeCloseTo(1.2 + 0.2 + 1);
    expect(costOf(usage, { input: 2, cachedInput: null, output: 10 })).toBeCloseTo(3);
  });

  it('is never less than nothing, and adds up', () => {
    const count = fc.nat(10_000_000);
    fc.assert(
      fc.property(count, count, count, (inputTokens, cachedTokens, outputTokens) => {
        const price = { input: 3, cachedInput: 0.3, output: 15 };
        const cost = costOf({ inputTokens, cachedTokens, outputTokens }, price);
        expect(cost).toBeGreaterThanOrEqual(0);
        expect(cost).toBeLessThanOrEqual((inputTokens * 3 + outputTokens * 15) / 1_000_000 + 1e-9);
      }),
    );
  });
});
