import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import { useActions } from './panel-actions.ts';

/** The way out for who does not want to wait; nothing where no question does. */
export function DropQuestion({ run }: { run: Pick<Run, 'id'> | undefined }): ReactElement | null {
  const { stop } = useActions();
  if (!run) return null;
  return (
    <Button look="quiet" onClick={() => stop(run.id)}>
      {t('chat_drop_question')}
    </Button>
  );
}
