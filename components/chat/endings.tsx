import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Ending } from '../../lib/storage/pending-step.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useWatched } from '../ui/use-watched.ts';
import { plainLine } from './approvals/plain-text.ts';
import { RecordLink } from './approvals/record-link.tsx';
import { useSources } from './panel-sources.ts';
import { toolTitle } from './step-words.ts';

/** Writes whose conversation went with the browser: what waited was not made, what was on its way has to be looked at. */
export function Endings(): ReactElement | null {
  const { watchEndings, dismissEnding } = useSources();
  const endings = useWatched(watchEndings) ?? [];
  if (endings.length === 0) return null;
  return (
    <section className="chat-endings" aria-label={t('ending_title')}>
      {endings.map((ending) => (
        <EndingCard key={ending.stepId} ending={ending} onDismiss={() => dismissEnding(ending.stepId)} />
      ))}
    </section>
  );
}

function EndingCard({ ending, onDismiss }: { ending: Ending; onDismiss: () => void }): ReactElement {
  const { object, orgName, userName, recordIds, lightningHost, unknown } = ending;
  return (
    <Notice tone={unknown ? 'warn' : 'plain'} icon={unknown ? 'question' : 'clock'} title={t('ending_title')}>
      <p>
        {t(unknown ? 'ending_unknown' : 'ending_waiting', toolTitle(ending), object ?? '')}{' '}
        {orgName && t('ending_org', plainLine(orgName), plainLine(userName ?? ''))}
      </p>
      {recordIds.length > 0 && (
        <ul className="chat-ending-records">
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
  );
}

const SHOWN = 5;
