import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../lib/models/presets.ts';
import { NO_POLICY } from '../../../lib/storage/policy.ts';
import { parsePolicy } from '../../../lib/storage/policy-parse.ts';
import { isAllowedProvider, PRESET_ADDRESSES } from '../../../lib/storage/policy-providers.ts';
import { settingsUnderPolicy } from '../../../lib/storage/policy-settings.ts';
import { DEFAULT_SETTINGS, type ProviderSettings, type Settings } from '../../../lib/storage/settings.ts';

const provider = (
  id: string,
  preset: ProviderSettings['preset'],
  baseUrl: string = PRESETS[preset].baseUrl,
): ProviderSettings => ({ id, preset, name: id, baseUrl, model: 'm', hasKey: true, test: null });

const stored: Settings = {
  ...DEFAULT_SETTINGS,
  signIn: { consumerKey: 'mine', loginUrl: 'https://test.salesforce.com', scopes: 'api' },
  providers: [provider('a', 'openai'), provider('b', 'anthropic')],
  activeProviderId: 'a',
  history: { keep: true, days: 90 },
  activityDays: 5,
};

describe('settings under policy', () => {
  it('are the user’s own without one', () => {
    expect(settingsUnderPolicy(stored, NO_POLICY)).toEqual(stored);
  });

  it('have the organisation’s app, history and retention, and an allowed provider', () => {
    const policy = parsePolicy({
      signIn: [{ name: 'Production', consumerKey: 'ours', scopes: 'full' }, { consumerKey: 'other' }],
      history: { keep: false },
      activityDays: 365,
      allowedProviders: ['anthropic'],
    });
    expect(settingsUnderPolicy(stored, policy)).toEqual({
      ...stored,
      signIn: { consumerKey: 'ours', loginUrl: 'https://login.salesforce.com', scopes: 'full' },
      history: { keep: false, days: 30 },
      activityDays: 365,
      activeProviderId: 'b',
    });
  });

  it('have no app and no provider where none is allowed', () => {
    const strict = settingsUnderPolicy(stored, parsePolicy({ signIn: 0, allowedProviders: 0 }));
    expect(strict.signIn.consumerKey).toBe('');
    expect(strict.activeProviderId).toBeNull();
  });

  it('never have an active provider that is not allowed, whatever is stored', () => {
    const preset = fc.constantFrom(...(Object.keys(PRESETS) as ProviderSettings['preset'][]));
    const address = fc.option(
      fc.constantFrom('https://models.acme.example/v1', 'https://evil.example/v1', 'no address', ''),
      { nil: undefined },
    );
    const providers = fc.array(fc.tuple(fc.uuid(), preset, address), { maxLength: 4 });
    const allowed = fc.subarray(['openai', 'ollama', 'https://models.acme.example', 'http://localhost:1234']);
    fc.assert(
      fc.property(providers, fc.nat(4), allowed, (list, at, allowedProviders) => {
        const made = list.map((each) => provider(...(each as [string, ProviderSettings['preset'], string])));
        const policy = parsePolicy({ allowedProviders });
        const { activeProviderId } = settingsUnderPolicy(
          { ...stored, providers: made, activeProviderId: made[at]?.id ?? null },
          policy,
        );
        const active = made.find(({ id }) => id === activeProviderId);
        expect(activeProviderId === null || (active && isAllowedProvider(active, policy))).toBe(true);
      }),
    );
  });
});

describe('providers', () => {
  it('are known by the addresses of the presets', () => {
    const { compatible: _, ...named } = PRESETS;
    expect(PRESET_ADDRESSES).toEqual(
      Object.fromEntries(Object.values(named).map(({ id, baseUrl }) => [id, baseUrl])),
    );
  });

  it.each<[readonly string[] | null, ProviderSettings, boolean]>([
    [null, provider('x', 'compatible', 'https://any.example/v1'), true],
    [[], provider('x', 'openai'), false],
    [['openai'], provider('x', 'openai'), true],
    [['openai'], provider('x', 'openai', 'https://api.openai.com/v1/'), true],
    [['openai'], provider('x', 'openai', 'https://evil.example/v1'), false],
    [['openai'], provider('x', 'openai', 'https://api.openai.com.evil.example/v1'), false],
    [['openai'], provider('x', 'compatible', 'https://api.openai.com/v1'), false],
    [['https://m.example'], provider('x', 'compatible', 'https://m.example/a/v1'), true],
    [['https://m.example'], provider('x', 'openai', 'https://m.example/v1'), true],
    [['https://m.example'], provider('x', 'compatible', 'http://m.example/v1'), false],
    [['https://m.example'], provider('x', 'compatible', 'https://m.example:8443/v1'), false],
    [['https://m.example'], provider('x', 'compatible', 'https://m.example@evil.example/v1'), false],
    [['compatible'], provider('x', 'compatible', ''), false],
  ])('%j, %o: %s', (allowedProviders, given, allowed) => {
    expect(isAllowedProvider(given, { allowedProviders })).toBe(allowed);
  });
});
