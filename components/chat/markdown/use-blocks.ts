import { useRef } from 'react';
import { appendBlocks, type Blocks, NO_BLOCKS } from './split-blocks.ts';

/** The blocks of a text that grows: while it only does, settled blocks keep their identity. */
export function useBlocks(text: string): Blocks {
  const last = useRef({ text: '', blocks: NO_BLOCKS });
  const { text: before, blocks } = last.current;
  if (text === before) return blocks;
  const next = text.startsWith(before)
    ? appendBlocks(blocks, text.slice(before.length))
    : appendBlocks(NO_BLOCKS, text);
  // A cache and no state: the same text gives the same blocks, whatever render filled it.
  last.current = { text, blocks: next };
  return next;
}
