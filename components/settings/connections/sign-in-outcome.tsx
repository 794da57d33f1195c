import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Problem } from '../../../lib/problem.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import type { SignInFacts } from '../settings-sources.ts';
import { TaskProgress } from '../task-progress.tsx';
import { WhatThisMeans } from '../trouble/what-this-means.tsx';
import { AdminMessage } from './admin-message.tsx';
import type { SignIn } from './use-sign-in.ts';

export type AppField = 'consumerKey' | 'loginUrl' | 'scopes';

interface SignInOutcomeProps {
  readonly signIn: Pick<SignIn, 'state' | 'again'>;
  readonly facts: SignInFacts;
  readonly onRetry: () => void;
  /** Left out where the fields are somewhere else. */
  readonly onSettings?: (field: AppField) => void;
}

/** How a sign-in went, and what can be done about it. */
export function SignInOutcome({
  signIn: { state, again },
  facts,
  onRetry,
  onSettings,
}: SignInOutcomeProps): ReactElement | null {
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
    case 'failed': {
      const { problem } = state;
      const field = fieldOf(problem);
      return (
        <ProblemNotice problem={problem}>
          {onSettings && field && problem.action === 'open_connections' && (
            <Button small onClick={() => onSettings(field)}>
              {t(FIELD_WORDS[field])}
            </Button>
          )}
          {canTryAgain(problem) && (
            <Button small icon="refresh" onClick={onRetry}>
              {t('options_try_again')}
            </Button>
          )}
          {mayHideErrorPage(problem) && (
            // Only the reader has seen what stood in the window.
            <a className="ui-button ui-button-secondary ui-button-small" href="#trouble">
              {t('options_error_page_open')}
            </a>
          )}
          <WhatThisMeans
            problem={problem}
            {...(again && { connectionId: again.id })}
            {...(facts.account && { account: facts.account })}
          />
          {problem.action === 'copy_for_admin' && <AdminMessage problem={problem} facts={facts} />}
        </ProblemNotice>
      );
    }
  }
}

/** Where the cure is entered; null where it is none of the app's fields. */
function fieldOf({ code }: Problem): AppField | null {
  if (code.startsWith('sign_in_login_url') || code === 'sign_in_key_audience') return 'loginUrl';
  if (code.startsWith('sign_in_scope')) return 'scopes';
  return code === 'sign_in_key_user' || code.startsWith('policy_') ? null : 'consumerKey';
}

const FIELD_WORDS = {
  consumerKey: 'options_go_to_consumer_key',
  loginUrl: 'options_go_to_login_url',
  scopes: 'connections_go_to_scopes',
} as const;

const canTryAgain = ({ action }: Problem) => action === 'reconnect' || action === 'retry';

const mayHideErrorPage = ({ code }: Problem) =>
  code === 'sign_in_window_closed' || code === 'sign_in_page_not_loaded';
