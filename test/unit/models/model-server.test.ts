import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callModel } from '../../../lib/models/call-model.ts';
import { listModels } from '../../../lib/models/list-models.ts';
import type { ModelProvider } from '../../../lib/models/model.ts';
import { testModel } from '../../../lib/models/test-model.ts';
import { browserWire, type Wire } from '../../../lib/models/wire.ts';
import type { Reply } from '../../model/reply.ts';
import { type ModelServer, startModel } from '../../model/start.ts';
import { assistantMessage, problemOf, request } from './helpers.ts';

/** The same over a real connection: Node's fetch against the scripted model server on loopback. */
let server: ModelServer;
let local: ModelProvider;
const wire: Wire = { ...browserWire, sleep: async () => undefined, mayReach: async () => true, stallMs: 100 };

beforeAll(async () => {
  server = await startModel({ models: ['scripted', 'text-embedding-x'], apiKey: 'sk-test-key' });
  local = { id: 'p1', name: 'Scripted', preset: 'compatible', baseUrl: server.baseUrl };
});
beforeEach(() => server.reset());
afterAll(() => server.close());

const ask = (...script: Reply[]) => {
  server.play(script);
  const asked = request({ model: 'scripted' });
  return { asked, call: callModel(local, 'sk-test-key', asked, wire) };
};

const CALLS = [
  { id: 'a', name: 'query_records', arguments: { soql: 'SELECT Id FROM Account' } },
  { id: 'b', name: 'query_records', arguments: { soql: 'SELECT Name FROM Größe' } },
];

describe('against the model server', () => {
  it('streams text with usage', async () => {
    const { asked, call } = ask({
      text: 'Three open opportunities — 😀',
      usage: { prompt_tokens: 50, completion_tokens: 7, cached_tokens: 40 },
    });
    expect(await call).toEqual({
      text: 'Three open opportunities — 😀',
      toolCalls: [],
      finishReason: 'stop',
      usage: { inputTokens: 50, cachedTokens: 40, outputTokens: 7 },
    });
    expect(asked.shown()).toBe('Three open opportunities — 😀');
  });

  it.each<[string, Reply['quirks'], number | undefined]>([
    ['as OpenAI sends them', {}, 3],
    ['interleaved', { interleavedToolCalls: true }, 2],
    ['as Gemini sends them', { wholeToolCalls: true, noIndex: true, stopForTools: true }, undefined],
    ['as Ollama sends them', { wholeToolCalls: true, stopForTools: true, noUsage: true }, undefined],
    ['over a bad line', { crlf: true, comments: 3, tornWrites: true, noDone: true }, 1],
  ])('puts tool calls together %s', async (_, quirks, pieceChars) => {
    const { call } = ask({
      toolCalls: CALLS,
      reasoning: 'Let me look.',
      quirks,
      ...(pieceChars ? { pieceChars } : {}),
    });
    const reply = await call;
    expect(reply.finishReason).toBe('tool_calls');
    expect(
      reply.toolCalls.map(({ id, name, arguments: args }) => ({ id, name, arguments: JSON.parse(args) })),
    ).toEqual(CALLS);
  });

  it('answers tool results in a second request that the protocol accepts', async () => {
    server.play([{ toolCalls: CALLS }, { text: 'Done.', expect: { lastToolResult: '3 rows' } }]);
    const first = await callModel(local, 'sk-test-key', request({ model: 'scripted' }), wire);
    const messages = [
      ...request().messages,
      assistantMessage(first.text, first.toolCalls),
      ...first.toolCalls.map((call) => ({ role: 'tool' as const, tool_call_id: call.id, content: '3 rows' })),
    ];
    const second = await callModel(local, 'sk-test-key', request({ model: 'scripted', messages }), wire);
    expect(second.text).toBe('Done.');
  });

  it.each<[string, Reply]>([
    ['model_key_refused', { fault: { kind: 'invalid_key' } }],
    ['model_not_found', { fault: { kind: 'model_not_found' } }],
    ['model_billing', { fault: { kind: 'quota_exceeded' } }],
    ['model_rate_limited_wait', { fault: { kind: 'rate_limited', retryAfterSeconds: 120 } }],
    ['model_context_length', { fault: { kind: 'context_length_exceeded' } }],
    ['model_overloaded', { fault: { kind: 'overloaded_529' }, times: 0 }],
    ['model_overloaded', { fault: { kind: 'overloaded' }, times: 0 }],
    ['model_overloaded', { fault: { kind: 'proxy_page' }, times: 0 }],
    ['model_not_running', { fault: { kind: 'refuse' }, times: 0 }],
    ['model_cut', { text: 'One two three', fault: { kind: 'cut', after: 2 } }],
    ['model_cut', { text: 'One two three', fault: { kind: 'end_early', after: 2 } }],
    ['model_bad_reply', { text: 'One two three', fault: { kind: 'malformed_chunk', after: 2 } }],
    ['model_cut', { text: 'One two three', fault: { kind: 'stream_error', after: 2, code: 502 } }],
    ['model_stalled', { text: 'One two three', fault: { kind: 'stall', after: 2 } }],
    ['model_empty', { text: '' }],
  ])('%s', async (code, reply) => {
    const { asked, call } = ask(reply);
    expect(await problemOf(call)).toMatchObject({ code });
    if ('after' in (reply.fault ?? {})) expect(asked.shown().startsWith('One')).toBe(true);
  });

  it('tries again where it passes', async () => {
    const { call } = ask(
      { fault: { kind: 'overloaded' } },
      { fault: { kind: 'rate_limited', retryAfterSeconds: 1 } },
      { text: 'At last.' },
    );
    expect((await call).text).toBe('At last.');
    expect(server.chats()).toHaveLength(3);
  });

  it('takes a stopped request off the wire', async () => {
    server.play([{ text: 'word '.repeat(500), pieceMs: 5 }]);
    const stop = new AbortController();
    const asked = request({ model: 'scripted', signal: stop.signal, onText: () => stop.abort() });
    expect(await problemOf(callModel(local, 'sk-test-key', asked, wire))).toMatchObject({ code: 'stopped' });
    await server.until((all) => all.at(-1)?.aborted === true);
    expect(server.chats()).toHaveLength(1);
  });

  it('says that nothing answers where no server is', async () => {
    const gone = await startModel();
    const provider = { ...local, baseUrl: gone.baseUrl };
    await gone.close();
    expect(await problemOf(callModel(provider, null, request(), wire))).toMatchObject({
      code: 'model_not_running',
    });
  });

  it('lists and tests models, and knows a wrong key', async () => {
    expect(await listModels(local, 'sk-test-key', wire)).toEqual([{ id: 'scripted', name: null }]);
    expect(await problemOf(listModels(local, 'sk-other', wire))).toMatchObject({ code: 'model_key_refused' });
    server.play([{ toolCalls: [{ name: 'confirm_connection', arguments: { word: 'ready' } }] }]);
    const signal = new AbortController().signal;
    expect(await testModel(local, 'sk-test-key', 'scripted', signal, wire)).toMatchObject({
      toolCalling: true,
    });
  });
});
