import { lazy, type ReactElement, Suspense } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Source } from '../../../lib/storage/run.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { problemWords } from '../problem-words.ts';
import type { UserFormat } from '../user-format.ts';
import type { Entry } from './source-entries.ts';
import { totalWords } from './total-words.ts';

const ResultView = lazy(() => import('./result-view.tsx'));

interface SourceDetailsProps {
  readonly entry: Entry;
  readonly conversationId: string;
  readonly lightningHost: string | null;
  readonly format: UserFormat;
}

/** What was asked, exactly, and all that came back. */
export function SourceDetails({ entry, ...place }: SourceDetailsProps): ReactElement {
  const { source, problem, purpose } = entry;
  return (
    <div className="chat-source-details">
      {purpose && <p className="chat-source-purpose">{purpose}</p>}
      {source && <Request source={source} />}
      {problem ? (
        <div className="chat-no-output" data-failed>
          {source && <p className="chat-no-output-title">{t('chat_no_output')}</p>}
          <p>{problemWords(problem).what}</p>
          <p>{problemWords(problem).next}</p>
          {problem.detail && <p className="chat-detail">{problem.detail}</p>}
        </div>
      ) : (
        source && <Rows source={source} {...place} />
      )}
    </div>
  );
}

const LANGUAGES = { soql: 'SOQL', search: 'Search', rest: 'REST' } as const;

function Request({ source }: { source: Source }): ReactElement {
  return (
    <figure className="chat-code">
      <figcaption className="chat-code-bar">
        <span>{LANGUAGES[source.language]}</span>
        <CopyButton text={source.request} label={t('chat_copy_query')} iconOnly />
      </figcaption>
      <pre className="chat-query" dir="ltr">
        <code>{source.request}</code>
      </pre>
    </figure>
  );
}

function Rows({ source, ...place }: { source: Source } & Omit<SourceDetailsProps, 'entry'>): ReactElement {
  if (source.result) {
    return (
      <Suspense fallback={<p className="chat-source-note">{t('chat_rows_reading')}</p>}>
        <ResultView source={source} reference={source.result} {...place} />
      </Suspense>
    );
  }
  if (source.rows > 0) return <p className="chat-source-note">{totalWords(source, place.format.locale)}</p>;
  return (
    <div className="chat-no-output">
      <p className="chat-no-output-title">{t('chat_no_output')}</p>
      <p>{t('chat_no_output_reasons')}</p>
      <ul>
        <li>{t('chat_no_output_no_match')}</li>
        <li>{t('chat_no_output_no_access')}</li>
      </ul>
    </div>
  );
}
