import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callModel } from '../../../lib/models/call-model.ts';
import type { PresetId } from '../../../lib/models/model.ts';
import {
  answer,
  assistantMessage,
  callDelta,
  callsIn,
  delta,
  fakeWire,
  KEY,
  pieces,
  problemOf,
  provider,
  refused,
  request,
  sse,
  streamed,
  USAGE,
} from './helpers.ts';

const TEXT = 'Größe: 3 open opportunities — “Acme” 😀 日本';

describe('callModel', () => {
  it('streams text and gives the whole reply', async () => {
    const wire = fakeWire([streamed(answer(TEXT))]);
    const asked = request();
    const reply = await callModel(provider(), KEY, asked, wire);
    expect(reply).toEqual({
      text: TEXT,
      toolCalls: [],
      finishReason: 'stop',
      usage: { inputTokens: 120, cachedTokens: 100, outputTokens: 9 },
    });
    expect(asked.shown()).toBe(TEXT);
  });

  it('sends the key to the provider and nothing to the cache', async () => {
    const wire = fakeWire([streamed(answer('ok'))]);
    await callModel(provider('anthropic'), KEY, request({ model: 'claude-sonnet-5-5' }), wire);
    const [sent] = wire.sent;
    expect(sent?.url).toBe('https://api.anthropic.com/v1/chat/completions');
    expect(Object.fromEntries(sent?.headers ?? [])).toEqual({
      authorization: `Bearer ${KEY}`,
      'content-type': 'application/json',
      'anthropic-dangerous-direct-browser-access': 'true',
    });
    expect(sent?.init).toMatchObject({
      method: 'POST',
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
    expect(JSON.stringify(sent?.body)).not.toContain(KEY);
  });

  it('needs no key for a local model, and sends no authorization then', async () => {
    const wire = fakeWire([streamed(answer('ok'))]);
    await callModel(provider('ollama'), null, request(), wire);
    expect(wire.sent[0]?.headers.has('authorization')).toBe(false);
  });

  it('reads the same whatever the network does to the bytes', async () => {
    const stream = sse(
      delta({ role: 'assistant', content: '' }),
      delta({ content: 'é😀' }),
      delta({ tool_calls: [callDelta(0, 'a', 'query_records', '')] }),
      delta({ tool_calls: [callDelta(0, undefined, undefined, '{"soql":"日本"}')] }),
      delta({}, 'tool_calls'),
      USAGE,
      '[DONE]',
    );
    const bytes = new TextEncoder().encode(stream);
    const read = async (parts: Uint8Array[]) => {
      const asked = request();
      const reply = await callModel(provider(), KEY, asked, fakeWire([() => pieces(parts)]));
      return { ...reply, shown: asked.shown() };
    };
    const whole = await read([bytes]);
    expect(whole).toMatchObject({ text: 'é😀', shown: 'é😀', finishReason: 'tool_calls' });
    expect(callsIn(whole)).toEqual([['query_records', '{"soql":"日本"}']]);
    for (let at = 1; at < bytes.length; at += 1) {
      expect(await read([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(whole);
    }
    expect(await read([...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(whole);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        const at = [...cuts].sort((a, b) => a - b);
        expect(await read([0, ...at].map((from, n) => bytes.subarray(from, at[n] ?? bytes.length)))).toEqual(
          whole,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('reads CR LF, comments, events without a space, and a stream without [DONE]', async () => {
    const stream = `: OPENROUTER PROCESSING\r\n\r\n${answer('Hello').replaceAll('data: ', 'data:').replaceAll('\n', '\r\n')}`;
    const reply = await callModel(provider('openrouter'), KEY, request(), fakeWire([streamed(stream)]));
    expect(reply.text).toBe('Hello');
    const noDone = sse(delta({ content: 'Hello' }), delta({}, 'stop'));
    expect((await callModel(provider(), KEY, request(), fakeWire([streamed(noDone)]))).text).toBe('Hello');
    const noFinish = sse(delta({ content: 'Hello' }), '[DONE]');
    expect((await callModel(provider(), KEY, request(), fakeWire([streamed(noFinish)]))).text).toBe('Hello');
  });

  it('takes one JSON document in place of a stream', async () => {
    const message = {
      role: 'assistant',
      content: 'Hello',
      tool_calls: [callDelta(undefined, 'a', 'query_records', '{}')],
    };
    const document = { choices: [{ index: 0, message, finish_reason: 'tool_calls' }], usage: USAGE.usage };
    const asked = request();
    const wire = fakeWire([
      new Response(JSON.stringify(document), { headers: { 'content-type': 'application/json' } }),
    ]);
    const reply = await callModel(provider('compatible'), KEY, asked, wire);
    expect(reply).toMatchObject({ text: 'Hello', finishReason: 'tool_calls', usage: { inputTokens: 120 } });
    expect(asked.shown()).toBe('Hello');
    expect(callsIn(reply)).toEqual([['query_records', '{}']]);
  });

  it('shows no thoughts, in whatever field or tag they come', async () => {
    const stream = sse(
      delta({ reasoning_content: 'secret one' }),
      delta({ reasoning: 'secret two' }),
      delta({
        content: [
          { type: 'thinking', thinking: 'secret three' },
          { type: 'text', text: '<thi' },
        ],
      }),
      delta({ content: 'nk>secret four</think>\n\nAn' }),
      delta({ content: 'swer' }),
      delta({}, 'stop'),
    );
    const asked = request();
    const reply = await callModel(provider('ollama'), null, asked, fakeWire([streamed(stream)]));
    expect([reply.text, asked.shown()]).toEqual(['Answer', 'Answer']);
  });

  it('leaves tags alone in the text of providers that do not write thoughts into it', async () => {
    const text = '<think> is a tag';
    expect(
      (await callModel(provider('openai'), KEY, request(), fakeWire([streamed(answer(text))]))).text,
    ).toBe(text);
  });

  it('says a refusal of the model as its answer', async () => {
    const stream = sse(delta({ refusal: 'I cannot help with that.' }), delta({}, 'stop'));
    expect((await callModel(provider(), KEY, request(), fakeWire([streamed(stream)]))).text).toBe(
      'I cannot help with that.',
    );
  });

  it.each([
    ['length', 'length'],
    ['max_tokens', 'length'],
    ['content_filter', 'filtered'],
    ['SAFETY', 'filtered'],
    ['eos', 'stop'],
  ])('finish reason %s is %s', async (sent, finishReason) => {
    const stream = sse(delta({ content: 'Half' }), delta({}, sent));
    expect(await callModel(provider(), KEY, request(), fakeWire([streamed(stream)]))).toMatchObject({
      finishReason,
    });
  });

  it('hands out no calls where none were to be made', async () => {
    const stream = sse(
      delta({ content: 'Words' }),
      delta({ tool_calls: [callDelta(0, 'a', 'x', '{}')] }),
      delta({}, 'stop'),
    );
    const reply = await callModel(
      provider('ollama'),
      null,
      request({ toolChoice: 'none' }),
      fakeWire([streamed(stream)]),
    );
    expect(reply).toMatchObject({ text: 'Words', toolCalls: [], finishReason: 'stop' });
  });

  it('stops a model that never stops', async () => {
    const chunk = new TextEncoder().encode(sse(delta({ content: 'x'.repeat(100_000) })));
    const endless = () => {
      let cancelled = false;
      const body = new ReadableStream({
        pull: (controller) => controller.enqueue(chunk),
        cancel: () => {
          cancelled = true;
        },
      });
      return { response: new Response(body), wasCancelled: () => cancelled };
    };
    const { response, wasCancelled } = endless();
    const reply = await callModel(provider(), KEY, request(), fakeWire([() => response]));
    expect(reply.finishReason).toBe('length');
    expect(reply.text.length).toBeLessThan(2_200_000);
    expect(wasCancelled()).toBe(true);
  });
});

describe('what providers want back with a tool call', () => {
  const roundTrip = async (
    preset: PresetId,
    first: string,
    then: { preset?: PresetId; model?: string } = {},
  ) => {
    const wire = fakeWire([streamed(first), streamed(answer('done'))]);
    const reply = await callModel(provider(preset), KEY, request(), wire);
    const stored = JSON.parse(JSON.stringify(reply.toolCalls));
    const messages = [
      assistantMessage(reply.text, stored),
      ...reply.toolCalls.map((call) => ({ role: 'tool' as const, tool_call_id: call.id, content: '3 rows' })),
    ];
    await callModel(
      provider(then.preset ?? preset),
      KEY,
      request({ messages, ...(then.model ? { model: then.model } : {}) }),
      wire,
    );
    const sent = wire.sent[1]?.body.messages as { tool_calls: object[] }[] | undefined;
    return sent?.[0];
  };
  const signature = { extra_content: { google: { thought_signature: 'EjQKMg==' } } };
  const gemini = sse(
    delta({ tool_calls: [{ ...callDelta(undefined, 'a', 'query_records', '{"soql":"x"}'), ...signature }] }),
    delta({ tool_calls: [callDelta(undefined, 'b', 'query_records', '{"soql":"y"}')] }),
    delta({}, 'stop'),
  );

  it('gives Gemini its thought signature back, on its call', async () => {
    const message = await roundTrip('gemini', gemini);
    expect(message?.tool_calls).toEqual([
      {
        id: 'a',
        type: 'function',
        function: { name: 'query_records', arguments: '{"soql":"x"}' },
        ...signature,
      },
      { id: 'b', type: 'function', function: { name: 'query_records', arguments: '{"soql":"y"}' } },
    ]);
  });

  it('gives no signature to another model or provider, and Gemini its stand-in', async () => {
    expect(JSON.stringify(await roundTrip('gemini', gemini, { preset: 'openai' }))).not.toMatch(
      /signature|provider_data/,
    );
    const other = await roundTrip('gemini', gemini, { model: 'gemini-other' });
    expect(JSON.stringify(other)).not.toContain('EjQKMg==');
    expect(other?.tool_calls[0]).toMatchObject({
      extra_content: { google: { thought_signature: 'skip_thought_signature_validator' } },
    });
  });

  it('gives thoughts back where the server sends them apart (DeepSeek), even empty ones', async () => {
    const call = delta({ tool_calls: [callDelta(0, 'a', 'query_records', '{}')] }, 'tool_calls');
    const thoughts = sse(
      delta({ reasoning_content: 'Let me ' }),
      delta({ reasoning_content: 'look.' }),
      call,
    );
    expect(await roundTrip('compatible', thoughts)).toMatchObject({ reasoning_content: 'Let me look.' });
    expect(await roundTrip('compatible', sse(delta({ reasoning_content: '' }), call))).toMatchObject({
      reasoning_content: '',
    });
    expect(await roundTrip('lmstudio', thoughts)).not.toHaveProperty('reasoning_content');
  });

  it('gives OpenRouter its reasoning details back, whole', async () => {
    const part = (fields: object) => delta({ reasoning_details: [{ index: 0, format: 'f', ...fields }] });
    const stream = sse(
      part({ type: 'reasoning.text', text: 'Let me ' }),
      part({ type: 'reasoning.text', text: 'look.', signature: 's' }),
      part({ type: 'reasoning.encrypted', data: 'x' }),
      delta({ tool_calls: [callDelta(0, 'a', 'query_records', '{}')] }, 'tool_calls'),
    );
    expect(await roundTrip('openrouter', stream)).toMatchObject({
      reasoning_details: [
        { type: 'reasoning.text', index: 0, text: 'Let me look.', signature: 's' },
        { type: 'reasoning.encrypted', index: 0, data: 'x' },
      ],
    });
  });

  it('sends arguments that parse, even where the model wrote others', async () => {
    const stream = sse(
      delta({ tool_calls: [callDelta(0, 'a', 'query_records', '{"soql": "SEL')] }, 'tool_calls'),
    );
    const message = await roundTrip('anthropic', stream);
    expect(message?.tool_calls[0]).toMatchObject({
      function: { arguments: JSON.stringify({ malformed_arguments: '{"soql": "SEL' }) },
    });
  });
});

describe('stop', () => {
  it('takes the request off the wire, before and within the answer', async () => {
    const stop = new AbortController();
    const wire = fakeWire([
      ({ init }) => pieces([new TextEncoder().encode(sse(delta({ content: 'Half' })))], 'hang', init.signal),
    ]);
    const asked = request({ signal: stop.signal, onText: () => stop.abort() });
    expect(await problemOf(callModel(provider(), KEY, asked, wire))).toMatchObject({ code: 'stopped' });
    expect(wire.sent[0]?.init.signal?.aborted).toBe(true);
    expect(wire.sent).toHaveLength(1);

    const none = fakeWire([streamed(answer('never'))]);
    expect(
      await problemOf(callModel(provider(), KEY, request({ signal: AbortSignal.abort() }), none)),
    ).toMatchObject({ code: 'stopped' });
    expect(none.sent).toHaveLength(0);
  });

  it('ends the wait before another try', async () => {
    const stop = new AbortController();
    const wire = fakeWire([refused(503, {})], {
      sleep: async (_, signal) => {
        stop.abort();
        signal.throwIfAborted();
      },
    });
    expect(await problemOf(callModel(provider(), KEY, request({ signal: stop.signal }), wire))).toMatchObject(
      { code: 'stopped' },
    );
    expect(wire.sent).toHaveLength(1);
  });
});
