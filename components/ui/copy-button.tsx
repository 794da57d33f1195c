import { type ReactElement, useEffect, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';

interface CopyButtonProps {
  /** A function where the text is costly to make. */
  readonly text: string | (() => string | Promise<string>);
  readonly label: string;
  readonly iconOnly?: boolean;
}

const SAID_FOR_MS = 2_000;

/** Copies, and says for two seconds whether it worked: a clipboard may be forbidden by policy. */
export function CopyButton({ text, label, iconOnly = false }: CopyButtonProps): ReactElement {
  const [said, setSaid] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SAID_FOR_MS);
    return () => clearTimeout(timer);
  }, [said]);

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(typeof text === 'string' ? text : await text());
      setSaid('copied');
    } catch {
      setSaid('failed');
    }
  };
  const words = said === 'copied' ? t('ui_copied') : said === 'failed' ? t('ui_copy_failed') : label;
  const icon = said === 'copied' ? 'check' : said === 'failed' ? 'alert' : 'copy';
  return (
    <>
      {iconOnly ? (
        <IconButton icon={icon} label={words} small onClick={copy} />
      ) : (
        <Button look="quiet" small icon={icon} onClick={copy}>
          {words}
        </Button>
      )}
      <span className="ui-hidden" role="status">
        {said ? words : ''}
      </span>
    </>
  );
}
