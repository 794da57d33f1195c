import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings } from '../../../lib/storage/settings.ts';

/** As version 1 stored them. */
const VERSION_1 = {
  schemaVersion: 1,
  signIn: { consumerKey: '3MVG9', loginUrl: 'https://test.salesforce.com', scopes: 'api refresh_token' },
  providers: [
    {
      id: 'p1',
      preset: 'openai',
      name: 'OpenAI',
      baseUrl: 'https://api.openai.com/v1',
      model: 'm',
      hasKey: true,
    },
  ],
  activeProviderId: 'p1',
  maxRows: 500,
};

describe('stored settings', () => {
  it('of version 1 keep everything, and keep no history', () => {
    expect(parseSettings(VERSION_1)).toEqual({
      ...VERSION_1,
      schemaVersion: 2,
      history: { keep: false, days: 30 },
      activityDays: 90,
      notifyApprovals: false,
    });
  });

  it('of today are as they were stored', () => {
    const today = {
      ...DEFAULT_SETTINGS,
      history: { keep: true, days: 7 },
      activityDays: 365,
      notifyApprovals: true,
    };
    expect(parseSettings(today)).toEqual(today);
  });

  it.each([
    undefined,
    null,
    'x',
    {},
    { schemaVersion: 1 },
    { ...VERSION_1, schemaVersion: 3 },
    { ...DEFAULT_SETTINGS, history: { keep: true, days: 0 } },
  ])('that cannot be read become the defaults: %j', (stored) => {
    expect(parseSettings(stored)).toEqual(DEFAULT_SETTINGS);
  });
});
