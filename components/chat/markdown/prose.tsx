import type { MarkedToken } from 'marked';
import { createElement, Fragment, memo, type ReactElement, type ReactNode } from 'react';
import { CodeBlock } from './code-block.tsx';
import { Inline } from './inline.tsx';
import { lexBlock, tokens } from './lex.ts';
import type { LinkRules } from './link-target.ts';
import { TableFrame } from './table-frame.tsx';
import { visibleText } from './visible-text.ts';

const DEEPEST = 8;

interface ProseProps {
  readonly raw: string;
  readonly rules: LinkRules;
}

/** One block of Markdown. Drawn again only when its own source changes. */
export const Prose = memo(function Prose({ raw, rules }: ProseProps): ReactElement {
  return <Tokens list={lexBlock(raw)} rules={rules} depth={0} />;
});

/** A list item that stands in a block of its own. */
export const ListItem = memo(function ListItem({ raw, rules }: ProseProps): ReactElement {
  const [first, ...rest] = lexBlock(raw);
  if (first?.type !== 'list') {
    return <li>{first && <Tokens list={[first, ...rest]} rules={rules} depth={1} />}</li>;
  }
  return (
    <li>
      <Tokens list={first.items.flatMap((item) => tokens(item.tokens))} rules={rules} depth={1} tight />
      <Tokens list={rest} rules={rules} depth={1} />
    </li>
  );
});

interface TokensProps {
  readonly list: readonly MarkedToken[];
  readonly rules: LinkRules;
  readonly depth: number;
  /** Inside list items lines of text stand without a paragraph around them. */
  readonly tight?: boolean;
}

export function Tokens({ list, rules, depth, tight = false }: TokensProps): ReactElement {
  return (
    <>
      {list.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a block have no other identity
        <Fragment key={index}>{block(token, rules, depth, tight)}</Fragment>
      ))}
    </>
  );
}

function block(token: MarkedToken, rules: LinkRules, depth: number, tight: boolean): ReactNode {
  if (depth > DEEPEST) return <p>{visibleText(token.raw)}</p>;
  const text = (list: readonly MarkedToken[]) => <Inline list={list} rules={rules} />;
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      // All that models use for sections is one level below the panel's own: they begin with any of them.
      return createElement(
        token.depth <= 3 ? 'h2' : 'h3',
        { dir: 'auto', className: `chat-h chat-h${Math.min(token.depth, 4)}` },
        text(tokens(token.tokens)),
      );
    case 'paragraph':
      return <p dir="auto">{text(tokens(token.tokens))}</p>;
    case 'text': {
      const inner = text(token.tokens ? tokens(token.tokens) : [token]);
      return tight ? <span dir="auto">{inner}</span> : <p dir="auto">{inner}</p>;
    }
    case 'checkbox':
      return text([token]);
    case 'hr':
      return <hr />;
    case 'blockquote':
      return (
        <blockquote>
          <Tokens list={tokens(token.tokens)} rules={rules} depth={depth + 1} />
        </blockquote>
      );
    case 'list': {
      const items = token.items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no other identity
        <li key={index}>
          <Tokens list={tokens(item.tokens)} rules={rules} depth={depth + 1} tight />
        </li>
      ));
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        <TableFrame>
          <HeadCells token={token} rules={rules} />
          <tbody>
            <BodyRows token={token} rules={rules} />
          </tbody>
        </TableFrame>
      );
    case 'code':
      return <CodeBlock info={token.lang ?? ''} code={token.text} />;
    default:
      // HTML, link definitions: shown as what they are, so that nothing in an answer is hidden.
      return <p dir="auto">{visibleText(token.raw.trim())}</p>;
  }
}

type TableToken = Extract<MarkedToken, { type: 'table' }>;

export function HeadCells({ token, rules }: { token: TableToken; rules: LinkRules }): ReactElement {
  return (
    <thead>
      <tr>
        {token.header.map((cell, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column's identity is its place
          <th key={index} scope="col" dir="auto" data-align={cell.align ?? undefined}>
            <Inline list={tokens(cell.tokens)} rules={rules} />
          </th>
        ))}
      </tr>
    </thead>
  );
}

export function BodyRows({ token, rules }: { token: TableToken; rules: LinkRules }): ReactElement {
  return (
    <>
      {token.rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row's identity is its place
        <tr key={at}>
          {row.map((cell, index) => (
            <td
              // biome-ignore lint/suspicious/noArrayIndexKey: a column's identity is its place
              key={index}
              dir="auto"
              data-align={cell.align ?? undefined}
              data-short={isShort(cell.text) || undefined}
            >
              <Inline list={tokens(cell.tokens)} rules={rules} />
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}

/** Amounts and dates stay in one line. */
function isShort(text: string): boolean {
  return text.length <= 14 && /\d/.test(text);
}
