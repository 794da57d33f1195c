import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usageWords } from '../../../../components/chat/usage-words.ts';
import { moneyText } from '../../../../lib/money-text.ts';

const usage = { inputTokens: 2_900, cachedTokens: 1_000, outputTokens: 220, apiCalls: 4, cost: 0.021 };

test('tokens, money and calls in a line; what is not known is left out', () => {
  expect(usageWords(usage, 'en-US')).toBe('3,120 tokens · $0.021 · 4 Salesforce calls');
  expect(usageWords({ ...usage, cost: null }, 'en-US')).toBe('3,120 tokens · 4 Salesforce calls');
  expect(usageWords({ ...usage, cost: 0, apiCalls: 1 }, 'en-US')).toBe('3,120 tokens · 1 Salesforce call');
  const untold = { inputTokens: 0, cachedTokens: 0, outputTokens: 0, cost: 0 };
  expect(usageWords({ ...untold, apiCalls: 2 }, 'en-US')).toBe('2 Salesforce calls');
  expect(usageWords({ ...untold, apiCalls: 0 }, 'en-US')).toBe('');
});

test('what was cached is part of what was sent, and is not counted twice', () => {
  fc.assert(
    fc.property(fc.nat(1_000_000), fc.nat(1_000_000), (inputTokens, cachedTokens) => {
      const words = (cached: number) =>
        usageWords({ ...usage, inputTokens, cachedTokens: Math.min(cached, inputTokens) }, 'en-US');
      expect(words(cachedTokens)).toBe(words(0));
    }),
  );
});

test('money never reads as nothing where there was some', () => {
  expect(moneyText(0, 'en-US')).toBe('$0.00');
  expect(moneyText(0.00031, 'en-US')).toBe('$0.00031');
  expect(moneyText(0.0999, 'en-US')).toBe('$0.10');
  expect(moneyText(12.5, 'en-US')).toBe('$12.50');
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1_000, noNaN: true }), (amount) => {
      expect(moneyText(amount, 'en-US')).toMatch(/[1-9]/);
    }),
  );
});
