import { type ReactElement, useId, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import { durationText, type UserFormat } from '../user-format.ts';
import { EntryStatus } from './entry-status.tsx';
import { SourceDetails } from './source-details.tsx';
import type { Entry } from './source-entries.ts';

interface SourceLineProps {
  readonly entry: Entry;
  readonly conversationId: string;
  readonly lightningHost: string | null;
  readonly format: UserFormat;
}

export function SourceLine({ entry, ...place }: SourceLineProps): ReactElement {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { locale } = place.format;
  const facts = [rowWords(entry), entry.durationMs !== null && durationText(entry.durationMs, locale)];
  const line = (
    <>
      <EntryStatus state={entry.state} />
      <span className="chat-source-words">{entry.words}</span>
      <span className="chat-source-facts">{facts.filter(Boolean).join(' · ')}</span>
    </>
  );
  const hasMore = entry.source !== null || entry.problem !== null || entry.purpose !== null;
  if (!hasMore) return <li className="chat-source-line">{line}</li>;
  return (
    <li>
      <button
        type="button"
        className="chat-source-line chat-source-button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {line}
        <Icon name="chevron" size={12} />
      </button>
      <div id={id} hidden={!open}>
        {open && <SourceDetails entry={entry} {...place} />}
      </div>
    </li>
  );
}

function rowWords({ source, state }: Entry): string | null {
  if (state === 'empty') return t('chat_no_output');
  if (state === 'failed') return t('chat_state_failed');
  if (state === 'refused') return t('chat_state_refused');
  if (state === 'rejected') return t('approval_state_rejected');
  return source && source.rows > 0 ? tn('chat_rows', source.rows) : null;
}
