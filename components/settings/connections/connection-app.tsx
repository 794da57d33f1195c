import { type ReactElement, useState, useSyncExternalStore } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { SignInApp } from '../../../lib/messaging/protocol.ts';
import { asProblem, type Problem } from '../../../lib/problem.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { ProblemNotice } from '../problem-notice.tsx';
import { createSaver, type Saver } from '../saver.ts';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { useDraftOf } from '../use-draft.ts';
import { AppFields } from './app-fields.tsx';
import { OrganisationApp } from './organisation-app.tsx';
import { checkOwnKey } from './own-key.ts';
import { checkScopes } from './scopes.ts';

/** The app that one connection signs in through. What is changed counts from its next sign-in. */
export function ConnectionApp({ connection }: { connection: Connection }): ReactElement {
  const { sources, policy } = useSettings();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [app, setApp] = useState<SignInApp>(() => appOf(connection));
  const [saver] = useState(() => {
    let current = appOf(connection);
    return createSaver<SignInApp>({
      async update(change) {
        try {
          const saved = await sources.send('saveConnectionApp', {
            connectionId: connection.id,
            app: change(current),
          });
          current = appOf(saved);
          setProblem(null);
          return current;
        } catch (error) {
          setProblem(asProblem(error));
          throw error;
        }
      },
      onSaved: setApp,
    });
  });
  const key = useDraftOf(saver, {
    field: 'consumerKey',
    saved: app.consumerKey,
    check: checkOwnKey,
    change: (consumerKey) => (before) => ({ ...before, consumerKey }),
  });
  const login = useDraftOf(saver, {
    field: 'loginUrl',
    saved: app.loginUrl,
    check: sources.signIn.checkLoginUrl,
    change: (loginUrl) => (before) => ({ ...before, loginUrl }),
  });
  const scopes = useDraftOf(saver, {
    field: 'scopes',
    saved: app.scopes,
    check: checkScopes,
    change: (wanted) => (before) => ({ ...before, scopes: wanted }),
  });
  const copy = connection.sharedBy !== null;
  const allowed = copy ? null : policy.signIns;
  const meant = allowed?.find(
    (each) => each.consumerKey === app.consumerKey && each.loginUrl === app.loginUrl,
  );
  return (
    <div className="cn-app">
      <p className="st-note">{t(copy ? 'connections_app_copy' : 'connections_app_next')}</p>
      {allowed && (
        <OrganisationApp
          apps={allowed}
          chosen={meant?.name ?? ''}
          onChoose={(name) => {
            const picked = allowed.find((each) => each.name === name);
            if (!picked) return;
            const { consumerKey, loginUrl, scopes: wanted } = picked;
            void saver.now(() => ({ consumerKey, loginUrl, scopes: wanted }));
          }}
        />
      )}
      <AppFields
        fields={{ key, login, scopes }}
        fixedBy={copy ? t('connections_app_fixed') : allowed ? <SetByOrganisation /> : null}
      />
      <Saved saver={saver} />
      {problem && (
        <ProblemNotice problem={problem}>
          <Button small icon="refresh" onClick={() => void saver.flush()}>
            {t('options_try_again')}
          </Button>
        </ProblemNotice>
      )}
    </div>
  );
}

function Saved({ saver }: { saver: Saver<SignInApp> }): ReactElement {
  const { status } = useSyncExternalStore(saver.subscribe, saver.state, saver.state);
  return (
    <p className="st-result" role="status">
      {status === 'saved' && (
        <>
          <Icon name="check" size={14} />
          {t('connections_app_saved')}
        </>
      )}
    </p>
  );
}

const appOf = ({ consumerKey, loginUrl, scopes }: SignInApp): SignInApp => ({
  consumerKey,
  loginUrl,
  scopes,
});
