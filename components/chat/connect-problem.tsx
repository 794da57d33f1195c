import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { OptionsLink } from './options-link.tsx';
import { useActions } from './panel-actions.ts';
import { problemWords } from './problem-words.ts';

interface ConnectProblemProps {
  readonly problem: Problem;
  /** Who signs in again: the explanation is about the app of that connection. */
  readonly connectionId: string | null;
}

/** Why signing in failed, what to do about it, and where all of it is explained. */
export function ConnectProblem({ problem, connectionId }: ConnectProblemProps): ReactElement {
  const { openOptions, adminNote } = useActions();
  const { what, next } = problemWords(problem);
  const closed = CLOSED.includes(problem.code);
  const about = connectionId === null ? '' : `?connection=${encodeURIComponent(connectionId)}`;
  return (
    <div className="chat-connect-problem" role="alert">
      <p>
        <strong>{what}</strong>
      </p>
      <p>{next}</p>
      {problem.detail && <p className="chat-detail">{problem.detail}</p>}
      {problem.action === 'copy_for_admin' && (
        <CopyButton text={() => adminNote(problem)} label={t('chat_copy_for_admin')} />
      )}
      {problem.action === 'open_connections' && (
        <Button small onClick={() => openOptions('connections')}>
          {t('chat_open_connections')}
        </Button>
      )}
      {closed && <OptionsLink to="trouble">{t('chat_trouble_code')}</OptionsLink>}
      {!closed && EXPLAINED.test(problem.code) && (
        <OptionsLink to={`trouble/${problem.code}${about}`}>{t('chat_trouble_what')}</OptionsLink>
      )}
    </div>
  );
}

/** What the troubleshooting page has a word on; that the background did not answer, say, is no matter of signing in. */
const EXPLAINED = /^(?:sign_in|policy)_/;

/** Salesforce shows some refusals as a page of its own, which nobody but the user can read. */
const CLOSED: readonly Problem['code'][] = ['sign_in_window_closed', 'sign_in_page_not_loaded'];
