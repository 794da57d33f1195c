import { type ReactElement, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { plainText } from './plain-text.ts';

/** So much is shown at once: a value of a thousand lines would push the question out of sight. */
const MOST_CHARACTERS = 280;
const MOST_LINES = 5;

interface ValueTextProps {
  /** As the user reads it; null is empty. */
  readonly text: string | null;
  /** The describe type of its field. */
  readonly type: string;
}

/** A value as plain text, whatever it holds: cut until it is asked for, isolated from what stands around it. */
export function ValueText({ text, type }: ValueTextProps): ReactElement {
  const [whole, setWhole] = useState(false);
  if (text === null || text === '') return <span className="approval-empty">{t('approval_empty')}</span>;
  if (type === 'boolean') return <span>{t(text === 'true' ? 'chat_yes' : 'chat_no')}</span>;
  const plain = plainText(text);
  const short = shortened(plain);
  return (
    <>
      <bdi className="approval-text">{whole ? plain : short}</bdi>
      {short !== plain && (
        <button
          type="button"
          className="approval-more"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {t(whole ? 'approval_less' : 'approval_more')}
        </button>
      )}
    </>
  );
}

function shortened(text: string): string {
  const lines = text.split('\n');
  const first = lines.slice(0, MOST_LINES).join('\n');
  const cut = first.length > MOST_CHARACTERS ? first.slice(0, MOST_CHARACTERS) : first;
  return cut.length < text.length ? `${cut.replace(/[\ud800-\udbff]$/, '').trimEnd()}…` : text;
}
