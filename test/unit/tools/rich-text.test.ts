import { describe, expect, it } from 'vitest';
import { plainText } from '../../../lib/tools/rich-text.ts';

describe('plainText', () => {
  it('takes the tags and entities out of rich text', () => {
    expect(
      plainText(
        '<p>Two <b>major</b> cases &amp; <a href="https://x.example">one</a>.</p><p>Next<br/>line</p>',
      ),
    ).toBe('Two major cases & one.\nNext\nline');
  });

  it.each([
    'a < b and c > d',
    'Ann <ann@acme.example>',
    '&amp; is an entity',
    'if (x<p>y)'.replace('<p>', ' <p '),
  ])('leaves %j alone', (text) => {
    expect(plainText(text)).toBe(text);
  });
});
