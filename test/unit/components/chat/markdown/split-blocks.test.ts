import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  appendBlocks,
  type Block,
  type Blocks,
  NO_BLOCKS,
  splitBlocks,
} from '../../../../../components/chat/markdown/split-blocks.ts';

const LINES = [
  'Some words of a paragraph.',
  'more',
  '',
  '   ',
  '# Heading',
  '- item',
  '* other',
  '1. first',
  '2) second',
  '10. tenth',
  '-',
  '---',
  '* * *',
  '  - nested',
  '   text inside',
  '    deep',
  '| a | b |',
  '|---|---|',
  '|--|',
  '| 1 | 2 |',
  'a | b',
  '```',
  '```js',
  '   ```',
  '~~~~',
  '~~~',
  '- ```',
  '  ```',
  '> quote',
  '<div>',
  '\ttab',
  '===',
  'x\r',
];
const markdown = fc.oneof(
  fc.array(fc.constantFrom(...LINES), { maxLength: 24 }).map((lines) => lines.join('\n')),
  fc
    .array(fc.constantFrom('\n', '`', '-', '|', ' ', '#', '1', '.', '~', 'a', '*', '>'), { maxLength: 60 })
    .map((all) => all.join('')),
  fc.string(),
);

const all = ({ settled, tail }: Blocks) => [...settled, ...tail];
const kinds = (text: string) => splitBlocks(text).map(({ kind }) => kind);

describe('splitBlocks', () => {
  test('all blocks joined are the text, each where it says', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const blocks = splitBlocks(text);
        expect(blocks.map(({ raw }) => raw).join('')).toBe(text);
        for (const { raw, start } of blocks) expect(text.startsWith(raw, start)).toBe(true);
      }),
    );
  });

  test('text in pieces gives the blocks of the whole, however it is cut', () => {
    fc.assert(
      fc.property(markdown, fc.array(fc.nat({ max: 8 }), { maxLength: 40 }), (text, cuts) => {
        let blocks = NO_BLOCKS;
        let at = 0;
        for (const cut of cuts) {
          blocks = appendBlocks(blocks, text.slice(at, at + cut));
          at += cut;
        }
        blocks = appendBlocks(blocks, text.slice(at));
        expect(all(blocks)).toEqual(splitBlocks(text));
      }),
      { numRuns: 500 },
    );
  });

  test('a settled block is the same object for ever', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        let blocks = NO_BLOCKS;
        let before: readonly Block[] = [];
        for (const character of text) {
          blocks = appendBlocks(blocks, character);
          before.forEach((block, index) => {
            expect(blocks.settled[index]).toBe(block);
          });
          before = blocks.settled;
        }
      }),
    );
  });

  test('a paragraph ends at a blank line', () => {
    expect(splitBlocks('one\ntwo\n\nthree')).toEqual([
      { kind: 'prose', raw: 'one\ntwo\n\n', start: 0, marker: null },
      { kind: 'prose', raw: 'three', start: 9, marker: null },
    ]);
  });

  test('a fence keeps blank lines, lists and tables inside, until its own mark closes it', () => {
    const text = '````sql\n- a\n\n| x | y |\n|---|---|\n```\n````\nafter';
    expect(kinds(text)).toEqual(['code-start', 'code', 'code-end', 'prose']);
  });

  test('a fence that is still open is code to the end', () => {
    expect(kinds('text\n```\nline\n\n# no heading')).toEqual(['prose', 'code-start', 'code']);
  });

  test('a table takes its heading from the paragraph above, and ends at a blank line', () => {
    const text = 'Intro\n| a | b |\n|---|:-:|\n| 1 | 2 |\n| 3 | 4 |\n\nEnd';
    expect(splitBlocks(text).map(({ kind, raw }) => [kind, raw])).toEqual([
      ['prose', 'Intro\n'],
      ['table', '| a | b |\n|---|:-:|\n'],
      ['row', '| 1 | 2 |\n'],
      ['row', '| 3 | 4 |\n\n'],
      ['prose', 'End'],
    ]);
  });

  test('a delimiter row of another width makes no table', () => {
    expect(kinds('| a | b |\n|---|\n| 1 | 2 |\n')).toEqual(['prose']);
  });

  test('each item of a list is a block, with its nested items, paragraphs and code', () => {
    const text = '1. one\n   - inner\n\n   more\n   ```\n   1. code\n   ```\n2. two\nlazy\n\nAfter';
    expect(splitBlocks(text).map(({ kind, raw }) => [kind, raw])).toEqual([
      ['item', '1. one\n   - inner\n\n   more\n   ```\n   1. code\n   ```\n'],
      ['item', '2. two\nlazy\n\n'],
      ['prose', 'After'],
    ]);
  });

  test('a number at the start of a line does not break a sentence', () => {
    expect(kinds('They closed it in\n2024. Then nothing.')).toEqual(['prose']);
  });

  test('the tail stays small over an answer of one long table, list or listing', () => {
    const rows = (line: (n: number) => string) => Array.from({ length: 600 }, (_, n) => line(n)).join('\n');
    const texts = [
      `| a | b |\n|---|---|\n${rows((n) => `| ${n} | value |`)}`,
      rows((n) => `- item number ${n}`),
      `\`\`\`\n${rows((n) => `line ${n}`)}`,
      rows((n) => `Paragraph ${n}.\n`),
    ];
    for (const text of texts) {
      let blocks = NO_BLOCKS;
      let longest = 0;
      for (let at = 0; at < text.length; at += 4) {
        blocks = appendBlocks(blocks, text.slice(at, at + 4));
        longest = Math.max(longest, blocks.tailText.length);
      }
      expect(longest).toBeLessThan(700);
      expect(blocks.settled.length).toBeGreaterThan(10);
    }
  });
});
