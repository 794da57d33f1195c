import { type ReactElement, useId, useState } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Run } from '../../../lib/storage/run.ts';
import { Icon } from '../../ui/icon.tsx';
import type { UserFormat } from '../user-format.ts';
import { sourceEntries } from './source-entries.ts';
import { SourceLine } from './source-line.tsx';

interface AnalyzedSourcesProps {
  readonly run: Run;
  readonly format: UserFormat;
}

/** Everything that was read for an answer: each question to Salesforce, and what came back. */
export function AnalyzedSources({ run, format }: AnalyzedSourcesProps): ReactElement | null {
  const [open, setOpen] = useState(false);
  const id = useId();
  const entries = sourceEntries(run);
  if (entries.length === 0) return null;
  return (
    <div className="chat-sources">
      <button
        type="button"
        className="chat-sources-button"
        aria-expanded={open}
        aria-controls={id}
        // The count is its description: its name stays the same whatever the count.
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-count`}
        onClick={() => setOpen(!open)}
      >
        <Icon name="table" size={14} />
        <span id={`${id}-label`}>{t('chat_sources')}</span>
        <span className="chat-sources-count" data-count={entries.length} />
        <Icon name="chevron" size={12} />
      </button>
      <span id={`${id}-count`} hidden>
        {tn('chat_sources_count', entries.length)}
      </span>
      <ol id={id} className="chat-sources-list" hidden={!open}>
        {open &&
          entries.map((entry) => (
            <SourceLine
              key={entry.key}
              entry={entry}
              conversationId={run.conversationId}
              lightningHost={run.org?.lightningHost ?? null}
              format={format}
            />
          ))}
      </ol>
    </div>
  );
}
