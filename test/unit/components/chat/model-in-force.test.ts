import { expect, test } from 'vitest';
import { modelInForce } from '../../../../components/chat/model-in-force.ts';
import type { ProviderSettings } from '../../../../lib/storage/settings.ts';
import { settings } from '../../../demo/gallery/invented.ts';

const [one] = settings.providers as [ProviderSettings];
const two: ProviderSettings = { ...one, id: 'p2', name: 'Two', model: 'two-small' };
const both = { providers: [one, two], activeProviderId: 'p1' };
const own = (providerId: string, model: string) => ({ model: { providerId, model, effort: null } });

test('an agent without a model of its own follows the provider in use', () => {
  expect(modelInForce({ model: null }, both)).toMatchObject({ provider: one, model: 'demo-1' });
  expect(modelInForce(null, both)).toMatchObject({ provider: one });
  expect(modelInForce({ model: null }, { ...both, activeProviderId: null })).toBeNull();
});

test('its own model goes before, and is not replaced where its provider is gone', () => {
  expect(modelInForce(own('p2', 'two-large'), both)).toMatchObject({ provider: two, model: 'two-large' });
  expect(modelInForce(own('p3', 'any'), both)).toBeNull();
});

test('a Test counts for the model that was tested, and for no other', () => {
  const tested = (toolCalling: boolean) => ({
    ...both,
    providers: [one, { ...two, test: { model: 'two-small', toolCalling, at: 1 } }],
  });
  expect(modelInForce(own('p2', 'two-small'), both)?.noTools).toBe(false);
  expect(modelInForce(own('p2', 'two-small'), tested(false))?.noTools).toBe(true);
  expect(modelInForce(own('p2', 'two-small'), tested(true))?.noTools).toBe(false);
  expect(modelInForce(own('p2', 'two-large'), tested(false))?.noTools).toBe(false);
  expect(modelInForce({ model: null }, tested(false))?.noTools).toBe(false);
});
