import type { SettingsSources } from '../../components/settings/settings-sources.ts';
import { send } from '../../lib/messaging/send.ts';
import { verifyActivity } from '../../lib/storage/activity.ts';
import { readAllActivity, watchActivity } from '../../lib/storage/activity-pages.ts';
import { watchConnections, watchShares } from '../../lib/storage/live.ts';
import { readPolicy, watchPolicy } from '../../lib/storage/policy.ts';
import { readSettings, updateSettings, watchSettings } from '../../lib/storage/settings.ts';
import { agentsAccess } from './agents-access.ts';
import { allowNotifications } from './allow-notifications.ts';
import { heldAccess } from './held-access.ts';
import { hostAccess } from './host-access.ts';
import { modelHelp } from './model-help.ts';
import { openPanel } from './open-panel.ts';
import { peopleAccess } from './people-access.ts';
import { signInHelp } from './sign-in-help.ts';
import { usageAccess } from './usage-access.ts';
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
  agents: agentsAccess,
  people: peopleAccess,
  activity: { watch: watchActivity, readAll: readAllActivity, verify: verifyActivity },
  usage: usageAccess,
  held: heldAccess,
  watchPolicy: watchFromNow(readPolicy, watchPolicy),
  watchShares,
  openPanel,
  allowNotifications,
};
