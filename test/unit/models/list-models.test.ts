import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listModels } from '../../../lib/models/list-models.ts';
import type { PresetId } from '../../../lib/models/model.ts';
import { PRESETS } from '../../../lib/models/presets.ts';
import { fakeWire, KEY, problemOf, provider, refused } from './helpers.ts';

const json = (body: unknown) => new Response(JSON.stringify(body));
const ids = async (preset: PresetId, body: unknown) =>
  (await listModels(provider(preset), KEY, fakeWire([json(body)]))).map(({ id }) => id);
const named = (...names: string[]) => ({
  object: 'list',
  data: names.map((id) => ({ id, object: 'model' })),
});

describe('listModels', () => {
  it('shows of OpenAI what can chat with tools: the suggested one, the newest, then snapshots', async () => {
    const list = [
      ['gpt-4o-2024-08-06', 5],
      ['gpt-4.1', 20],
      ['gpt-5.6-terra', 30],
      ['gpt-6.1-sol', 40],
      ['o3', 15],
      ['text-embedding-3-small', 1],
      ['whisper-1', 1],
      ['tts-1-hd', 1],
      ['dall-e-3', 1],
      ['gpt-image-2', 1],
      ['omni-moderation-latest', 1],
      ['gpt-realtime', 1],
      ['gpt-4o-audio-preview', 1],
      ['gpt-4o-transcribe', 1],
      ['gpt-3.5-turbo-instruct', 1],
      ['gpt-5-chat-latest', 1],
      ['gpt-5.2-pro', 1],
      ['o1-pro-2025-03-19', 1],
      ['gpt-5.3-codex', 1],
      ['o4-mini-deep-research', 1],
      ['gpt-4o-search-preview', 1],
      ['sora-2', 1],
      ['babbage-002', 1],
    ].map(([id, created]) => ({ id, created, object: 'model', owned_by: 'openai' }));
    expect(await ids('openai', { object: 'list', data: list })).toEqual([
      'gpt-5.6-terra',
      'gpt-6.1-sol',
      'gpt-4.1',
      'o3',
      'gpt-4o-2024-08-06',
    ]);
  });

  it('asks Anthropic in its own way, and shows its names', async () => {
    const wire = fakeWire([
      json({
        data: [
          {
            type: 'model',
            id: 'claude-haiku-4-5-20251001',
            display_name: 'Claude Haiku 4.5',
            created_at: '2025-10-01T00:00:00Z',
          },
          {
            type: 'model',
            id: 'claude-opus-5-5',
            display_name: 'Claude Opus 5.5',
            created_at: '2026-09-01T00:00:00Z',
          },
        ],
        has_more: false,
      }),
    ]);
    expect(await listModels(provider('anthropic'), KEY, wire)).toEqual([
      { id: 'claude-opus-5-5', name: 'Claude Opus 5.5' },
      { id: 'claude-haiku-4-5-20251001', name: 'Claude Haiku 4.5' },
    ]);
    expect(wire.sent[0]?.url).toBe('https://api.anthropic.com/v1/models?limit=1000');
    expect(Object.fromEntries(wire.sent[0]?.headers ?? [])).toEqual({
      'x-api-key': KEY,
      'anthropic-version': '2023-06-01',
      'anthropic-dangerous-direct-browser-access': 'true',
    });
  });

  it('takes the prefix off the names of Gemini', async () => {
    const list = named(
      'models/gemini-3.1-flash-tts-preview',
      'models/gemini-3.8-flash',
      'models/gemini-3.8-live',
      'models/gemini-3-flash-preview',
      'models/gemini-embedding-001',
      'models/gemma-4-31b-it',
      'models/gemini-4-argon',
      'models/imagen-4.0',
      'models/gemini-3-pro-image',
    );
    expect(await ids('gemini', list)).toEqual([
      'gemini-3.8-flash',
      'gemini-4-argon',
      'gemini-3-flash-preview',
    ]);
  });

  it('shows of OpenRouter what has tools and writes text', async () => {
    const entry = (id: string, supported_parameters: string[], output_modalities = ['text']) => ({
      id,
      name: `Name of ${id}`,
      supported_parameters,
      architecture: { output_modalities },
    });
    const wire = fakeWire([
      json({
        data: [
          entry('a/tools', ['tools', 'top_p']),
          entry('a/none', ['top_p']),
          entry('a/pictures', ['tools'], ['video']),
        ],
      }),
    ]);
    expect(await listModels(provider('openrouter'), KEY, wire)).toEqual([
      { id: 'a/tools', name: 'Name of a/tools' },
    ]);
  });

  it('reads local servers, with models and without', async () => {
    expect(
      await ids('ollama', named('qwen3:8b', 'gpt-oss:20b', 'nomic-embed-text:latest', 'qwen3:14b')),
    ).toEqual(['gpt-oss:20b', 'qwen3:14b', 'qwen3:8b']);
    expect(await ids('ollama', { object: 'list', data: null })).toEqual([]);
    expect(
      await ids('lmstudio', named('text-embedding-nomic-embed-text-v1.5', 'openai/gpt-oss-20b')),
    ).toEqual(['openai/gpt-oss-20b']);
  });

  it('reads other shapes of compatible servers', async () => {
    expect(
      await ids('compatible', [
        { id: 'a', type: 'chat' },
        { id: 'b', type: 'image' },
      ]),
    ).toEqual(['a']);
    expect(await ids('compatible', { models: [{ name: 'a' }, { name: 'a' }, null, 3, {}] })).toEqual(['a']);
    expect(
      await ids('compatible', {
        data: [
          { id: 'a', capabilities: { function_calling: false } },
          { id: 'b', capabilities: { function_calling: true, completion_chat: true } },
        ],
      }),
    ).toEqual(['b']);
  });

  it('is empty where a compatible server has no list', async () => {
    expect(await listModels(provider('compatible'), null, fakeWire([refused(404, 'not found')]))).toEqual([]);
    expect(
      await problemOf(listModels(provider('openai'), KEY, fakeWire([refused(404, 'not found')]))),
    ).toMatchObject({ code: 'model_address_wrong' });
  });

  it.each([
    ['model_key_refused', refused(401, {})],
    ['model_address_wrong', new Response('<html>Sign in</html>')],
    ['model_bad_reply', new Response('{"data": [')],
    ['model_bad_reply', new Response('{}')],
    ['model_bad_reply', json({ error: { message: 'odd' } })],
  ])('fails in words: %s', async (code, response) => {
    expect(await problemOf(listModels(provider(), KEY, fakeWire([response])))).toMatchObject({ code });
  });

  it('lists each model once, whatever comes', async () => {
    const entry = fc.oneof(
      fc.anything(),
      fc.record({ id: fc.constantFrom('a', 'b', ''), created: fc.anything() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(entry), async (data) => {
        const wire = fakeWire([
          json({
            data: JSON.parse(JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? 0 : value))),
          }),
        ]);
        const list = await listModels(provider('compatible'), null, wire);
        expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
        expect(list.every(({ id }) => id !== '')).toBe(true);
      }),
    );
  });
});

describe('presets', () => {
  it('suggest a model that their own list would show', async () => {
    for (const preset of Object.values(PRESETS)) {
      if (preset.suggestedModel === '') continue;
      const id = preset.id === 'gemini' ? `models/${preset.suggestedModel}` : preset.suggestedModel;
      expect(await ids(preset.id, named(id)), preset.id).toEqual([preset.suggestedModel]);
    }
  });

  it('ask for the permission that their address needs', () => {
    for (const preset of Object.values(PRESETS)) {
      if (preset.baseUrl === '') continue;
      const url = new URL(preset.baseUrl);
      expect(preset.hostPermission).toBe(`${url.protocol}//${url.hostname}/*`);
    }
  });
});
