import { type ReactElement, useId, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { Disclosure } from '../disclosure.tsx';
import { factsOf } from '../trouble/use-trouble-facts.ts';
import { ApiUsage } from './api-usage.tsx';
import { ConnectionApp } from './connection-app.tsx';
import { ConnectionFacts } from './connection-facts.tsx';
import { ConnectionTest } from './connection-test.tsx';
import { KeyForm } from './key-form.tsx';
import { KindBadge } from './kind-badge.tsx';
import { SignInOutcome } from './sign-in-outcome.tsx';
import { useConnectionTest } from './use-connection-test.ts';
import { useKeySignIn } from './use-key-sign-in.ts';
import type { SignIn } from './use-sign-in.ts';

interface ConnectionCardProps {
  readonly connection: Connection;
  readonly signIn: SignIn;
  readonly callback: string;
  readonly onDisconnect: () => void;
  readonly disconnecting: boolean;
}

/** One account, and what can be done with it. */
export function ConnectionCard({
  connection,
  signIn,
  callback,
  onDisconnect,
  disconnecting,
}: ConnectionCardProps): ReactElement {
  const testing = useConnectionTest(connection);
  const keySignIn = useKeySignIn();
  const [withKey, setWithKey] = useState(false);
  const heading = useId();
  const { orgName, userName, username, myDomainHost, kind, state, sharedBy, credential } = connection;
  const signedOut = state === 'needs_login';
  const running = testing.state.status === 'running';
  const where = orgName || myDomainHost;
  const facts = factsOf(connection, callback);

  const reconnect = () => {
    testing.hush();
    if (credential === 'private_key') setWithKey(true);
    else signIn.reconnect(connection);
  };
  return (
    <article className="st-card" aria-labelledby={heading}>
      <header className="st-card-head">
        <h3 id={heading}>{where}</h3>
        <KindBadge kind={kind} />
        <Badge tone={signedOut ? 'danger' : 'accent'}>
          {t(signedOut ? 'options_state_needs_login' : 'options_state_connected')}
        </Badge>
        {sharedBy && <Badge>{t('connections_copy')}</Badge>}
      </header>
      <ConnectionFacts connection={connection}>
        <ApiUsage
          usage={testing.usage}
          asking={running && !testing.loud}
          onRefresh={signedOut ? undefined : testing.refresh}
        />
      </ConnectionFacts>
      {signedOut && (
        <Notice tone="warn" icon="alert" title={t('problem_salesforce_needs_login')}>
          <p>{sharedBy ? t('connections_copy_ended', sharedBy.name) : t('options_needs_login_next')}</p>
        </Notice>
      )}
      <div className="st-card-actions">
        {(!signedOut || credential === 'private_key') && (
          <Button icon="refresh" disabled={running || disconnecting} onClick={testing.test}>
            {t('options_test_connection')}
          </Button>
        )}
        {/* A copy is renewed by whoever shared it: nobody else can sign in as its account. */}
        {!sharedBy && (
          <Button
            look={signedOut ? 'primary' : 'secondary'}
            icon="link"
            disabled={signIn.state.status === 'running' || disconnecting}
            onClick={reconnect}
          >
            {t('options_reconnect')}
          </Button>
        )}
        <ConfirmButton
          label={t('options_disconnect')}
          icon="close"
          question={
            sharedBy
              ? t('connections_forget_question', userName || username, where, sharedBy.name)
              : t('options_disconnect_question', userName || username, where)
          }
          disabled={disconnecting}
          onConfirm={onDisconnect}
        />
      </div>
      {withKey && (
        <KeyForm
          keySignIn={keySignIn}
          ready={() => ({ consumerKey: facts.consumerKey, loginUrl: facts.loginUrl, scopes: facts.scopes })}
          facts={facts}
          account={username}
        />
      )}
      {signIn.again?.id === connection.id && (
        <SignInOutcome signIn={signIn} facts={facts} onRetry={() => signIn.reconnect(connection)} />
      )}
      {/* Once signed out, the card itself says what the test found. */}
      {testing.loud && (!signedOut || credential === 'private_key') && (
        <ConnectionTest state={testing.state} connectionId={connection.id} />
      )}
      <Disclosure title={t('connections_app')} lazy>
        <ConnectionApp connection={connection} />
      </Disclosure>
    </article>
  );
}
