import { useRef } from 'react';
import { type GrownGroups, growGroups, NO_GROUPS } from './group-blocks.ts';
import { appendBlocks, type Blocks, NO_BLOCKS } from './split-blocks.ts';

interface Grown {
  readonly text: string;
  readonly blocks: Blocks;
  readonly groups: GrownGroups;
}

const NOTHING: Grown = { text: '', blocks: NO_BLOCKS, groups: NO_GROUPS };

/** The blocks and groups of a text that grows: while it only does, what is settled keeps its identity. */
export function useBlocks(text: string): Grown {
  const last = useRef(NOTHING);
  if (text === last.current.text) return last.current;
  const before = text.startsWith(last.current.text) ? last.current : NOTHING;
  const blocks = appendBlocks(before.blocks, text.slice(before.text.length));
  const groups =
    blocks.settled === before.blocks.settled ? before.groups : growGroups(before.groups, blocks.settled);
  // A cache and no state: the same text gives the same blocks, whatever render filled it.
  last.current = { text, blocks, groups };
  return last.current;
}
