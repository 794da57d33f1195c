import './connections.css';
import { type ReactElement, useEffect, useRef } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Notice } from '../../ui/notice.tsx';
import { Disclosure } from '../disclosure.tsx';
import { SharedConnections } from '../sharing/shared-connections.tsx';
import { AllowedOrgs } from './allowed-orgs.tsx';
import { ConnectSection } from './connect-section.tsx';
import { ConnectionList } from './connection-list.tsx';
import { Disconnected } from './disconnected.tsx';
import { MaySetUp } from './may-set-up.tsx';
import { MethodChoice } from './method-choice.tsx';
import { useCallbackAddress } from './use-callback-address.ts';
import { useDisconnect } from './use-disconnect.ts';
import { useMethod } from './use-method.ts';
import { useSignIn } from './use-sign-in.ts';

export function ConnectionsPage({ connections }: { connections: readonly Connection[] }): ReactElement {
  const [method, choose] = useMethod();
  const signIn = useSignIn();
  const callback = useCallbackAddress();
  const disconnecting = useDisconnect();
  const title = useRef<HTMLHeadingElement>(null);
  const shared = method === 'shared';
  const mine = connections.filter((connection) => connection.method === method);
  const others = connections.filter((connection) => connection.method !== method);

  // How the last sign-in went was said of the other kind.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each choice
  useEffect(() => signIn.clear(), [method]);

  const list = (some: readonly Connection[]) => (
    <ConnectionList
      connections={some}
      signIn={signIn}
      callback={callback.status === 'done' ? callback.value : ''}
      disconnecting={disconnecting}
      onDisconnect={(connection) => {
        // The card goes, and the button with it.
        title.current?.focus();
        disconnecting.start(connection);
      }}
    />
  );
  const connect = (
    <ConnectSection
      key={method}
      method={method}
      first={connections.length === 0}
      signIn={signIn}
      callback={callback}
    />
  );
  return (
    <>
      <AllowedOrgs />
      <MethodChoice chosen={method} onChoose={choose} />
      {(connections.length > 0 || disconnecting.state.status !== 'idle') && (
        <section className="st-section" aria-labelledby="accounts">
          <h2 id="accounts" tabIndex={-1} ref={title}>
            {t(shared ? 'connections_service_accounts' : 'options_accounts')}
          </h2>
          <Disconnected disconnecting={disconnecting} />
          {mine.length > 0 ? (
            list(mine)
          ) : (
            <p className="st-section-lead">{t(shared ? 'connections_no_shared' : 'connections_no_own')}</p>
          )}
          {others.length > 0 && (
            <Disclosure
              key={method}
              title={tn(shared ? 'connections_others_own' : 'connections_others_shared', others.length)}
              lazy
            >
              {list(others)}
            </Disclosure>
          )}
        </section>
      )}
      <section className="st-section" aria-labelledby="app">
        <h2 id="app">
          {t(
            shared
              ? 'connections_connect_shared'
              : mine.length > 0
                ? 'options_connect_another'
                : 'options_connect_title',
          )}
        </h2>
        {shared ? (
          <MaySetUp>
            <Notice tone="warn" icon="shield" title={t('connections_least')}>
              <p>{t('connections_least_next')}</p>
            </Notice>
            {connect}
          </MaySetUp>
        ) : (
          <>
            <p className="st-section-lead">{t('options_connect_lead')}</p>
            {connect}
          </>
        )}
      </section>
      {shared && <SharedConnections connections={connections} />}
    </>
  );
}
