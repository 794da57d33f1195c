import { expect, it } from 'vitest';
import { providerRefusal } from '../../../lib/models/allowed-provider.ts';

const provider = { preset: 'openai', name: 'OpenAI', baseUrl: 'https://evil.example/v1' } as const;

it('says which address is not allowed, whatever the user called it', () => {
  expect(providerRefusal(provider, { allowedProviders: null })).toBeNull();
  expect(providerRefusal(provider, { allowedProviders: ['https://evil.example'] })).toBeNull();
  expect(providerRefusal(provider, { allowedProviders: ['openai'] })).toMatchObject({
    code: 'policy_provider',
    subs: ['evil.example'],
    saved: 'nothing',
  });
  expect(providerRefusal({ ...provider, baseUrl: '' }, { allowedProviders: [] })?.subs).toEqual(['OpenAI']);
});
