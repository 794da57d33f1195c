import type { Handlers } from '../../../lib/messaging/listen.ts';
import type { Input } from '../../../lib/messaging/protocol.ts';
import { listModels } from '../../../lib/models/list-models.ts';
import { testModel } from '../../../lib/models/test-model.ts';
import { forgetSecret, saveSecret } from '../../../lib/storage/secrets.ts';
import { type ProviderSettings, type Settings, updateSettings } from '../../../lib/storage/settings.ts';
import { modelKeyName, providerAndKey } from '../provider-and-key.ts';

/** Keys, lists and tests of model providers. */
export function modelHandlers(): Pick<Handlers, 'saveModelKey' | 'listModels' | 'testModel'> {
  return {
    saveModelKey,
    listModels: async ({ providerId }) => {
      const { provider, key } = await providerAndKey(providerId);
      return { models: await listModels(provider, key) };
    },
    testModel: async ({ providerId, model }) => {
      const { provider, key } = await providerAndKey(providerId);
      const found = await testModel(provider, key, model);
      const test = { model, toolCalling: found.toolCalling, at: Date.now() };
      await updateSettings(changeProvider(providerId, (before) => ({ ...before, test })));
      return found;
    },
  };
}

function changeProvider(id: string, change: (provider: ProviderSettings) => ProviderSettings) {
  return (settings: Settings): Settings => ({
    ...settings,
    providers: settings.providers.map((provider) => (provider.id === id ? change(provider) : provider)),
  });
}

async function saveModelKey({ providerId, key }: Input<'saveModelKey'>): Promise<null> {
  const name = modelKeyName(providerId);
  const trimmed = key.trim();
  if (trimmed) await saveSecret(name, trimmed);
  else await forgetSecret(name);
  await updateSettings(changeProvider(providerId, (before) => ({ ...before, hasKey: trimmed !== '' })));
  return null;
}
