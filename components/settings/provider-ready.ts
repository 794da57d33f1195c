import type { ProviderSettings, Settings } from '../../lib/storage/settings.ts';
import type { SettingsSources } from './settings-sources.ts';

/** Whether it is the provider that answers, and has all it needs to. */
export function isProviderReady(
  provider: ProviderSettings,
  settings: Pick<Settings, 'activeProviderId'>,
  sources: Pick<SettingsSources, 'models'>,
): boolean {
  const preset = sources.models.presets.find(({ id }) => id === provider.preset);
  const hasKey = provider.hasKey || preset?.key === 'optional';
  return (
    provider.id === settings.activeProviderId && hasKey && provider.model !== '' && provider.baseUrl !== ''
  );
}
