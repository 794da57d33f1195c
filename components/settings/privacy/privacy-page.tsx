import './privacy.css';
import type { ReactElement } from 'react';
import { useSettings } from '../settings-context.ts';
import { ActivitySetting } from './activity-setting.tsx';
import { DeleteConversations } from './delete-conversations.tsx';
import { HistorySetting } from './history-setting.tsx';
import { NotificationSetting } from './notification-setting.tsx';
import { StoredWhere } from './stored-where.tsx';

export function PrivacyPage(): ReactElement {
  const { settings } = useSettings();
  return (
    <>
      <HistorySetting />
      <DeleteConversations />
      <ActivitySetting />
      <NotificationSetting />
      <StoredWhere historyKept={settings.history.keep} />
    </>
  );
}
