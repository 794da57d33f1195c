import './connections.css';
import { type ReactElement, useRef } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { ConnectedAccounts } from './connected-accounts.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useCallbackAddress } from './use-callback-address.ts';
import { useSignIn } from './use-sign-in.ts';

export function ConnectionsPage({ connections }: { connections: readonly Connection[] }): ReactElement {
  const signIn = useSignIn();
  const callback = useCallbackAddress();
  const errorPage = useRef<HTMLDetailsElement>(null);
  const showErrorPage = () => {
    if (errorPage.current) errorPage.current.open = true;
    errorPage.current?.querySelector('select')?.focus();
  };
  return (
    <>
      <ConnectedAccounts
        connections={connections}
        signIn={signIn}
        callback={callback.status === 'done' ? callback.value : ''}
        onErrorPage={showErrorPage}
      />
      <section className="st-section" aria-labelledby="app">
        <h2 id="app">{t(connections.length > 0 ? 'options_connect_another' : 'options_connect_title')}</h2>
        <p className="st-section-lead">{t('options_connect_lead')}</p>
        <SignInForm signIn={signIn} callback={callback} errorPage={errorPage} onErrorPage={showErrorPage} />
      </section>
    </>
  );
}
