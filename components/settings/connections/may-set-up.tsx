import type { ReactElement, ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { useSharingIdentity } from '../sharing/use-sharing-identity.ts';
import { TaskProgress } from '../task-progress.tsx';

/** What sets up a shared connection, for those whom the organisation lets do so. */
export function MaySetUp({ children }: { children: ReactNode }): ReactNode {
  const { policy } = useSettings();
  switch (policy.sharing.setUpBy) {
    case 'everyone':
      return children;
    case 'nobody':
      return <Refused title={t('connections_set_up_nobody')} />;
    case 'administrators':
      return <IfAdministrator>{children}</IfAdministrator>;
  }
}

/** Whether this installation is one of them, only its key can tell. */
function IfAdministrator({ children }: { children: ReactNode }): ReactNode {
  const { state, ask } = useSharingIdentity();
  switch (state.status) {
    case 'idle':
    case 'running':
      return <TaskProgress>{t('connections_set_up_asking')}</TaskProgress>;
    case 'failed':
      return (
        <ProblemNotice problem={state.problem}>
          <Button small icon="refresh" onClick={ask}>
            {t('options_try_again')}
          </Button>
        </ProblemNotice>
      );
    case 'done':
      return state.value.mayShare ? children : <Refused title={t('connections_set_up_admins')} />;
  }
}

function Refused({ title }: { title: string }): ReactElement {
  return (
    <Notice icon="lock" title={title}>
      <p>{t('connections_set_up_refused_next')}</p>
      <SetByOrganisation />
    </Notice>
  );
}
