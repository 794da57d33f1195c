import { lazy, type ReactElement, Suspense } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { Run } from '../../lib/storage/run.ts';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { Card } from './card.tsx';
import { ConnectProblem } from './connect-problem.tsx';
import { connectTarget } from './connect-target.ts';
import { DropQuestion } from './drop-question.tsx';
import { lostConnection } from './lost.ts';
import { useActions } from './panel-actions.ts';
import { SetUpCard } from './set-up-card.tsx';

// Hardly anybody ever sees it.
const LostConnection = lazy(() => import('./lost-connection.tsx'));

interface ConnectCardProps {
  /** The question that goes on by itself once somebody is signed in. */
  readonly run?: Run;
}

/** The way into the org. Where a question waits for it, it says so and lets the user drop the question. */
export function ConnectCard({ run }: ConnectCardProps): ReactElement {
  const { connections, connection, connector, nothingSetUp } = useActions();
  const chosen = connection ?? null;
  const target = connectTarget(connections, run?.org ?? null, chosen);
  const lost = lostConnection(target, chosen, connector);
  if (lost) {
    return (
      <Suspense fallback={null}>
        <LostConnection lost={lost} run={run} />
      </Suspense>
    );
  }
  return nothingSetUp ? <SetUpCard run={run} /> : <SignIn target={target} run={run} />;
}

interface SignInProps {
  /** Who signs in again; null for a new account. */
  readonly target: Connection | null;
  readonly run: Run | undefined;
}

function SignIn({ target, run }: SignInProps): ReactElement {
  const { canConnect, connectState, connect, openOptions } = useActions();
  const waiting = connectState.step === 'waiting';
  // Who signs in again does so through the app of that connection.
  if (canConnect === false && !target) {
    return (
      <Card sign={<Mark size={22} />} title={t('chat_connect_title')}>
        <p>{t('chat_connect_no_key')}</p>
        <div className="ui-actions">
          <Button look="primary" onClick={() => openOptions('connections')}>
            {t('chat_connect_set_up')}
          </Button>
        </div>
      </Card>
    );
  }
  return (
    <Card sign={<Mark size={22} />} title={t('chat_connect_title')}>
      <p>
        {target
          ? t(run ? 'chat_connect_again_waits' : 'chat_connect_again', target.userName, target.orgName)
          : t(run ? 'chat_connect_waits' : 'chat_connect_why')}
      </p>
      {connectState.step === 'failed' && (
        <ConnectProblem problem={connectState.problem} connectionId={target?.id ?? null} />
      )}
      <div className="ui-actions">
        <Button look="primary" icon="cloud" onClick={() => connect(target?.id ?? null)} disabled={waiting}>
          {t('chat_connect')}
        </Button>
        <DropQuestion run={run} />
      </div>
      <p className="chat-connect-waiting" role="status">
        {waiting && (
          <>
            <Spinner /> {t('chat_connect_waiting')}
          </>
        )}
      </p>
    </Card>
  );
}
