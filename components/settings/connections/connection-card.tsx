import { type ReactElement, type ReactNode, useId } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Output } from '../../../lib/messaging/protocol.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ConfirmButton } from '../confirm-button.tsx';
import { useSettings } from '../settings-context.ts';
import { useTask } from '../use-task.ts';
import { ConnectionTest } from './connection-test.tsx';
import { KindBadge } from './kind-badge.tsx';

interface ConnectionCardProps {
  readonly connection: Connection;
  /** Whether a sign-in is going on, this one's or another. */
  readonly signingIn: boolean;
  readonly onReconnect: () => void;
  readonly onDisconnect: () => void;
  readonly disconnecting: boolean;
  /** How signing in again went. */
  readonly children: ReactNode;
}

export function ConnectionCard({
  connection,
  signingIn,
  onReconnect,
  onDisconnect,
  disconnecting,
  children,
}: ConnectionCardProps): ReactElement {
  const { sources } = useSettings();
  const test = useTask<Output<'testConnection'>>();
  const heading = useId();
  const { orgName, userName, username, myDomainHost, kind, state } = connection;
  const signedOut = state === 'needs_login';
  return (
    <article className="st-card" aria-labelledby={heading}>
      <header className="st-card-head">
        <h3 id={heading}>{orgName || myDomainHost}</h3>
        <KindBadge kind={kind} />
        <Badge tone={signedOut ? 'danger' : 'accent'}>
          {t(signedOut ? 'options_state_needs_login' : 'options_state_connected')}
        </Badge>
      </header>
      <dl className="st-facts">
        <div>
          <dt>{t('options_user')}</dt>
          <dd>
            {userName} <span className="st-muted">{username}</span>
          </dd>
        </div>
        <div>
          <dt>{t('options_my_domain')}</dt>
          <dd>{myDomainHost}</dd>
        </div>
      </dl>
      {signedOut && (
        <Notice tone="warn" icon="alert" title={t('problem_salesforce_needs_login')}>
          <p>{t('options_needs_login_next')}</p>
        </Notice>
      )}
      <div className="st-card-actions">
        {!signedOut && (
          <Button
            icon="refresh"
            disabled={test.state.status === 'running' || disconnecting}
            onClick={() =>
              void test.run(() => sources.send('testConnection', { connectionId: connection.id }))
            }
          >
            {t('options_test_connection')}
          </Button>
        )}
        <Button
          look={signedOut ? 'primary' : 'secondary'}
          icon="link"
          disabled={signingIn || disconnecting}
          onClick={() => {
            test.clear();
            onReconnect();
          }}
        >
          {t('options_reconnect')}
        </Button>
        <ConfirmButton
          label={t('options_disconnect')}
          icon="close"
          question={t('options_disconnect_question', userName || username, orgName || myDomainHost)}
          disabled={disconnecting}
          onConfirm={onDisconnect}
        />
      </div>
      {children}
      {/* Once signed out, the card itself says what the test found. */}
      {!signedOut && <ConnectionTest state={test.state} />}
    </article>
  );
}
