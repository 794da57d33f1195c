import { beforeEach, describe, expect, it, vi } from 'vitest';
import { modelHandlers } from '../../../entrypoints/background/handlers/model-handlers.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../../lib/storage/settings.ts';
import browser, { resetBrowser } from '../fake-browser.ts';

const provider = (id: string) => ({
  id,
  preset: 'compatible' as const,
  name: id,
  baseUrl: `https://${id}.example.com/v1`,
  model: 'm',
  hasKey: false,
  test: null,
});
const reply = (delta: object) =>
  new Response(
    `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`,
    { headers: { 'content-type': 'text/event-stream' } },
  );
const calls = {
  tool_calls: [
    { index: 0, id: 'a', function: { name: 'confirm_connection', arguments: '{"word":"ready"}' } },
  ],
};

beforeEach(async () => {
  resetBrowser();
  await browser.storage.local.set({
    settings: { ...DEFAULT_SETTINGS, providers: [provider('p1'), provider('p2')] },
  });
});

describe('a test of a model', () => {
  it.each([
    [true, calls],
    [false, { content: 'ready' }],
  ])('keeps whether it calls tools (%s), beside the provider that was tested', async (toolCalling, delta) => {
    vi.stubGlobal('fetch', async () => reply(delta));
    const { testModel } = modelHandlers();
    const found = await testModel({ providerId: 'p1', model: 'm2' });
    expect(found.toolCalling).toBe(toolCalling);
    const [first, second] = (await readSettings()).providers;
    expect(first?.test).toMatchObject({ model: 'm2', toolCalling });
    expect(second?.test).toBeNull();
    vi.unstubAllGlobals();
  });

  it('keeps nothing where the model did not answer at all', async () => {
    vi.stubGlobal('fetch', async () => new Response('no', { status: 401 }));
    await expect(modelHandlers().testModel({ providerId: 'p1', model: 'm2' })).rejects.toThrow();
    expect((await readSettings()).providers[0]?.test).toBeNull();
    vi.unstubAllGlobals();
  });
});
