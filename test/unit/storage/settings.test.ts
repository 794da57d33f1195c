import { beforeEach, describe, expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  parseSettings,
  readSettings,
  type Settings,
  updateSettings,
  watchSettings,
} from '../../../lib/storage/settings.ts';
import browser, { resetBrowser } from '../fake-browser.ts';

const PROVIDER = {
  id: 'p1',
  preset: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  model: 'm',
  hasKey: true,
};

/** As version 1 stored them. */
const VERSION_1 = {
  schemaVersion: 1,
  signIn: { consumerKey: '3MVG9', loginUrl: 'https://test.salesforce.com', scopes: 'api refresh_token' },
  providers: [PROVIDER],
  activeProviderId: 'p1',
  maxRows: 500,
};

/** As version 2 stored them. */
const VERSION_2 = {
  ...VERSION_1,
  schemaVersion: 2,
  history: { keep: true, days: 7 },
  activityDays: 365,
  notifyApprovals: true,
};

const SINCE_3 = {
  schemaVersion: 3,
  providers: [{ ...PROVIDER, test: null }],
  connectionMethod: 'own',
  limits: DEFAULT_SETTINGS.limits,
  prices: {},
  // Whoever had settings was here before.
  welcomed: true,
};

describe('stored settings', () => {
  it('of version 1 keep everything, and keep no history', () => {
    expect(parseSettings(VERSION_1)).toEqual({
      ...VERSION_1,
      ...SINCE_3,
      history: { keep: false, days: 30 },
      activityDays: 90,
      notifyApprovals: false,
    });
  });

  it('of version 2 keep everything, and learn what is new', () => {
    expect(parseSettings(VERSION_2)).toEqual({ ...VERSION_2, ...SINCE_3 });
  });

  it('of today are as they were stored', () => {
    const today: Settings = {
      ...DEFAULT_SETTINGS,
      connectionMethod: 'shared',
      history: { keep: true, days: 7 },
      activityDays: 365,
      notifyApprovals: true,
      limits: { ...DEFAULT_SETTINGS.limits, moneyPerDay: 2.5, orgApiShare: null },
      prices: { m: { input: 1, cachedInput: null, output: 2 } },
    };
    expect(parseSettings(today)).toEqual(today);
  });

  it.each([
    undefined,
    null,
    'x',
    {},
    { schemaVersion: 1 },
    { ...VERSION_1, schemaVersion: 4 },
    { ...DEFAULT_SETTINGS, history: { keep: true, days: 0 } },
    { ...DEFAULT_SETTINGS, limits: { ...DEFAULT_SETTINGS.limits, orgApiShare: 101 } },
  ])('that cannot be read become the defaults: %j', (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('settings in force', () => {
  beforeEach(resetBrowser);

  const stored = async () => parseSettings((await browser.storage.local.get('settings')).settings);
  const POLICY = { signIn: [{ consumerKey: 'ours' }], history: { keep: false, days: 1 } };

  it('are what is stored, under the policy of the moment', async () => {
    await browser.storage.local.set({ settings: { ...DEFAULT_SETTINGS, history: { keep: true, days: 7 } } });
    expect((await readSettings()).history).toEqual({ keep: true, days: 7 });
    await browser.storage.managed.set(POLICY);
    expect(await readSettings()).toMatchObject({
      history: { keep: false, days: 1 },
      signIn: { consumerKey: 'ours' },
    });
  });

  it('are never written: what the user had comes back when the policy goes', async () => {
    await updateSettings((settings) => ({ ...settings, history: { keep: true, days: 7 } }));
    await browser.storage.managed.set(POLICY);
    const inForce = await updateSettings((settings) => ({ ...settings, maxRows: 9 }));
    expect(inForce).toMatchObject({ maxRows: 9, history: { keep: false }, signIn: { consumerKey: 'ours' } });
    expect(await stored()).toMatchObject({
      maxRows: 9,
      history: { keep: true, days: 7 },
      signIn: { consumerKey: '' },
    });
    await browser.storage.managed.remove(['signIn', 'history']);
    expect((await readSettings()).history).toEqual({ keep: true, days: 7 });
  });

  it('lose no change of two made at once', async () => {
    await Promise.all([
      updateSettings((settings) => ({ ...settings, maxRows: 9 })),
      updateSettings((settings) => ({ ...settings, activityDays: 8 })),
    ]);
    expect(await stored()).toMatchObject({ maxRows: 9, activityDays: 8 });
  });

  it('are told at every change, of the user’s or of the policy', async () => {
    const seen: unknown[] = [];
    const stop = watchSettings(({ maxRows, history }) => seen.push([maxRows, history.keep]));
    await updateSettings((settings) => ({ ...settings, maxRows: 9, history: { keep: true, days: 7 } }));
    await expect.poll(() => seen).toEqual([[9, true]]);
    await browser.storage.managed.set({ history: { keep: false } });
    await expect.poll(() => seen.at(-1)).toEqual([9, false]);
    stop();
    await browser.storage.managed.remove('history');
    await readSettings();
    expect(seen).toHaveLength(2);
  });
});
