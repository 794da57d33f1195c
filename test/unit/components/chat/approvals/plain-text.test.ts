import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainLine, plainText } from '../../../../../components/chat/approvals/plain-text.ts';

test.each([
  ['Acme\u200b', 'Acme‹U+200B›'],
  ['\u202eevorppA', '‹U+202E›evorppA'],
  ['a\u{e0041}\u{e0042}\u{e0043}b', 'a‹U+E0041 ×3›b'],
  ['bell\u0007', 'bell‹U+0007›'],
  ['two\r\nlines\ttab', 'two\nlines\ttab'],
  // Families and Persian need joiners.
  ['👩‍👩‍👧 می‌خواهم', '👩‍👩‍👧 می‌خواهم'],
])('%j is shown as %j', (text, shown) => {
  expect(plainText(text)).toBe(shown);
});

test('nothing that hides or turns text around is left, whatever it was', () => {
  const nasty = fc.constantFrom(
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\u200b',
    '\u0000',
    '\ufeff',
    '\u{e007f}',
    '\u2028',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme' }))), (parts) => {
      expect(plainText(parts.join(''))).not.toMatch(
        /[\u200b\u2028\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e0fff}]/u,
      );
    }),
  );
});

test('a name is one line of at most so many characters', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.integer({ min: 2, max: 90 }),
      (text, most) => {
        const line = plainLine(text, most);
        expect(line.length).toBeLessThanOrEqual(most);
        expect(line).not.toMatch(/[\n\r\t]/);
      },
    ),
  );
});
