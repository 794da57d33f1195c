import type { Block } from './split-blocks.ts';

/** Blocks as they are drawn: what belongs together in one list, table or code block. */
export type Group =
  | { readonly kind: 'prose'; readonly start: number; readonly block: Block }
  | {
      readonly kind: 'list';
      readonly start: number;
      readonly ordered: boolean;
      readonly items: readonly Block[];
    }
  | { readonly kind: 'table'; readonly start: number; readonly head: Block; readonly rows: readonly Block[] }
  | {
      readonly kind: 'code';
      readonly start: number;
      readonly info: string;
      readonly pieces: readonly Block[];
    };

export function groupBlocks(blocks: readonly Block[]): readonly Group[] {
  const groups: Group[] = [];
  // The members of the group that is being filled: pushed to, not copied, so that a long list stays linear.
  let members: Block[] = [];
  for (const block of blocks) {
    if (joins(groups.at(-1), block)) members.push(block);
    else if (block.kind !== 'code-end') {
      members = block.kind === 'item' ? [block] : [];
      groups.push(begin(block, members));
    }
  }
  return groups;
}

function joins(group: Group | undefined, block: Block): boolean {
  switch (block.kind) {
    case 'item':
      return group?.kind === 'list' && group.items[0]?.marker === block.marker;
    case 'row':
      return group?.kind === 'table';
    case 'code':
      return group?.kind === 'code';
    default:
      return false;
  }
}

function begin(block: Block, members: readonly Block[]): Group {
  const { start } = block;
  switch (block.kind) {
    case 'item':
      return { kind: 'list', start, ordered: block.marker === '.' || block.marker === ')', items: members };
    case 'table':
      return { kind: 'table', start, head: block, rows: members };
    case 'code-start':
      return {
        kind: 'code',
        start,
        info: /^\s*(?:`+|~+)\s*([^\s`]*)/.exec(block.raw)?.[1] ?? '',
        pieces: members,
      };
    default:
      return { kind: 'prose', start, block };
  }
}

/** How many groups are drawn as one: what is full is never looked at again. */
const CHUNK = 16;

/** Groups of a text that grows. */
export interface GrownGroups {
  /** Full, and never changed again: the same arrays in every later state. */
  readonly full: readonly (readonly Group[])[];
  /** Finished too, but not enough yet for a chunk. */
  readonly rest: readonly Group[];
  /** How many settled blocks stand in those. */
  readonly consumed: number;
}

export const NO_GROUPS: GrownGroups = { full: [], rest: [], consumed: 0 };

/** Takes over all groups of settled blocks but the last, which the next block may still join. */
export function growGroups(before: GrownGroups, settled: readonly Block[]): GrownGroups {
  const groups = groupBlocks(settled.slice(before.consumed));
  const last = groups.at(-1);
  if (groups.length < 2 || !last) return before;
  const finished = [...before.rest, ...groups.slice(0, -1)];
  const cut = finished.length - (finished.length % CHUNK);
  return {
    full: before.full.concat(chunksOf(finished.slice(0, cut))),
    rest: finished.slice(cut),
    consumed: settled.findIndex((block, index) => index >= before.consumed && block.start === last.start),
  };
}

/** All groups in chunks, the finished ones as they were before. */
export function drawnChunks(grown: GrownGroups, settled: readonly Block[], tail: readonly Block[]) {
  const open = groupBlocks([...settled.slice(grown.consumed), ...tail]);
  return [...grown.full, ...chunksOf([...grown.rest, ...open])];
}

export function chunksOf<T>(list: readonly T[], size = CHUNK): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) =>
    list.slice(at * size, (at + 1) * size),
  );
}
