import { type ReactElement, useEffect, useState } from 'react';
import { toCsv } from '../../../lib/csv.ts';
import { t } from '../../../lib/i18n.ts';
import type { Result } from '../../../lib/storage/result.ts';
import type { Source } from '../../../lib/storage/run.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { saveCsvFile } from '../../ui/save-csv-file.ts';
import { objectWords } from '../object-words.ts';
import { useSources } from '../panel-sources.ts';
import type { UserFormat } from '../user-format.ts';
import { ResultTable } from './result-table.tsx';
import { totalWords } from './total-words.ts';

export interface ResultViewProps {
  readonly conversationId: string;
  readonly source: Source;
  readonly reference: string;
  readonly lightningHost: string | null;
  readonly format: UserFormat;
}

/** The rows of a source, from the result store. Loaded on demand: most answers are read without it. */
export default function ResultView(props: ResultViewProps): ReactElement {
  const { conversationId, source, reference, lightningHost, format } = props;
  const { readResult } = useSources();
  const [result, setResult] = useState<Result | null | 'reading' | 'unreadable'>('reading');

  useEffect(() => {
    let current = true;
    readResult(conversationId, reference).then(
      (read) => current && setResult(read),
      () => current && setResult('unreadable'),
    );
    return () => {
      current = false;
    };
  }, [readResult, conversationId, reference]);

  if (result === 'reading') return <p className="chat-source-note">{t('chat_rows_reading')}</p>;
  if (result === null) return <p className="chat-source-note">{t('chat_rows_gone')}</p>;
  if (result === 'unreadable') return <p className="chat-source-note">{t('chat_rows_unreadable')}</p>;
  const name = `${objectWords(result.object ?? t('chat_rows_label'))} ${reference}`;
  return (
    <>
      <ResultTable result={result} lightningHost={lightningHost} format={format} />
      <div className="chat-result-foot">
        <span>{totalWords(source, format.locale)}</span>
        <span className="chat-result-actions">
          <CopyButton text={() => toCsv(result)} label={t('chat_copy_csv')} />
          <Button look="quiet" small icon="download" onClick={() => saveCsvFile(name, toCsv(result))}>
            {t('chat_download_csv')}
          </Button>
        </span>
      </div>
    </>
  );
}
