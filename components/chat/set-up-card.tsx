import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Card } from './card.tsx';
import { DropQuestion } from './drop-question.tsx';
import { useActions } from './panel-actions.ts';

/** Nothing is there yet: the first-run page leads through all of it, one step after the other. */
export function SetUpCard({ run }: { run?: Run | undefined }): ReactElement {
  const { openOptions } = useActions();
  return (
    <Card sign={<Mark size={22} />} title={t('chat_set_up_title')}>
      <p>{t(run ? 'chat_set_up_waits' : 'chat_set_up_why')}</p>
      <div className="ui-actions">
        <Button look="primary" icon="arrowRight" onClick={() => openOptions('welcome')}>
          {t('chat_set_up_begin')}
        </Button>
        <DropQuestion run={run} />
      </div>
    </Card>
  );
}
