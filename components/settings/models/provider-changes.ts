import type { ProviderSettings } from '../../../lib/storage/settings.ts';
import type { Change } from '../saver.ts';
import type { PresetChoice } from '../settings-sources.ts';

/** A provider as it stands after one click. The name is told apart from those that are there. */
export function newProvider(preset: PresetChoice, taken: readonly string[], id: string): ProviderSettings {
  return {
    id,
    preset: preset.id,
    name: freeName(preset.name, taken),
    baseUrl: preset.baseUrl,
    model: preset.suggestedModel,
    hasKey: false,
    test: null,
  };
}

function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let number = 2; taken.includes(name); number++) name = `${wanted} ${number}`;
  return name;
}

/** The first that can be asked is the one that is. */
export const addProvider =
  (provider: ProviderSettings): Change =>
  (settings) => ({
    ...settings,
    providers: [...settings.providers.filter(({ id }) => id !== provider.id), provider],
    activeProviderId: settings.activeProviderId ?? (provider.baseUrl ? provider.id : null),
  });

/** Where it was the one that answers, the first of the others takes over. */
export const removeProvider =
  (id: string): Change =>
  (settings) => {
    const providers = settings.providers.filter((provider) => provider.id !== id);
    const wasActive = settings.activeProviderId === id;
    return {
      ...settings,
      providers,
      activeProviderId: wasActive
        ? (providers.find(({ baseUrl }) => baseUrl)?.id ?? null)
        : settings.activeProviderId,
    };
  };

export const activateProvider =
  (id: string): Change =>
  (settings) =>
    settings.providers.some((provider) => provider.id === id)
      ? { ...settings, activeProviderId: id }
      : settings;

export const setModel =
  (id: string) =>
  (model: string): Change =>
    changed(id, (provider) => ({ ...provider, model }));

/** A server that goes by its host is named after the new one; a name of its own stays. */
export const setBaseUrl =
  (id: string) =>
  (baseUrl: string): Change =>
  (settings) => {
    const others = settings.providers.filter((provider) => provider.id !== id).map(({ name }) => name);
    const next = changed(id, (provider) => {
      const before = hostOf(provider.baseUrl);
      const named = before !== '' && !provider.name.startsWith(before);
      const host = provider.preset === 'compatible' && !named ? hostOf(baseUrl) : '';
      return { ...provider, baseUrl, name: host ? freeName(host, others) : provider.name };
    })(settings);
    return { ...next, activeProviderId: next.activeProviderId ?? id };
  };

const hostOf = (url: string) => URL.parse(url)?.host ?? '';

function changed(id: string, change: (provider: ProviderSettings) => ProviderSettings): Change {
  return (settings) => ({
    ...settings,
    providers: settings.providers.map((provider) => (provider.id === id ? change(provider) : provider)),
  });
}
