import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Problem } from '../../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { SignInFacts } from '../settings-sources.ts';
import { TaskProgress } from '../task-progress.tsx';
import { AdminMessage } from './admin-message.tsx';
import type { SignIn } from './use-sign-in.ts';

interface SignInOutcomeProps {
  readonly signIn: SignIn;
  readonly facts: SignInFacts;
  /** The window may have shown an error page, which only the reader has seen. */
  readonly onErrorPage: () => void;
  /** Left out where the fields are somewhere else. */
  readonly onSettings?: (field: 'consumerKey' | 'loginUrl') => void;
}

export function SignInOutcome({
  signIn,
  facts,
  onErrorPage,
  onSettings,
}: SignInOutcomeProps): ReactElement | null {
  const { state, again } = signIn;
  switch (state.status) {
    case 'idle':
      return null;
    case 'running':
      return <TaskProgress>{t('options_connecting')}</TaskProgress>;
    case 'done': {
      const { userName, username, orgName } = state.value;
      const other = again && again.id !== state.value.id;
      return (
        <Notice
          tone={other ? 'warn' : 'accent'}
          icon={other ? 'alert' : 'check'}
          role="status"
          title={t('options_connected_as', userName || username, orgName)}
        >
          {other && <p>{t('options_connected_other', again.username, again.orgName)}</p>}
        </Notice>
      );
    }
    case 'failed':
      return (
        <ProblemNotice problem={state.problem}>
          {onSettings && state.problem.action === 'open_connections' && (
            <Button small onClick={() => onSettings(fieldOf(state.problem))}>
              {t(
                fieldOf(state.problem) === 'loginUrl'
                  ? 'options_go_to_login_url'
                  : 'options_go_to_consumer_key',
              )}
            </Button>
          )}
          {canTryAgain(state.problem) && (
            <Button small icon="refresh" onClick={() => signIn.start(again)}>
              {t('options_try_again')}
            </Button>
          )}
          {mayHideErrorPage(state.problem) && (
            <Button small icon="question" onClick={onErrorPage}>
              {t('options_error_page_open')}
            </Button>
          )}
          {state.problem.action === 'copy_for_admin' && (
            <AdminMessage problem={state.problem} facts={facts} />
          )}
        </ProblemNotice>
      );
  }
}

const fieldOf = ({ code }: Problem) => (code.startsWith('sign_in_login_url') ? 'loginUrl' : 'consumerKey');

const canTryAgain = ({ action }: Problem) => action === 'reconnect' || action === 'retry';

const mayHideErrorPage = ({ code }: Problem) =>
  code === 'sign_in_window_closed' || code === 'sign_in_page_not_loaded';
