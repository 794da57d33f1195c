import './settings.css';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { Settings } from '../../lib/storage/settings.ts';
import { Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { useWatched } from '../ui/use-watched.ts';
import { ActivityPage } from './activity/activity-page.tsx';
import { AgentsPage } from './agents/agents-page.tsx';
import { ConnectionsPage } from './connections/connections-page.tsx';
import { ModelsPage } from './models/models-page.tsx';
import { PermissionsPage } from './permissions/permissions-page.tsx';
import { PolicyNotice } from './policy-notice.tsx';
import { PrivacyPage } from './privacy/privacy-page.tsx';
import { isProviderReady } from './provider-ready.ts';
import { AREAS, type Area, useArea } from './route.ts';
import { SaveStatus } from './save-status.tsx';
import { createSaver } from './saver.ts';
import { SettingsContext } from './settings-context.ts';
import { SettingsNav } from './settings-nav.tsx';
import type { SettingsSources } from './settings-sources.ts';
import { SetupSteps } from './setup-steps.tsx';
import { TroublePage } from './trouble/trouble-page.tsx';
import { UsagePage } from './usage/usage-page.tsx';
import { useOnline } from './use-online.ts';
import { WelcomePage } from './welcome/welcome-page.tsx';

const TITLES = {
  agents: 'agents_title',
  connections: 'options_connections',
  models: 'options_models',
  permissions: 'permissions_title',
  usage: 'usage_title',
  activity: 'activity_title',
  privacy: 'privacy_title',
  trouble: 'trouble_title',
  welcome: 'welcome_title',
} as const;
const LEADS = {
  agents: 'agents_lead',
  connections: 'options_connections_lead',
  models: 'options_models_lead',
  permissions: 'permissions_lead',
  usage: 'usage_lead',
  activity: 'activity_lead',
  privacy: 'privacy_lead',
  trouble: 'trouble_lead',
  welcome: 'welcome_lead',
} as const;
/** Stay drawn, unseen: a sign-in or a test that runs there goes on. */
const KEPT: readonly Area[] = ['connections', 'models'];
/** Where a new user is led on to the next step. */
const WITH_STEPS: readonly Area[] = ['connections', 'models', 'permissions'];

export function SettingsPage({ sources }: { sources: SettingsSources }): ReactElement {
  const area = useArea();
  const online = useOnline();
  const connections = useWatched(sources.watchConnections);
  const policy = useWatched(sources.watchPolicy);
  const [settings, setSettings] = useState<Settings>();
  // What was saved here counts at once; the storage tells of it a moment later.
  const [saver] = useState(() => createSaver({ update: sources.updateSettings, onSaved: setSettings }));
  const main = useRef<HTMLElement>(null);
  const shown = useRef<Area>(area);

  useEffect(() => sources.watchSettings(setSettings), [sources]);
  useEffect(() => {
    const turnAway = () => void saver.flush();
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.state().status === 'failed') event.preventDefault();
    };
    document.addEventListener('visibilitychange', turnAway);
    addEventListener('beforeunload', leave);
    return () => {
      document.removeEventListener('visibilitychange', turnAway);
      removeEventListener('beforeunload', leave);
    };
  }, [saver]);
  useEffect(() => {
    document.title = t('options_document_title', t(TITLES[area]));
    if (shown.current === area) return;
    shown.current = area;
    scrollTo(0, 0);
    main.current?.querySelector<HTMLElement>(`[data-area="${area}"] h1`)?.focus();
  }, [area]);

  return (
    <div className="st-frame">
      <SettingsNav area={area} />
      <main className="st-main" ref={main}>
        {!online && (
          <Notice tone="warn" icon="alert" role="status" title={t('options_offline')}>
            <p>{t('options_offline_next')}</p>
          </Notice>
        )}
        {policy && <PolicyNotice policy={policy} />}
        {settings && connections && policy ? (
          <SettingsContext value={{ sources, settings, saver, policy }}>
            {AREAS.filter((each) => each === area || KEPT.includes(each)).map((each) => (
              <div className="st-area" key={each} data-area={each} hidden={each !== area}>
                <h1 tabIndex={-1}>{t(TITLES[each])}</h1>
                <p className="st-lead">{t(LEADS[each])}</p>
                {WITH_STEPS.includes(each) && (
                  <SetupSteps
                    area={each}
                    connected={connections.length > 0}
                    modelReady={settings.providers.some((provider) =>
                      isProviderReady(provider, settings, sources),
                    )}
                  />
                )}
                <AreaContent area={each} connections={connections} />
              </div>
            ))}
          </SettingsContext>
        ) : (
          <p className="st-progress">
            <Spinner />
            {t('options_loading')}
          </p>
        )}
      </main>
      <SaveStatus saver={saver} />
    </div>
  );
}

function AreaContent(props: { area: Area; connections: readonly Connection[] }): ReactElement {
  const { area, connections } = props;
  switch (area) {
    case 'agents':
      return <AgentsPage connections={connections} />;
    case 'usage':
      return <UsagePage />;
    case 'trouble':
      return <TroublePage />;
    case 'welcome':
      return <WelcomePage connections={connections} />;
    case 'connections':
      return <ConnectionsPage connections={connections} />;
    case 'models':
      return <ModelsPage />;
    case 'permissions':
      return <PermissionsPage />;
    case 'activity':
      return <ActivityPage connections={connections} />;
    case 'privacy':
      return <PrivacyPage />;
  }
}
