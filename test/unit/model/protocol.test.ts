import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { gather, modelForTests, tool, user } from './client.ts';

const { model, client } = modelForTests();
const ask = { model: 'any-name', messages: [user('Hello')] };

describe('text', () => {
  it('streams in the given pieces, with finish reason and usage', async () => {
    model().play([{ text: ['Zü', 'rich ', '🏔️'], usage: { prompt_tokens: 10, completion_tokens: 3 } }]);
    const stream = await client().chat.completions.create({
      ...ask,
      stream: true,
      stream_options: { include_usage: true },
    });
    const got = await gather(stream);
    expect(got.pieces).toEqual(['Zü', 'rich ', '🏔️']);
    expect(got.finish).toBe('stop');
    expect(got.usage).toMatchObject({ prompt_tokens: 10, completion_tokens: 3, total_tokens: 13 });
  });

  it('is cut into many small pieces when none are given', async () => {
    const text = 'The quick brown fox, jumping over 13 extraordinarily lazy dogs.\n\n| a | b |\n';
    model().play([{ text }]);
    const got = await gather(await client().chat.completions.create({ ...ask, stream: true }));
    expect(got.text).toBe(text);
    expect(got.pieces.length).toBeGreaterThan(10);
    expect(got.usage).toBeNull();
  });

  it('comes whole without streaming', async () => {
    model().play([{ text: 'Hi.', reasoning: 'Greet.' }]);
    const got = await client().chat.completions.create(ask);
    expect(got.choices[0]?.message).toMatchObject({
      role: 'assistant',
      content: 'Hi.',
      reasoning_content: 'Greet.',
    });
    expect(got.usage?.total_tokens).toBe(
      (got.usage?.prompt_tokens ?? 0) + (got.usage?.completion_tokens ?? 0),
    );
  });

  it('ends with length at the token limit of the request', async () => {
    model().play([{ text: ['one', ' two', ' three'] }]);
    const got = await client().chat.completions.create({ ...ask, max_completion_tokens: 2 });
    expect(got.choices[0]).toMatchObject({ finish_reason: 'length', message: { content: 'one two' } });
  });

  it.each([{ crlf: true }, { tornWrites: true }, { comments: 3 }, { noDone: true }])(
    'arrives the same from a provider with %j',
    async (quirks) => {
      model().play([{ text: 'Grüße 🏔️ aus Zürich', quirks }]);
      const got = await gather(await client().chat.completions.create({ ...ask, stream: true }));
      expect(got).toMatchObject({ text: 'Grüße 🏔️ aus Zürich', finish: 'stop' });
    },
  );
});

describe('tool calls', () => {
  const calls = [
    { id: 'call_a', name: 'query_records', arguments: { soql: 'SELECT Id FROM Account LIMIT 1' } },
    { id: 'call_b', name: 'describe_object', arguments: { object: 'Opportunity' } },
  ];
  const request = { ...ask, tools: [tool('query_records'), tool('describe_object')] };

  it.each([{}, { interleavedToolCalls: true }])(
    'come several at once, arguments in fragments (%j)',
    async (quirks) => {
      model().play([{ toolCalls: calls, quirks, pieceChars: 5 }]);
      const got = await gather(await client().chat.completions.create({ ...request, stream: true }));
      expect(got.finish).toBe('tool_calls');
      expect(got.calls.map((call) => [call.id, call.name, JSON.parse(call.fragments.join(''))])).toEqual(
        calls.map((call) => [call.id, call.name, call.arguments]),
      );
      expect(got.calls[0]?.fragments.length).toBeGreaterThan(3);
    },
  );

  it('are understood by the client’s own accumulator', async () => {
    model().play([{ text: 'Let me look.', toolCalls: calls }]);
    const final = await client()
      .chat.completions.stream({ ...request, stream: true })
      .finalMessage();
    expect(final.content).toBe('Let me look.');
    expect(final.tool_calls?.map((call) => call.id)).toEqual(['call_a', 'call_b']);
  });

  it('can be broken JSON', async () => {
    model().play([{ toolCalls: [{ name: 'query_records', arguments: '{"soql": "SELECT' }] }]);
    const got = await gather(await client().chat.completions.create({ ...request, stream: true }));
    expect(got.calls[0]?.fragments.join('')).toBe('{"soql": "SELECT');
  });

  it('come whole, and with stop, from providers that do so', async () => {
    model().play([{ toolCalls: calls, quirks: { wholeToolCalls: true, stopForTools: true } }]);
    const got = await gather(await client().chat.completions.create({ ...request, stream: true }));
    expect(got.finish).toBe('stop');
    expect(got.calls.map((call) => call.fragments.length)).toEqual([1, 1]);
  });

  it('carry extra keys that the client has to return', async () => {
    const extra = { extra_content: { google: { thought_signature: 'abc' } } };
    model().play([{ toolCalls: [{ name: 'query_records', arguments: {}, extra }] }]);
    const got = await client().chat.completions.create(request);
    expect(got.choices[0]?.message.tool_calls?.[0]).toMatchObject(extra);
  });
});

describe('what real providers refuse', () => {
  const call = {
    id: 'call_1',
    type: 'function' as const,
    function: { name: 'query_records', arguments: '{}' },
  };
  const refused = async (body: object) => {
    const error = await client()
      .chat.completions.create(body as OpenAI.ChatCompletionCreateParamsNonStreaming)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    if (!(error instanceof OpenAI.APIError)) throw new Error('not refused');
    expect(error.status).toBe(400);
    return error;
  };

  it('a tool call without its result', async () => {
    const messages = [user('Hi'), { role: 'assistant', tool_calls: [call] }, user('And?')];
    expect((await refused({ ...ask, messages })).message).toContain('call_1');
  });

  it('a tool result without its call', async () => {
    const messages = [user('Hi'), { role: 'tool', tool_call_id: 'call_1', content: 'rows' }];
    expect((await refused({ ...ask, messages })).param).toBe('messages[1].role');
  });

  it('an assistant message with nothing in it', async () => {
    const messages = [user('Hi'), { role: 'assistant', content: null }, user('And?')];
    expect((await refused({ ...ask, messages })).param).toBe('messages[1].content');
  });

  it.each([
    [{ model: 'm', messages: [] }, 'messages'],
    [{ messages: [user('Hi')] }, 'model'],
    [{ model: 'm', messages: [{ role: 'robot', content: 'x' }] }, 'messages[0].role'],
    [{ ...ask, tools: [tool('two words')] }, 'tools[0].function.name'],
    [{ ...ask, tools: [tool('same'), tool('same')] }, 'tools[1].function.name'],
  ])('%j', async (body, param) => {
    expect((await refused(body)).param).toBe(param);
  });
});

it('reports the part of a prompt that it saw before as cached', async () => {
  const system = { role: 'system' as const, content: 'Rules. '.repeat(1000) };
  const turn = (text: string) =>
    client().chat.completions.create({ model: 'm', messages: [system, user(text)] });
  model().play([{ text: 'ok', times: 0 }]);
  const cached = async (text: string) => (await turn(text)).usage?.prompt_tokens_details?.cached_tokens ?? 0;
  expect(await cached('one')).toBe(0);
  expect(await cached('two')).toBeGreaterThan(1500);
});
