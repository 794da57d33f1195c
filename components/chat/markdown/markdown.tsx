import { memo, type ReactElement } from 'react';
import { CodeBlock } from './code-block.tsx';
import { finishInline } from './finish-inline.ts';
import { type Group, groupBlocks } from './group-blocks.ts';
import { lexBlock } from './lex.ts';
import type { LinkRules } from './link-target.ts';
import { BodyRows, HeadCells, ListItem, Prose } from './prose.tsx';
import type { Block } from './split-blocks.ts';
import { TableFrame } from './table-frame.tsx';
import { useBlocks } from './use-blocks.ts';

interface MarkdownProps {
  readonly text: string;
  readonly rules: LinkRules;
  /** It streams, or was cut: what is half written at the end is shown as it would be. */
  readonly partial?: boolean;
}

/** An answer. While it streams only its last block is parsed again; all before stays as it is. */
export const Markdown = memo(function Markdown({
  text,
  rules,
  partial = false,
}: MarkdownProps): ReactElement {
  const { settled, tail } = useBlocks(text);
  const blocks = [...settled, ...(partial ? finished(tail) : tail)];
  return (
    <div className="chat-markdown">
      {groupBlocks(blocks).map((group) => (
        <GroupView key={group.start} group={group} rules={rules} />
      ))}
    </div>
  );
});

function finished(tail: readonly Block[]): readonly Block[] {
  const last = tail.at(-1);
  if (!last || (last.kind !== 'prose' && last.kind !== 'item')) return tail;
  return [...tail.slice(0, -1), { ...last, raw: finishInline(last.raw) }];
}

function GroupView({ group, rules }: { group: Group; rules: LinkRules }): ReactElement {
  switch (group.kind) {
    case 'prose':
      return <Prose raw={group.block.raw} rules={rules} />;
    case 'list': {
      const items = group.items.map((item) => <ListItem key={item.start} raw={item.raw} rules={rules} />);
      if (!group.ordered) return <ul>{items}</ul>;
      const start = Number(/\d+/.exec(group.items[0]?.raw ?? '')?.[0] ?? 1);
      return <ol start={start}>{items}</ol>;
    }
    case 'table':
      return (
        <TableFrame>
          <TableHead raw={group.head.raw} rules={rules} />
          <tbody>
            {group.rows.map((row) => (
              <TableRow key={row.start} head={group.head.raw} raw={row.raw} rules={rules} />
            ))}
          </tbody>
        </TableFrame>
      );
    case 'code':
      return (
        <CodeBlock info={group.info} code={group.pieces.map((piece) => piece.raw).join('')}>
          {group.pieces.map((piece) => (
            <CodePiece key={piece.start} raw={piece.raw} />
          ))}
        </CodeBlock>
      );
  }
}

interface RowProps {
  readonly raw: string;
  readonly rules: LinkRules;
}

const TableHead = memo(function TableHead({ raw, rules }: RowProps): ReactElement | null {
  const table = lexBlock(raw).find((token) => token.type === 'table');
  return table ? <HeadCells token={table} rules={rules} /> : null;
});

/** A row is parsed under its table's heading, which alone says how many cells it has and how they stand. */
const TableRow = memo(function TableRow({
  head,
  raw,
  rules,
}: RowProps & { head: string }): ReactElement | null {
  const table = lexBlock(`${head.trimEnd()}\n${raw}`).find((token) => token.type === 'table');
  return table ? <BodyRows token={table} rules={rules} /> : null;
});

const CodePiece = memo(function CodePiece({ raw }: { raw: string }): ReactElement {
  return <span>{raw}</span>;
});
