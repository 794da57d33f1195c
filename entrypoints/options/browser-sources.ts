import type { SettingsSources } from '../../components/settings/settings-sources.ts';
import { send } from '../../lib/messaging/send.ts';
import { verifyActivity } from '../../lib/storage/activity.ts';
import { readAllActivity, watchActivity } from '../../lib/storage/activity-pages.ts';
import { watchConnections } from '../../lib/storage/live.ts';
import { readSettings, updateSettings, watchSettings } from '../../lib/storage/settings.ts';
import { agentAccess } from './agent-access.ts';
import { allowNotifications } from './allow-notifications.ts';
import { hostAccess } from './host-access.ts';
import { modelHelp } from './model-help.ts';
import { signInHelp } from './sign-in-help.ts';
import { watchFromNow } from './watch-from-now.ts';

/** The settings page, wired to this browser. */
export const browserSources: SettingsSources = {
  send,
  watchSettings: watchFromNow(readSettings, watchSettings),
  updateSettings,
  watchConnections,
  signIn: signInHelp,
  models: modelHelp,
  hosts: hostAccess,
  agents: agentAccess,
  activity: { watch: watchActivity, readAll: readAllActivity, verify: verifyActivity },
  allowNotifications,
};
