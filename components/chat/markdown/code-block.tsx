import type { ReactElement, ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';

interface CodeBlockProps {
  /** What stands behind the fence: the language. */
  readonly info: string;
  readonly code: string;
  /** The code in pieces, where it is drawn so. */
  readonly children?: ReactNode;
}

export function CodeBlock({ info, code, children }: CodeBlockProps): ReactElement {
  const language = /^[\w+#.-]{1,24}/.exec(info)?.[0] ?? '';
  return (
    <figure className="chat-code">
      <figcaption className="chat-code-bar">
        <span>{language === 'soql' || language === 'sql' ? language.toUpperCase() : language}</span>
        <CopyButton text={code} label={t('chat_copy_code')} iconOnly />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre tabIndex={0} dir="ltr">
        <code>{children ?? code}</code>
      </pre>
    </figure>
  );
}
