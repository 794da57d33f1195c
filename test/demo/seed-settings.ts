import type { Page } from '@playwright/test';
import type { Settings } from '../../lib/storage/settings.ts';

/** What a user would have typed into the options page. */
export interface Seed {
  readonly consumerKey: string;
  readonly loginUrl: string;
  readonly baseUrl: string;
  readonly preset: Settings['providers'][number]['preset'];
  readonly providerName: string;
  readonly model: string;
  /** Handed to the background, which seals it; never written to a file here. */
  readonly key: string | null;
  readonly scopes: string;
}

const DEFAULTS: Pick<Seed, 'preset' | 'providerName' | 'model' | 'key' | 'scopes'> = {
  preset: 'compatible',
  providerName: 'Demo model (scripted)',
  model: 'recordside-demo',
  key: null,
  scopes: 'full refresh_token',
};

/** Sets Recordside up through one of its own pages, the way the options page does: settings, then the key by message. */
export async function seedSettings(
  page: Page,
  given: Partial<Seed> & Pick<Seed, 'consumerKey' | 'loginUrl' | 'baseUrl'>,
): Promise<void> {
  const seed: Seed = { ...DEFAULTS, ...given };
  const settings: Settings = {
    schemaVersion: 3,
    signIn: { consumerKey: seed.consumerKey, loginUrl: seed.loginUrl, scopes: seed.scopes },
    providers: [
      {
        id: 'provider-1',
        preset: seed.preset,
        name: seed.providerName,
        baseUrl: seed.baseUrl,
        model: seed.model,
        hasKey: false,
        test: null,
      },
    ],
    activeProviderId: 'provider-1',
    connectionMethod: 'own',
    maxRows: 2_000,
    history: { keep: false, days: 30 },
    activityDays: 90,
    notifyApprovals: false,
    limits: {
      tokensPerAnswer: 500_000,
      moneyPerAnswer: null,
      moneyPerDay: null,
      apiCallsPerAnswer: 200,
      orgApiShare: 90,
    },
    prices: {},
    welcomed: true,
  };
  await page.evaluate(
    async ({ settings, key }) => {
      await chrome.storage.local.set({ settings });
      if (key) {
        await chrome.runtime.sendMessage({ name: 'saveModelKey', input: { providerId: 'provider-1', key } });
      }
    },
    { settings, key: seed.key },
  );
}
