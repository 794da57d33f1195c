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
      return group?.kind === 'list' && markerOf(group.items[0]) === markerOf(block);
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
      return { kind: 'list', start, ordered: /^\s*\d/.test(block.raw), items: members };
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

/** `-`, `*`, `+`, `.` or `)`: items of different marks are different lists. */
function markerOf(item: Block | undefined): string | undefined {
  return /^\s*\d*([-*+.)])/.exec(item?.raw ?? '')?.[1];
}
