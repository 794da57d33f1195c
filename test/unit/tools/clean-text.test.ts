import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capText, cleanText } from '../../../lib/tools/clean-text.ts';
import { fence } from '../../../lib/tools/fence.ts';

describe('cleanText', () => {
  it('removes what a reader cannot see', () => {
    expect(cleanText('a\u0000b\u001bc\u202Ed\u2066e\u200Bf\uFEFFg\u{E0049}\u{E0067}h\u00ADi')).toBe(
      'abcdefghi',
    );
  });

  it('keeps line breaks, tabs, emoji and joined scripts', () => {
    expect(cleanText('a\r\nb\rc\u2028d\te')).toBe('a\nb\nc\nd\te');
    expect(cleanText('👩‍💻 می‌خواهم é')).toBe('👩‍💻 می‌خواهم é');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(clean.isWellFormed()).toBe(true);
        expect(cleanText(clean)).toBe(clean);
      }),
    );
  });
});

describe('capText', () => {
  it('says how much it left out, and cuts no character in two', () => {
    expect(capText('abcdef', 6)).toBe('abcdef');
    expect(capText('abcdef', 4)).toBe('abcd…(+2)');
    expect(capText('abc😀def', 4)).toBe('abc…(+5)');
  });
});

describe('fence', () => {
  it('cannot be left by the text in it, whatever the text', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('<', '>', '<<', '>>>', 'data>>>', '<<<data', '\n', '\u200B', '\u202E', 'x'), {
          maxLength: 20,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 50 }), (text, limit) => {
        const fenced = fence(text, limit);
        const body = fenced.slice('<<<data\n'.length, -'\ndata>>>'.length);
        expect(fenced).toBe(`<<<data\n${body}\ndata>>>`);
        expect(body).not.toMatch(/<<<|>>>/);
        expect(body.length).toBeLessThanOrEqual(limit + 12);
      }),
    );
  });

  it('leaves ordinary text as it is', () => {
    expect(fence('Call Ann <ann@acme.example> & "Bob"')).toBe(
      '<<<data\nCall Ann <ann@acme.example> & "Bob"\ndata>>>',
    );
  });
});
