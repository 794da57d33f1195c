import { type ReactElement, useRef } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';

export function DeleteConversations(): ReactElement {
  const { sources } = useSettings();
  const { state, run } = useTask<number>();
  const title = useRef<HTMLHeadingElement>(null);
  const remove = () => {
    // The button that was pressed is gone.
    title.current?.focus();
    void run(async () => (await sources.send('deleteAllConversations', null)).deleted);
  };
  return (
    <section className="st-section" aria-labelledby="delete-conversations">
      <h2 id="delete-conversations" tabIndex={-1} ref={title}>
        {t('privacy_delete')}
      </h2>
      <p className="st-section-lead">{t('privacy_delete_lead')}</p>
      <div className="st-card-actions pr-delete">
        <ConfirmButton
          label={t('privacy_delete_all')}
          icon="trash"
          question={t('privacy_delete_question')}
          disabled={state.status === 'running'}
          onConfirm={remove}
        />
      </div>
      {state.status === 'running' && (
        <p className="st-progress" role="status">
          <Spinner />
          {t('privacy_deleting')}
        </p>
      )}
      {state.status === 'failed' && <ProblemNotice problem={state.problem} />}
      {state.status === 'done' && (
        <Notice
          icon="check"
          role="status"
          title={state.value === 0 ? t('privacy_deleted_none') : tn('privacy_deleted', state.value)}
        />
      )}
    </section>
  );
}
