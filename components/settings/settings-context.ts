import { createContext, useContext } from 'react';
import type { Settings } from '../../lib/storage/settings.ts';
import type { Saver } from './saver.ts';
import type { SettingsSources } from './settings-sources.ts';

interface SettingsInReach {
  readonly sources: SettingsSources;
  readonly settings: Settings;
  readonly saver: Saver;
}

export const SettingsContext = createContext<SettingsInReach | null>(null);

export function useSettings(): SettingsInReach {
  const inReach = useContext(SettingsContext);
  if (!inReach) throw new Error('The settings were drawn without their sources.');
  return inReach;
}
