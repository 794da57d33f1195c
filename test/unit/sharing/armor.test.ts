import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asProblem } from '../../../lib/problem.ts';
import { sealedBytes } from '../../../lib/sharing/armor.ts';
import { anyText, armored } from './fixture.ts';

const bytes = Uint8Array.from({ length: 500 }, (_, i) => (i * 37) % 256);
const text = armored(bytes);
const lines = text.trim().split('\n');

function codeOf(pasted: string): string {
  try {
    sealedBytes(pasted);
    return 'opened';
  } catch (error) {
    return asProblem(error).code;
  }
}

describe('a sealed text as people pass it on', () => {
  it.each([
    ['as it is', text],
    ['with words around it', `Hi Ben,\n\nhere it is:\n${text}\n-- \nAda\n`],
    ['with Windows line ends', text.replaceAll('\n', '\r\n')],
    ['with old Mac line ends', text.replaceAll('\n', '\r')],
    ['quoted in a mail', lines.map((line) => `> ${line}`).join('\n')],
    ['quoted twice', lines.map((line) => `>> > ${line}`).join('\r\n')],
    ['quoted with bars', lines.map((line) => `| ${line}`).join('\n')],
    ['indented', lines.map((line) => `\t  ${line}  `).join('\n')],
    ['with empty lines between', lines.join('\n\n')],
    ['on one line', lines.join(' ')],
    [
      'broken anew',
      [
        lines[0],
        ...(lines
          .slice(1, -1)
          .join('')
          .match(/.{1,40}/g) ?? []),
        lines.at(-1),
      ].join('\n'),
    ],
    ['with invisible characters', `\uFEFF${lines.map((line) => `${line}\u200B\u00A0`).join('\n')}`],
    ['with long dashes', text.replaceAll('-----', '\u2014\u2014-')],
    ['twice', `${text}\n${text}`],
  ])('%s', (_, pasted) => {
    expect(sealedBytes(pasted)).toEqual(bytes);
  });

  it.each([
    ['', 'share_not_a_share'],
    ['Hello', 'share_not_a_share'],
    ['age-encryption.org/v1\n-> X25519 abc', 'share_not_a_share'],
    [lines.slice(0, -1).join('\n'), 'share_damaged'],
    [lines.slice(1).join('\n'), 'share_not_a_share'],
    [text.replace(/.(?==*\n-----END)/, ''), 'share_damaged'],
    [[lines[0], lines.at(-1)].join('\n'), 'share_damaged'],
    [text.replace(lines[2] ?? '', 'words in between'), 'share_damaged'],
    [[lines[0], 'A'.repeat(700_000), lines.at(-1)].join('\n'), 'share_too_large'],
  ])('tells what is none', (pasted, code) => {
    expect(codeOf(pasted)).toBe(code);
  });

  it('never throws anything but a Problem', () => {
    fc.assert(
      fc.property(anyText(200), fc.boolean(), (some, framed) => {
        const pasted = framed ? `${lines[0]}\n${some}\n${lines.at(-1)}` : some;
        expect(codeOf(pasted)).toMatch(/^(opened|share_.*)$/);
      }),
    );
  });

  it('is through in a moment with texts made to take long', () => {
    const long = 400_000;
    for (const piece of ['-', ' ', '>', '\u200B', '-----BEGIN AGE ENCRYPTED FILE-----', '\n', '> '])
      expect(codeOf(piece.repeat(long / piece.length))).toMatch(/^share_/);
    expect(codeOf(`${lines[0]}\n${'- '.repeat(long / 2)}x${lines.at(-1)}`)).toBe('share_damaged');
  });
});
