import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { CopyableValue } from '../copyable-value.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { TaskProgress } from '../task-progress.tsx';
import type { TaskState } from '../use-task.ts';
import type { SharingIdentity } from './use-sharing-identity.ts';

const PROTECTION = {
  not_extractable: 'sharing_key_not_extractable',
  sealed: 'sharing_key_sealed',
} as const satisfies Record<SharingIdentity['protection'], string>;

interface MySharingKeyProps {
  readonly identity: TaskState<SharingIdentity>;
  readonly onRetry: () => void;
}

/** The public key to hand out. */
export function MySharingKey({ identity, onRetry }: MySharingKeyProps): ReactElement {
  return (
    <section className="sh-key" aria-labelledby="my-sharing-key">
      <h3 id="my-sharing-key">{t('sharing_key_title')}</h3>
      <p className="st-section-lead sh-lead">{t('sharing_key_lead')}</p>
      <Key identity={identity} onRetry={onRetry} />
    </section>
  );
}

function Key({ identity, onRetry }: MySharingKeyProps): ReactElement {
  switch (identity.status) {
    case 'idle':
    case 'running':
      return <TaskProgress>{t('sharing_key_loading')}</TaskProgress>;
    case 'failed':
      return (
        <ProblemNotice problem={identity.problem}>
          <Button small icon="refresh" onClick={onRetry}>
            {t('options_try_again')}
          </Button>
        </ProblemNotice>
      );
    case 'done':
      return (
        <>
          <CopyableValue value={identity.value.publicKey} label={t('sharing_key_copy')} />
          <p className="st-note">
            {t(PROTECTION[identity.value.protection])} {t('sharing_key_other')}
          </p>
        </>
      );
  }
}
