import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Problem } from '../../lib/problem.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useActions } from './panel-actions.ts';
import { problemWords } from './problem-words.ts';

interface ConnectCardProps {
  /** The question that goes on by itself once somebody is signed in. */
  readonly waitingRunId?: string;
}

/** The way into the org. Where a question waits for it, it says so and lets the user drop the question. */
export function ConnectCard({ waitingRunId }: ConnectCardProps): ReactElement {
  const { canConnect, connectState, connect, stop, openOptions, adminNote } = useActions();
  const waiting = connectState.step === 'waiting';
  return (
    <section className="chat-card" aria-label={t('chat_connect_title')}>
      <div className="chat-card-head">
        <Mark size={22} />
        <h2 className="chat-card-title">{t('chat_connect_title')}</h2>
      </div>
      {canConnect === false ? (
        <>
          <p>{t('chat_connect_no_key')}</p>
          <div className="ui-actions">
            <Button look="primary" onClick={() => openOptions('connections')}>
              {t('chat_connect_set_up')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t(waitingRunId ? 'chat_connect_waits' : 'chat_connect_why')}</p>
          {connectState.step === 'failed' && (
            <div className="chat-connect-problem" role="alert">
              <p>
                <strong>{problemWords(connectState.problem).what}</strong>
              </p>
              <p>{problemWords(connectState.problem).next}</p>
              {connectState.problem.detail && <p className="chat-detail">{connectState.problem.detail}</p>}
              {connectState.problem.action === 'copy_for_admin' && (
                <CopyButton text={() => adminNote(connectState.problem)} label={t('chat_copy_for_admin')} />
              )}
              {opensConnections(connectState.problem) && (
                <Button small onClick={() => openOptions('connections')}>
                  {t(connectState.problem.code === CLOSED ? 'chat_connect_code' : 'chat_open_connections')}
                </Button>
              )}
            </div>
          )}
          <div className="ui-actions">
            <Button look="primary" icon="cloud" onClick={connect} disabled={waiting}>
              {t('chat_connect')}
            </Button>
            {waitingRunId && (
              <Button look="quiet" onClick={() => stop(waitingRunId)}>
                {t('chat_drop_question')}
              </Button>
            )}
          </div>
          <p className="chat-connect-waiting" role="status">
            {waiting && (
              <>
                <Spinner /> {t('chat_connect_waiting')}
              </>
            )}
          </p>
        </>
      )}
    </section>
  );
}

/** Salesforce shows some refusals as a page of its own, which nobody but the user can read; the code is explained there. */
const CLOSED = 'sign_in_window_closed';

function opensConnections({ action, code }: Problem): boolean {
  return action === 'open_connections' || code === CLOSED;
}
