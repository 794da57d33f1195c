import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberText, parseNumber } from '../../../../../components/chat/approvals/number-text.ts';

const LOCALES = [
  'en-US',
  'de-DE',
  'de-CH',
  'fr-FR',
  'en-IN',
  'sv-SE',
  'ar-EG',
  'fa-IR',
  'pt-BR',
  'ja-JP',
  'he-IL',
];
const numbers = fc.oneof(
  fc.integer(),
  fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }).map((cents) => cents / 100),
);

test('what a locale writes to be edited is read back as the same number', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LOCALES), numbers, (locale, number) => {
      expect(parseNumber(numberText(number, locale), locale)).toBe(number === 0 ? 0 : number);
    }),
  );
});

test('so is what a locale writes to be read, with its groups', () => {
  fc.assert(
    fc.property(fc.constantFrom(...LOCALES), numbers, (locale, number) => {
      const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 2, numberingSystem: 'latn' });
      expect(parseNumber(shown.format(number), locale)).toBe(number === 0 ? 0 : number);
    }),
  );
});

test.each([
  ['en-US', '1,234.5', 1_234.5],
  ['en-US', '1 234.5', 1_234.5],
  ['en-US', ' -7 ', -7],
  ['en-US', '+7', 7],
  ['en-US', '.5', 0.5],
  ['en-US', '5.', 5],
  ['de-DE', '1.234,5', 1_234.5],
  ['de-DE', '1.500', 1_500],
  ['en-IN', '12,34,567', 1_234_567],
  ['fr-FR', '1 234,5', 1_234.5],
])('%s reads %s as %d', (locale, text, number) => {
  expect(parseNumber(text, locale)).toBe(number);
});

test.each([
  ['en-US', '1,50'],
  ['en-US', '1.234,5'],
  ['en-US', '1,2,3'],
  ['en-US', '1e5'],
  ['en-US', '0x10'],
  ['en-US', '$5'],
  ['en-US', '5 USD'],
  ['en-US', '--5'],
  ['en-US', '.'],
  ['en-US', ''],
  ['en-US', 'Infinity'],
  ['en-US', '1..5'],
  ['de-DE', '1,234.5'],
  ['de-DE', '1.50'],
])('%s does not guess what %s is', (locale, text) => {
  expect(parseNumber(text, locale)).toBeNull();
});
