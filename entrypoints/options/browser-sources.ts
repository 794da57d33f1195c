import type { SettingsSources } from '../../components/settings/settings-sources.ts';
import { send } from '../../lib/messaging/send.ts';
import { watchConnections } from '../../lib/storage/live.ts';
import { updateSettings } from '../../lib/storage/settings.ts';
import { hostAccess } from './host-access.ts';
import { modelHelp } from './model-help.ts';
import { signInHelp } from './sign-in-help.ts';
import { watchSettingsFromNow } from './watch-settings-from-now.ts';

/** The settings page, wired to this browser. */
export const browserSources: SettingsSources = {
  send,
  watchSettings: watchSettingsFromNow,
  updateSettings,
  watchConnections,
  signIn: signInHelp,
  models: modelHelp,
  hosts: hostAccess,
};
