import type { MarkedToken } from 'marked';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { plain, tokens } from './lex.ts';
import { type LinkRules, linkTarget } from './link-target.ts';
import { OutsideLink } from './outside-link.tsx';
import { visibleText } from './visible-text.ts';

/** Deeper nesting than anybody writes; what is inside is shown as its source. */
const DEEPEST = 12;

interface InlineProps {
  readonly list: readonly MarkedToken[];
  readonly rules: LinkRules;
  readonly depth?: number;
}

/** Tokens inside a line as React elements: no HTML, no images, links only by the rules. */
export function Inline({ list, rules, depth = 0 }: InlineProps): ReactElement {
  return (
    <>
      {list.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a block have no other identity
        <Fragment key={index}>{inline(token, rules, depth)}</Fragment>
      ))}
    </>
  );
}

function inline(token: MarkedToken, rules: LinkRules, depth: number): ReactNode {
  if (depth > DEEPEST) return visibleText(token.raw);
  const inner = (list: readonly MarkedToken[]) => <Inline list={list} rules={rules} depth={depth + 1} />;
  switch (token.type) {
    case 'text':
      return 'tokens' in token && token.tokens ? inner(tokens(token.tokens)) : visibleText(token.text);
    case 'escape':
      return visibleText(token.text);
    case 'strong':
      return <strong>{inner(tokens(token.tokens))}</strong>;
    case 'em':
      return <em>{inner(tokens(token.tokens))}</em>;
    case 'del':
      return <del>{inner(tokens(token.tokens))}</del>;
    case 'codespan':
      return <code className="chat-code-inline">{token.text}</code>;
    case 'br':
      return <br />;
    case 'checkbox':
      return (
        <span role="img" aria-label={t(token.checked ? 'chat_task_done' : 'chat_task_open')}>
          {token.checked ? '☑ ' : '☐ '}
        </span>
      );
    case 'link':
      return link(token.href, tokens(token.tokens), token.text, rules, inner);
    case 'image':
      // Never loaded: an address fetched by being drawn could carry record data out.
      return link(token.href, [plain(token.text || t('chat_image'))], token.text, rules, inner);
    default:
      // HTML, and anything else: its source, as text.
      return visibleText(token.raw);
  }
}

function link(
  href: string,
  label: readonly MarkedToken[],
  text: string,
  rules: LinkRules,
  inner: (list: readonly MarkedToken[]) => ReactElement,
): ReactNode {
  const target = linkTarget(href, rules);
  switch (target.kind) {
    case 'org':
      return (
        <a href={target.href} target="_blank" rel="noopener noreferrer" className="chat-record-link">
          <bdi>{inner(label)}</bdi>
        </a>
      );
    case 'outside':
      return (
        <OutsideLink href={target.href} shown={target.shown} text={text}>
          {inner(label)}
        </OutsideLink>
      );
    case 'unbacked':
      return <bdi>{inner(label)}</bdi>;
    case 'refused':
      return (
        <>
          <bdi>{inner(label)}</bdi>
          {text !== target.shown && <bdi className="chat-refused"> ({visibleText(target.shown)})</bdi>}
        </>
      );
  }
}
