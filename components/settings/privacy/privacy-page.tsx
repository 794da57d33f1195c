import './privacy.css';
import type { ReactElement } from 'react';
import { useSettings } from '../settings-context.ts';
import { ActivitySetting } from './activity-setting.tsx';
import { DeleteConversations } from './delete-conversations.tsx';
import { DeleteEverything } from './delete-everything.tsx';
import { ExportAll } from './export-all.tsx';
import { HeldNow } from './held-now.tsx';
import { HistorySetting } from './history-setting.tsx';
import { NotificationSetting } from './notification-setting.tsx';
import { StoredWhere } from './stored-where.tsx';

export function PrivacyPage(): ReactElement {
  const { settings } = useSettings();
  return (
    <>
      <HistorySetting />
      <ActivitySetting />
      <NotificationSetting />
      <HeldNow />
      <StoredWhere historyKept={settings.history.keep} />
      <ExportAll />
      <DeleteConversations />
      <DeleteEverything />
    </>
  );
}
