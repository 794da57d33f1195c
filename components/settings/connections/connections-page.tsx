import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { NextStep } from '../next-step.tsx';
import { ConnectedAccounts } from './connected-accounts.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { useSignIn } from './use-sign-in.ts';

export function ConnectionsPage({ connections }: { connections: readonly Connection[] }): ReactElement {
  const signIn = useSignIn();
  return (
    <>
      <h1 tabIndex={-1}>{t('options_connections')}</h1>
      <p className="st-lead">{t('options_connections_lead')}</p>
      <NextStep connections={connections} from="connections" />
      <ConnectedAccounts connections={connections} signIn={signIn} />
      <section className="st-section" aria-labelledby="app">
        <h2 id="app">{t(connections.length > 0 ? 'options_connect_another' : 'options_connect_title')}</h2>
        <p className="st-section-lead">{t('options_connect_lead')}</p>
        <SignInForm signIn={signIn} />
      </section>
    </>
  );
}
