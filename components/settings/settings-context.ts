import { createContext, useContext } from 'react';
import type { Policy } from '../../lib/storage/policy.ts';
import type { Settings } from '../../lib/storage/settings.ts';
import type { Saver } from './saver.ts';
import type { SettingsSources } from './settings-sources.ts';

interface SettingsInReach {
  readonly sources: SettingsSources;
  /** As they are in force: what the organisation sets stands in the place of the user's own. */
  readonly settings: Settings;
  readonly policy: Policy;
  readonly saver: Saver;
}

export const SettingsContext = createContext<SettingsInReach | null>(null);

export function useSettings(): SettingsInReach {
  const inReach = useContext(SettingsContext);
  if (!inReach) throw new Error('The settings were drawn without their sources.');
  return inReach;
}
