import { memo, type ReactElement, type ReactNode } from 'react';
import { CodeBlock } from './code-block.tsx';
import { finishInline } from './finish-inline.ts';
import { drawnChunks, type Group } from './group-blocks.ts';
import { lexBlock } from './lex.ts';
import type { LinkRules } from './link-target.ts';
import { BodyRows, HeadCells, ListItem, Prose } from './prose.tsx';
import type { Block } from './split-blocks.ts';
import { TableFrame } from './table-frame.tsx';
import { useBlocks } from './use-blocks.ts';
import { useChunks } from './use-chunks.ts';

interface MarkdownProps {
  readonly text: string;
  readonly rules: LinkRules;
  /** It streams, or was cut: what is half written at the end is shown as it would be. */
  readonly partial?: boolean;
}

/**
 * An answer. While it streams only its last block is parsed again, and only the last chunks are compared: the
 * thousandth token costs what the first did.
 */
export const Markdown = memo(function Markdown({
  text,
  rules,
  partial = false,
}: MarkdownProps): ReactElement {
  const { blocks, groups } = useBlocks(text);
  const tail = partial ? finished(blocks.tail) : blocks.tail;
  return (
    <div className="chat-markdown">
      {drawnChunks(groups, blocks.settled, tail).map((chunk, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chunk keeps its place for ever
        <Chunk key={at} groups={chunk} rules={rules} />
      ))}
    </div>
  );
});

function finished(tail: readonly Block[]): readonly Block[] {
  const last = tail.at(-1);
  if (!last || (last.kind !== 'prose' && last.kind !== 'item')) return tail;
  return [...tail.slice(0, -1), { ...last, raw: finishInline(last.raw) }];
}

interface ChunkProps {
  readonly groups: readonly Group[];
  readonly rules: LinkRules;
}

const Chunk = memo(function Chunk({ groups, rules }: ChunkProps): ReactElement {
  return (
    <div>
      {groups.map((group) => (
        <GroupView key={group.start} group={group} rules={rules} />
      ))}
    </div>
  );
});

const GroupView = memo(function GroupView({
  group,
  rules,
}: {
  group: Group;
  rules: LinkRules;
}): ReactElement {
  switch (group.kind) {
    case 'prose':
      return <Prose raw={group.block.raw} rules={rules} />;
    case 'list': {
      const items = <Members members={group.items} rules={rules} draw={ListItem} head="" />;
      if (!group.ordered) return <ul>{items}</ul>;
      return <ol start={Number(/\d+/.exec(group.items[0]?.raw ?? '')?.[0] ?? 1)}>{items}</ol>;
    }
    case 'table':
      return (
        <TableFrame>
          <TableHead raw={group.head.raw} rules={rules} />
          <tbody>
            <Members members={group.rows} rules={rules} draw={TableRow} head={group.head.raw} />
          </tbody>
        </TableFrame>
      );
    case 'code':
      return (
        <CodeBlock info={group.info} code={group.pieces.map((piece) => piece.raw).join('')}>
          <Members members={group.pieces} rules={rules} draw={CodePiece} head="" />
        </CodeBlock>
      );
  }
});

interface MemberProps {
  readonly raw: string;
  readonly rules: LinkRules;
  /** Heading and delimiter row, for the rows of a table. */
  readonly head: string;
}

interface MembersProps {
  readonly members: readonly Block[];
  readonly rules: LinkRules;
  readonly head: string;
  readonly draw: (props: MemberProps) => ReactNode;
}

/** Items, rows or lines, of which there may be hundreds in one group. */
function Members({ members, ...how }: MembersProps): ReactElement {
  return (
    <>
      {useChunks(members).map((chunk, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a chunk keeps its place for ever
        <MemberChunk key={at} members={chunk} {...how} />
      ))}
    </>
  );
}

const MemberChunk = memo(function MemberChunk({
  members,
  draw: Draw,
  rules,
  head,
}: MembersProps): ReactElement {
  return (
    <>
      {members.map(({ start, raw }) => (
        <Draw key={start} raw={raw} rules={rules} head={head} />
      ))}
    </>
  );
});

const TableHead = memo(function TableHead({ raw, rules }: Omit<MemberProps, 'head'>): ReactElement | null {
  const table = lexBlock(raw).find((token) => token.type === 'table');
  return table ? <HeadCells token={table} rules={rules} /> : null;
});

/** A row is parsed under its table's heading, which alone says how many cells it has and how they stand. */
const TableRow = memo(function TableRow({ head, raw, rules }: MemberProps): ReactElement | null {
  const table = lexBlock(`${head.trimEnd()}\n${raw}`).find((token) => token.type === 'table');
  return table ? <BodyRows token={table} rules={rules} /> : null;
});

const CodePiece = memo(function CodePiece({ raw }: MemberProps): ReactElement {
  return <span>{raw}</span>;
});
