import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  drawnChunks,
  groupBlocks,
  growGroups,
  NO_GROUPS,
} from '../../../../../components/chat/markdown/group-blocks.ts';
import {
  appendBlocks,
  NO_BLOCKS,
  splitBlocks,
} from '../../../../../components/chat/markdown/split-blocks.ts';

const PIECES = [
  'Words\n\n',
  '- a\n',
  '* b\n',
  '1. c\n',
  '| x | y |\n|---|---|\n',
  '| 1 | 2 |\n',
  '```\n',
  'line\n',
  '\n',
  '# h\n',
];
const markdown = fc.array(fc.constantFrom(...PIECES), { maxLength: 120 }).map((pieces) => pieces.join(''));

test('groups that grow are the groups of the whole, and a full chunk is the same array for ever', () => {
  fc.assert(
    fc.property(markdown, fc.integer({ min: 1, max: 40 }), (text, size) => {
      let blocks = NO_BLOCKS;
      let groups = NO_GROUPS;
      for (let at = 0; at < text.length; at += size) {
        const before = groups.full;
        blocks = appendBlocks(blocks, text.slice(at, at + size));
        groups = growGroups(groups, blocks.settled);
        before.forEach((chunk, index) => void expect(groups.full[index]).toBe(chunk));
      }
      expect(drawnChunks(groups, blocks.settled, blocks.tail).flat()).toEqual(groupBlocks(splitBlocks(text)));
    }),
  );
});

test('what belongs together is one group', () => {
  const groups = groupBlocks(
    splitBlocks('- a\n- b\n\n1. c\n\n```js\nx\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n\nEnd'),
  );
  expect(groups.map(({ kind }) => kind)).toEqual(['list', 'list', 'code', 'table', 'prose']);
  expect(groups[0]).toMatchObject({ ordered: false, items: [{ raw: '- a\n' }, { raw: '- b\n\n' }] });
  expect(groups[1]).toMatchObject({ ordered: true });
  expect(groups[2]).toMatchObject({ info: 'js', pieces: [{ raw: 'x\n' }] });
  expect(groups[3]).toMatchObject({ rows: [{ raw: '| 1 | 2 |\n\n' }] });
});
