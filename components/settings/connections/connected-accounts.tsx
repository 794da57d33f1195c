import { type ReactElement, useRef, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';
import { ConnectionCard } from './connection-card.tsx';
import { SignInOutcome } from './sign-in-outcome.tsx';
import type { SignIn } from './use-sign-in.ts';

interface ConnectedAccountsProps {
  readonly connections: readonly Connection[];
  readonly signIn: SignIn;
  readonly callback: string;
  readonly onErrorPage: () => void;
}

/** The newest sign-in first. What became of a disconnected account stays said after its card is gone. */
export function ConnectedAccounts({
  connections,
  signIn,
  callback,
  onErrorPage,
}: ConnectedAccountsProps): ReactElement | null {
  const { sources, settings } = useSettings();
  const title = useRef<HTMLHeadingElement>(null);
  const [leaving, setLeaving] = useState<Connection | null>(null);
  const { state, run } = useTask<{ revoked: boolean }>();
  if (connections.length === 0 && state.status === 'idle') return null;

  const disconnect = (connection: Connection) => {
    // The card goes, and the button with it.
    title.current?.focus();
    setLeaving(connection);
    void run(() => sources.send('disconnect', { connectionId: connection.id }));
  };
  const disconnecting = state.status === 'running';
  const newestFirst = connections.toSorted((a, b) => b.connectedAt - a.connectedAt);
  return (
    <section className="st-section" aria-labelledby="accounts">
      <h2 id="accounts" tabIndex={-1} ref={title}>
        {t('options_accounts')}
      </h2>
      {newestFirst.map((connection) => (
        <ConnectionCard
          key={connection.id}
          connection={connection}
          signingIn={signIn.state.status === 'running'}
          onReconnect={() => signIn.start(connection)}
          onDisconnect={() => disconnect(connection)}
          disconnecting={disconnecting && leaving?.id === connection.id}
        >
          {signIn.again?.id === connection.id && (
            <SignInOutcome
              signIn={signIn}
              facts={{ ...settings.signIn, ...appOf(connection), callback }}
              onErrorPage={onErrorPage}
            />
          )}
        </ConnectionCard>
      ))}
      {state.status === 'failed' && <ProblemNotice problem={state.problem} />}
      {state.status === 'done' && leaving && <Left revoked={state.value.revoked} org={leaving.orgName} />}
    </section>
  );
}

function Left({ revoked, org }: { revoked: boolean; org: string }): ReactElement {
  return revoked ? (
    <Notice icon="check" role="status" title={t('options_disconnected', org)}>
      <p>{t('options_disconnected_revoked')}</p>
    </Notice>
  ) : (
    <Notice tone="warn" icon="alert" role="status" title={t('options_disconnected', org)}>
      <p>{t('options_disconnected_not_revoked')}</p>
    </Notice>
  );
}

const appOf = ({ consumerKey, loginUrl }: Connection) => ({ consumerKey, loginUrl });
