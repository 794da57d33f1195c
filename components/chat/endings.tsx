import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Ending } from '../../lib/storage/pending-steps.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useWatched } from '../ui/use-watched.ts';
import { RecordLink } from './approvals/record-link.tsx';
import { useSources } from './panel-sources.ts';

/** Writes whose conversation went with the browser: what waited was not made, what was on its way has to be looked at. */
export function Endings(): ReactElement | null {
  const { watchEndings, dismissEnding } = useSources();
  const endings = useWatched(watchEndings) ?? [];
  if (endings.length === 0) return null;
  return (
    <div className="chat-endings">
      {endings.map((ending) => (
        <EndingCard key={ending.stepId} ending={ending} onDismiss={() => dismissEnding(ending.stepId)} />
      ))}
    </div>
  );
}

function EndingCard({ ending, onDismiss }: { ending: Ending; onDismiss: () => void }): ReactElement {
  const { object, orgName, userName, recordIds, lightningHost, unknown } = ending;
  return (
    <section aria-label={t('ending_title')}>
      <Notice
        tone={unknown ? 'warn' : 'plain'}
        icon={unknown ? 'question' : 'clock'}
        title={t('ending_title')}
      >
        <p>
          {t(unknown ? 'ending_unknown' : 'ending_waiting', actionWords(ending.tool), object ?? '')}{' '}
          {orgName && t('ending_org', orgName, userName ?? '')}
        </p>
        {recordIds.length > 0 && (
          <ul>
            {recordIds.slice(0, SHOWN).map((id) => (
              <li key={id}>
                <RecordLink recordId={id} name={null} lightningHost={lightningHost} />
              </li>
            ))}
            {recordIds.length > SHOWN && <li>{t('ending_more', recordIds.length - SHOWN)}</li>}
          </ul>
        )}
        <p>{t(unknown ? 'ending_unknown_next' : 'ending_waiting_next')}</p>
        <Button small onClick={onDismiss}>
          {t('ending_dismiss')}
        </Button>
      </Notice>
    </section>
  );
}

const SHOWN = 5;

const TITLES: Readonly<Record<string, MessageKey>> = {
  create_records: 'tool_create_records_title',
  update_records: 'tool_update_records_title',
  delete_records: 'tool_delete_records_title',
  restore_records: 'tool_restore_records_title',
  log_activity: 'tool_log_activity_title',
};

function actionWords(tool: string): string {
  const title = TITLES[tool];
  return title ? t(title) : tool;
}
