import type { ReactElement } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { WriteOutcome } from '../../../lib/storage/preview.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { objectWords } from '../object-words.ts';
import { plainLine } from './plain-text.ts';
import { RecordLink } from './record-link.tsx';

interface DuplicateNoticeProps {
  readonly writes: readonly WriteOutcome[];
  readonly lightningHost: string | null;
  readonly disabled: boolean;
  readonly onSave: () => void;
}

const MOST_MATCHES = 10;

/** What stood in the way of saving, and the user's own choice to save all the same. */
export function DuplicateNotice(props: DuplicateNoticeProps): ReactElement | null {
  const { writes, lightningHost, disabled, onSave } = props;
  const found = writes.filter(({ duplicates }) => duplicates !== null);
  if (found.length === 0) return null;
  const saved = writes.filter((write) => write.saved).length;
  const mayBeSaved = found.some(({ duplicates }) => duplicates?.mayBeSaved);
  return (
    <Notice tone="warn" icon="copy" title={t('approval_duplicates')}>
      <p>{saved > 0 ? tn('approval_duplicates_partly', saved) : t('approval_nothing_yet')}</p>
      {found.map(({ name, duplicates }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a record's identity is its place in the write
        <div key={index} className="approval-matches">
          {found.length > 1 && (
            <p>{t('approval_matches_of', plainLine(name ?? t('approval_new_number', index + 1)))}</p>
          )}
          <ul>
            {duplicates?.records.slice(0, MOST_MATCHES).map((match) => (
              <li key={match.recordId}>
                <RecordLink {...match} lightningHost={lightningHost} />{' '}
                <span className="approval-muted">{plainLine(objectWords(match.object), 40)}</span>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {mayBeSaved ? (
        <div className="ui-actions">
          <Button small disabled={disabled} onClick={onSave}>
            {t('approval_save_anyway')}
          </Button>
        </div>
      ) : (
        <p>{t('approval_duplicates_blocked')}</p>
      )}
    </Notice>
  );
}
