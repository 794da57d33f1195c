import { type ReactElement, useRef } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { TaskProgress } from '../task-progress.tsx';
import { useTask } from '../use-task.ts';

/** Back to how it was installed: settings, accounts, keys, conversations and the activity log go. */
export function DeleteEverything(): ReactElement {
  const { sources, saver } = useSettings();
  const { state, run } = useTask<Output<'deleteEverything'>>();
  const title = useRef<HTMLHeadingElement>(null);
  const remove = () => {
    // The button that was pressed is gone.
    title.current?.focus();
    // What was typed a moment ago must not be saved after all was deleted.
    void run(() => saver.alone(() => sources.send('deleteEverything', null)));
  };
  return (
    <section className="st-section" aria-labelledby="delete-everything">
      <h2 id="delete-everything" tabIndex={-1} ref={title}>
        {t('privacy_everything')}
      </h2>
      <p className="st-section-lead">{t('privacy_everything_lead')}</p>
      <div className="st-card-actions pr-delete">
        <ConfirmButton
          label={t('privacy_everything_button')}
          icon="trash"
          question={t('privacy_everything_question')}
          disabled={state.status === 'running'}
          onConfirm={remove}
        />
      </div>
      {state.status === 'running' && <TaskProgress>{t('privacy_deleting')}</TaskProgress>}
      {state.status === 'failed' && <ProblemNotice problem={state.problem} />}
      {state.status === 'done' && <Gone {...state.value} />}
    </section>
  );
}

function Gone({ revoked, notRevoked }: Output<'deleteEverything'>): ReactElement {
  return (
    <Notice
      tone={notRevoked > 0 ? 'warn' : 'plain'}
      icon={notRevoked > 0 ? 'alert' : 'check'}
      role="status"
      title={t('privacy_everything_done')}
    >
      {revoked > 0 && <p>{tn('privacy_everything_revoked', revoked)}</p>}
      {notRevoked > 0 && <p>{tn('privacy_everything_not_revoked', notRevoked)}</p>}
      <p>
        <a href="#welcome">{t('privacy_everything_again')}</a>
      </p>
    </Notice>
  );
}
