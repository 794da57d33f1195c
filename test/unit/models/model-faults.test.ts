import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callModel } from '../../../lib/models/call-model.ts';
import type { PresetId } from '../../../lib/models/model.ts';
import messages from '../../../public/_locales/en/messages.json';
import {
  answer,
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
} from './helpers.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const error = (message: string, more: object = {}) => ({
  error: { message, type: 'invalid_request_error', ...more },
});

describe('refusals', () => {
  it.each<[string, PresetId, number, unknown]>([
    [
      'model_key_refused',
      'openai',
      401,
      error('Incorrect API key provided: sk-proj-****abcd.', { code: 'invalid_api_key' }),
    ],
    [
      'model_key_refused',
      'anthropic',
      401,
      { type: 'error', error: { type: 'authentication_error', message: 'invalid x-api-key' } },
    ],
    [
      'model_key_refused',
      'gemini',
      400,
      [
        {
          error: {
            code: 400,
            message: 'API key not valid. Please pass a valid API key.',
            status: 'INVALID_ARGUMENT',
          },
        },
      ],
    ],
    ['model_no_access', 'anthropic', 401, error('CORS requests are not allowed for this Organization')],
    [
      'model_no_access',
      'openai',
      403,
      error('Country, region, or territory not supported', { code: 'unsupported_country_region_territory' }),
    ],
    ['model_filtered', 'openrouter', 403, error('Your input was flagged', { code: 403 })],
    ['model_billing', 'openrouter', 402, error('This request requires more credits, or fewer max_tokens.')],
    [
      'model_billing',
      'openai',
      429,
      error('You exceeded your current quota, please check your plan.', { code: 'insufficient_quota' }),
    ],
    ['model_billing', 'anthropic', 400, error('Your credit balance is too low to access the Anthropic API.')],
    [
      'model_rate_limited',
      'gemini',
      429,
      [{ error: { code: 429, message: 'You exceeded your current quota', status: 'RESOURCE_EXHAUSTED' } }],
    ],
    [
      'model_not_found',
      'openai',
      404,
      error('The model `gpt-9` does not exist or you do not have access to it.', { code: 'model_not_found' }),
    ],
    [
      'model_not_found',
      'anthropic',
      404,
      { type: 'error', error: { type: 'not_found_error', message: 'model: claude-9' } },
    ],
    ['model_not_found', 'ollama', 404, error('model "x" not found, try pulling it first')],
    ['model_not_found', 'openrouter', 400, error('x/y is not a valid model ID')],
    [
      'model_not_chat',
      'openai',
      404,
      error('This is not a chat model and thus not supported in the v1/chat/completions endpoint.'),
    ],
    ['model_no_tools', 'ollama', 400, error('registry.ollama.ai/library/gemma3:4b does not support tools')],
    ['model_no_tools', 'openrouter', 404, error('No endpoints found that support tool use.')],
    [
      'model_no_tools',
      'compatible',
      400,
      {
        object: 'error',
        message: '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
      },
    ],
    ['model_address_wrong', 'compatible', 404, '404 page not found'],
    ['model_address_wrong', 'compatible', 405, '<html><title>Not Allowed</title></html>'],
    [
      'model_context_length',
      'openai',
      400,
      error("This model's maximum context length is 8192 tokens.", { code: 'context_length_exceeded' }),
    ],
    ['model_context_length', 'anthropic', 400, error('prompt is too long: 210000 tokens > 200000 maximum')],
    [
      'model_context_length',
      'gemini',
      400,
      [error('The input token count (2000000) exceeds the maximum number of tokens allowed (1048576).')],
    ],
    [
      'model_context_length',
      'lmstudio',
      400,
      { error: 'Trying to keep the first 5000 tokens when context the overflows.' },
    ],
    ['model_context_length', 'compatible', 500, { detail: 'the request exceeds the available context size' }],
    [
      'model_too_large',
      'anthropic',
      413,
      { type: 'error', error: { type: 'request_too_large', message: 'Request exceeds the maximum size' } },
    ],
    ['model_ollama_origin', 'ollama', 403, ''],
    [
      'model_overloaded',
      'anthropic',
      529,
      { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } },
    ],
    ['model_overloaded', 'openai', 502, '<html><head><title>502 Bad Gateway</title></head></html>'],
    ['model_refused', 'openai', 400, error('Invalid schema for function')],
    ['model_refused', 'compatible', 422, { detail: [{ loc: ['body'], msg: 'field required' }] }],
    ['model_filtered', 'compatible', 400, error('The response was filtered', { code: 'content_filter' })],
  ])('%s (%s, %i)', async (code, preset, status, body) => {
    const wire = fakeWire([refused(status, body)]);
    expect(await problemOf(callModel(provider(preset), KEY, request(), wire))).toMatchObject({
      code,
      saved: 'nothing',
    });
  });

  it('gives the words of the provider as detail, a page as its title', async () => {
    const detail = async (status: number, body: unknown) =>
      (await problemOf(callModel(provider('openrouter'), KEY, request(), fakeWire([refused(status, body)]))))
        .detail;
    expect(await detail(400, error('Odd request.'))).toBe('HTTP 400: Odd request.');
    expect(await detail(502, '<html><head><title>502 Bad\nGateway</title></head><body>x</body></html>')).toBe(
      'HTTP 502: 502 Bad Gateway',
    );
    expect(await detail(400, error('Provider returned error', { metadata: { raw: 'too odd' } }))).toBe(
      'HTTP 400: Provider returned error: too odd',
    );
    expect(await detail(400, '')).toBe('HTTP 400');
    expect((await detail(400, 'x'.repeat(9_000_000)))?.length).toBe(500);
  });

  it('fills every blank that its messages have', async () => {
    const all: Record<string, { message: string }> = messages;
    const texts = Object.entries(all).filter(([name]) => name.startsWith('problem_model_'));
    expect(texts.length).toBeGreaterThan(50);
    for (const [name, { message }] of texts) {
      expect(all[name.endsWith('_next') ? name.replace(/_next$/, '') : `${name}_next`], name).toBeDefined();
      expect(
        [...message.matchAll(/\$(\d)/g)].every(([, blank]) => Number(blank) <= 4),
        name,
      ).toBe(true);
    }
    const { subs } = await problemOf(callModel(provider(), KEY, request(), fakeWire([refused(401, {})])));
    expect(subs).toEqual(['OpenAI', 'gpt-4.1', 'api.openai.com', '']);
  });
});

describe('trying again', () => {
  it('waits out overload twice, then gives up', async () => {
    const wire = fakeWire([refused(529, {}), refused(503, {}), streamed(answer('At last'))]);
    expect((await callModel(provider(), KEY, request(), wire)).text).toBe('At last');
    expect(wire.slept).toEqual([1_000, 3_000]);
    const never = fakeWire([refused(500, {})]);
    expect(await problemOf(callModel(provider(), KEY, request(), never))).toMatchObject({
      code: 'model_overloaded',
      action: 'retry',
    });
    expect(never.sent).toHaveLength(3);
  });

  it('waits as long as it is asked to, up to 20 seconds', async () => {
    const wire = fakeWire([refused(429, {}, { 'retry-after': '17' }), streamed(answer('ok'))]);
    await callModel(provider(), KEY, request(), wire);
    expect(wire.slept).toEqual([17_000]);
    const long = fakeWire([refused(429, {}, { 'retry-after': '90' })]);
    const told = await problemOf(callModel(provider(), KEY, request(), long));
    expect([told.code, told.subs[3], long.sent.length]).toEqual(['model_rate_limited_wait', '90 seconds', 1]);
  });

  it.each([
    ['HTTP date', { 'retry-after': new Date(Date.now() + 3 * 3_600_000).toUTCString() }, {}, /^3 hours$/],
    ['words', {}, error('Please try again in 6m0s.'), /^6 minutes$/],
    [
      'words of Google',
      {},
      [error('Please retry in 37.2s.', { status: 'RESOURCE_EXHAUSTED' })],
      /^38 seconds$/,
    ],
    [
      'details of Google',
      {},
      [error('x', { status: 'RESOURCE_EXHAUSTED', details: [{ retryDelay: '55s' }] })],
      /^55 seconds$/,
    ],
  ])('tells a longer wait from the %s', async (_, headers, body, wait) => {
    const told = await problemOf(
      callModel(
        provider(),
        KEY,
        request(),
        fakeWire([refused(429, body, headers as Record<string, string>)]),
      ),
    );
    expect(told.code).toBe('model_rate_limited_wait');
    expect(told.subs[3]).toMatch(wait);
  });

  it.each([
    ['no credit', refused(429, error('x', { code: 'insufficient_quota' }))],
    ['a wrong key', refused(401, {})],
    ['a server that says no', refused(500, {}, { 'x-should-retry': 'false' })],
  ])('does not try again for %s', async (_, response) => {
    const wire = fakeWire([response]);
    await problemOf(callModel(provider(), KEY, request(), wire));
    expect(wire.sent).toHaveLength(1);
  });

  it('tries again after a stream that broke before any text, never after', async () => {
    const empty = fakeWire([
      () => pieces([bytes(sse(delta({ role: 'assistant' })))], 'break'),
      streamed(answer('ok')),
    ]);
    expect((await callModel(provider(), KEY, request(), empty)).text).toBe('ok');
    const begun = fakeWire([
      () => pieces([bytes(sse(delta({ content: 'Half' })))], 'break'),
      streamed(answer('ok')),
    ]);
    const asked = request();
    expect(await problemOf(callModel(provider(), KEY, asked, begun))).toMatchObject({ code: 'model_cut' });
    expect([asked.shown(), begun.sent.length]).toEqual(['Half', 1]);
  });

  it('asks without reasoning where the model takes tools only so, and remembers it', async () => {
    const said =
      "Function tools with reasoning_effort are not supported for x in /v1/chat/completions. Use /v1/responses or set reasoning_effort to 'none'.";
    const wire = fakeWire([refused(400, error(said, { param: 'reasoning_effort' })), streamed(answer('ok'))]);
    const asked = request({ model: 'gpt-unheard-of' });
    expect((await callModel(provider(), KEY, asked, wire)).text).toBe('ok');
    await callModel(provider(), KEY, asked, wire);
    expect(wire.sent.map(({ body }) => body.reasoning_effort)).toEqual([undefined, 'none', 'none']);
    const stubborn = fakeWire([refused(400, error(said))]);
    expect(
      await problemOf(callModel(provider(), KEY, request({ model: 'gpt-6-stubborn' }), stubborn)),
    ).toMatchObject({ code: 'model_no_tools' });
    expect(stubborn.sent).toHaveLength(2);
  });

  it('asks without stream options where the server does not know them', async () => {
    const wire = fakeWire([
      refused(422, { detail: 'Extra inputs are not permitted: stream_options' }),
      streamed(answer('ok')),
    ]);
    await callModel(provider('compatible', 'https://old.example.com/v1'), KEY, request(), wire);
    expect(wire.sent.map(({ body }) => 'stream_options' in body)).toEqual([true, false]);
  });
});

describe('answers that are none', () => {
  const code = async (text: string, preset: PresetId = 'compatible') =>
    (await problemOf(callModel(provider(preset), KEY, request(), fakeWire([streamed(text)])))).code;

  it.each([
    ['a stream that ends in the middle', sse(delta({ content: 'Half' })), 'model_cut'],
    ['nothing at all', '', 'model_cut'],
    [
      'an empty answer',
      sse(delta({ role: 'assistant', content: '' }), delta({}, 'stop'), '[DONE]'),
      'model_empty',
    ],
    ['thoughts alone', sse(delta({ content: '<think>hm</think>\n' }), delta({}, 'stop')), 'model_empty'],
    [
      'thoughts up to the limit',
      sse(delta({ reasoning_content: 'hm' }), delta({}, 'length')),
      'model_no_room',
    ],
    ['a blocked answer', sse(delta({}, 'content_filter')), 'model_filtered'],
    ['a line that is not JSON', sse(delta({ content: 'Half' }), '{"choices": [{'), 'model_bad_reply'],
    ['a web page', '<!doctype html><html><body>Sign in</body></html>', 'model_address_wrong'],
    ['another JSON document', '["x"]', 'model_bad_reply'],
    ['JSON that is cut', '{"choices": [', 'model_bad_reply'],
    ['an error with status 200', JSON.stringify(error('prompt is too long')), 'model_context_length'],
    [
      'an error in the stream',
      sse({ error: { code: 402, message: 'Insufficient credits' } }),
      'model_billing',
    ],
    [
      'an error in the stream, by event',
      `event: error\n${sse({ type: 'error', error: { type: 'authentication_error', message: 'x' } })}`,
      'model_key_refused',
    ],
    [
      'an error of vLLM in the stream',
      sse({ object: 'error', message: 'prompt is too long', code: 400 }),
      'model_context_length',
    ],
    ['an error that is a string', sse({ error: 'llama runner process has terminated' }), 'model_overloaded'],
    [
      'an error after some text',
      sse(delta({ content: 'Half' }), { error: { code: 502, message: 'Upstream' } }),
      'model_cut',
    ],
    ['no choices', sse({}, { choices: null }, { choices: [null] }, 'null', '3', '[DONE]'), 'model_empty'],
  ])('%s', async (_, text, expected) => {
    expect(await code(text)).toBe(expected);
  });

  it.each([['<html>'], [sse('{')], [sse({ error: 'x' })]])(
    'are taken off the wire at once: %j',
    async (begin) => {
      const wire = fakeWire([({ init }) => pieces([bytes(begin)], 'hang', init.signal)]);
      await problemOf(callModel(provider(), KEY, request(), wire));
      expect(wire.sent[0]?.init.signal?.aborted).toBe(true);
    },
  );

  it('has a clear outcome for any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (body) => {
        const told = await problemOf(callModel(provider(), KEY, request(), fakeWire([() => pieces([body])])));
        expect(told.code).toMatch(/^model_/);
      }),
    );
  });

  it('has a clear outcome for any JSON in the events', async () => {
    const keys = fc.constantFrom(
      'choices',
      'delta',
      'content',
      'tool_calls',
      'function',
      'name',
      'arguments',
      'index',
      'id',
      'usage',
      'finish_reason',
      'error',
      'message',
      'code',
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom(null, true, 0, -1, 1e300, '', 'stop', 'x'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 4 }), async (events) => {
        const text = sse(...events.map((event) => JSON.stringify(event)), '[DONE]');
        const settled = await callModel(
          provider('openrouter'),
          KEY,
          request(),
          fakeWire([streamed(text)]),
        ).then(
          (reply) => reply.toolCalls.length > 0 || reply.text !== '',
          (thrown: { problem?: { code: string } }) => /^model_/.test(thrown.problem?.code ?? ''),
        );
        expect(settled).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('no connection', () => {
  const failed = new TypeError('Failed to fetch');
  const code = async (preset: PresetId, more: object, baseUrl?: string) => {
    const wire = fakeWire([failed], more);
    const told = await problemOf(callModel(provider(preset, baseUrl), KEY, request(), wire));
    return [told.code, wire.sent.length];
  };

  it('tells apart why', async () => {
    expect(await code('ollama', {})).toEqual(['model_not_running', 1]);
    expect(await code('compatible', {}, 'http://192.168.1.9:8000/v1')).toEqual(['model_not_running', 1]);
    expect(await code('openai', {})).toEqual(['model_unreachable', 2]);
    expect(await code('openai', { isOnline: () => false })).toEqual(['model_offline', 2]);
    expect(await code('ollama', { isOnline: () => false })).toEqual(['model_not_running', 1]);
    expect(await code('openai', { mayReach: async () => false })).toEqual(['model_permission', 2]);
    expect(await code('openai', { mayReach: async () => null })).toEqual(['model_unreachable', 2]);
  });

  it('asks for just the permission that the address needs', async () => {
    const asked: string[] = [];
    const mayReach = async (pattern: string) => asked.push(pattern) > 0;
    await code('ollama', { mayReach });
    expect(asked).toEqual(['http://localhost/*']);
  });

  it('gives up on silence, before the answer and within it', async () => {
    const silent = fakeWire([({ init }) => pieces([], 'hang', init.signal)], { firstByteMs: 5 });
    expect(await problemOf(callModel(provider('ollama'), null, request(), silent))).toMatchObject({
      code: 'model_timeout',
    });
    const headersNever = fakeWire(
      [
        ({ init }) =>
          new Promise<Response>((_, reject) =>
            init.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
          ),
      ],
      { firstByteMs: 5 },
    );
    expect(await problemOf(callModel(provider('ollama'), null, request(), headersNever))).toMatchObject({
      code: 'model_timeout',
    });
    const half = [bytes(sse(delta({ content: 'Half' })))];
    const asked = request();
    const stalls = fakeWire([({ init }) => pieces(half, 'hang', init.signal)], { stallMs: 5 });
    expect(await problemOf(callModel(provider(), KEY, asked, stalls))).toMatchObject({
      code: 'model_stalled',
    });
    expect([asked.shown(), stalls.sent.length, stalls.sent[0]?.init.signal?.aborted]).toEqual([
      'Half',
      1,
      true,
    ]);
  });
});

describe('keys', () => {
  it('are needed where the provider needs one, and looked at before anything is sent', async () => {
    const wire = fakeWire([streamed(answer('ok'))]);
    expect(await problemOf(callModel(provider(), '  ', request(), wire))).toMatchObject({
      code: 'model_key_missing',
      action: 'open_models',
    });
    expect(await problemOf(callModel(provider(), 'sk-a\nb', request(), wire))).toMatchObject({
      code: 'model_key_malformed',
      detail: null,
    });
    expect(wire.sent).toHaveLength(0);
    await callModel(provider(), `  ${KEY}\n`, request(), wire);
    expect(wire.sent[0]?.headers.get('authorization')).toBe(`Bearer ${KEY}`);
  });

  it('never stand in what an error says, wherever the provider repeats them', async () => {
    const key = fc.string({
      minLength: 8,
      maxLength: 60,
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    const places = [
      (k: string) => refused(401, error(`Incorrect API key provided: ${k}.`)),
      (k: string) => refused(400, `bad header Bearer ${k}`),
      (k: string) => refused(502, `<title>${k}</title>`),
      (k: string) => refused(400, { detail: [{ input: k }] }),
      (k: string) => refused(400, error(`https://example.com/?key=${encodeURIComponent(k)}&x=${btoa(k)}`)),
      (k: string) => refused(400, error(`${'x'.repeat(480)} ${k}`)),
      (k: string) => streamed(sse({ error: { message: k, code: 401 } })),
      (k: string) => new TypeError(`'Bearer ${k}' is an invalid header value`),
    ];
    await fc.assert(
      fc.asyncProperty(key, fc.constantFrom(...places), fc.string(), async (secret, place, model) => {
        const call = callModel(
          provider('compatible'),
          secret,
          request({ model: `${model}${secret}` }),
          fakeWire([place(secret)]),
        );
        const thrown = await call.then(
          () => null,
          (reason: Error & { problem: unknown }) => reason,
        );
        const seen = JSON.stringify([thrown?.problem, thrown?.message, thrown?.stack, String(thrown?.cause)]);
        for (const form of [
          secret,
          JSON.stringify(secret).slice(1, -1),
          encodeURIComponent(secret),
          btoa(secret),
        ]) {
          expect(seen.includes(form)).toBe(false);
          expect(seen.includes(JSON.stringify(form).slice(1, -1))).toBe(false);
        }
      }),
    );
  });

  it.each([
    'sk-ant-api03-abcdefghij',
    'AIzaSyA1234567890abcdef',
    'Bearer abc.def',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.x',
    '00D5g000004abcd!AQEAQ.xyz',
  ])('of other kinds do not either: %s', async (secret) => {
    const told = await problemOf(
      callModel(provider(), KEY, request(), fakeWire([refused(400, error(`See ${secret} there`))])),
    );
    expect(told.detail).toBe('HTTP 400: See ••• there');
  });
});
