import { request as httpsRequest } from 'node:https';
import OpenAI from 'openai';
import { describe, expect, it } from 'vitest';
import { startModel } from '../../model/start.ts';
import { modelForTests, user } from './client.ts';

const { model, client } = modelForTests({
  apiKey: 'sk-demo-12345678',
  models: ['recordside-demo', 'lab/second'],
});
const url = (path: string) => new URL(path, model().baseUrl);

describe('keys and models', () => {
  it('lists its models', async () => {
    const ids = (await client().models.list()).data.map((entry) => entry.id);
    expect(ids).toEqual(['recordside-demo', 'lab/second']);
    expect((await client().models.retrieve('lab/second')).id).toBe('lab/second');
  });

  it('refuses a wrong key without repeating it', async () => {
    const wrong = new OpenAI({ baseURL: model().baseUrl, apiKey: 'sk-secret-abcdefgh9876', maxRetries: 0 });
    const error: unknown = await wrong.models.list().catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      status: 401,
      code: 'invalid_api_key',
      type: 'invalid_request_error',
      param: null,
    });
    expect(String(error)).not.toContain('abcdefgh');
    expect(String(error)).toContain('9876');
  });

  it('asks for a key when there is none', async () => {
    const response = await fetch(url('/v1/models'));
    expect(response.status).toBe(401);
  });

  it('does not know other models in the demo', async () => {
    const error: unknown = await client()
      .chat.completions.create({ model: 'gpt-9', messages: [user('Hi')] })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 404, code: 'model_not_found' });
  });

  it('answers under any base path, and says where there is nothing', async () => {
    const headers = { authorization: 'Bearer sk-demo-12345678' };
    expect((await fetch(url('/v1beta/openai/models'), { headers })).status).toBe(200);
    expect((await fetch(url('/v1/embeddings'), { headers })).status).toBe(404);
    expect((await fetch(url('/v1/models/%zz'), { headers })).status).toBe(404);
  });
});

describe('a browser', () => {
  const origin = { origin: 'chrome-extension://abcdefghijklmnop' };

  it('may call it from any origin, private network included', async () => {
    const preflight = await fetch(url('/v1/chat/completions'), {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,x-stainless-os',
        'access-control-request-private-network': 'true',
      },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'authorization,x-stainless-os',
      'access-control-allow-private-network': 'true',
    });
    expect(
      (await fetch(url('/v1/models'), { headers: origin })).headers.get('access-control-allow-origin'),
    ).toBe('*');
  });

  it('may not read or steer it through the control addresses', async () => {
    const response = await fetch(url('/__model/requests'), { headers: origin });
    expect(response.status).toBe(403);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('control over HTTP', () => {
  const post = (path: string, body?: unknown) =>
    fetch(url(path), { method: 'POST', ...(body === undefined ? {} : { body: JSON.stringify(body) }) });

  it('sets a script, shows the requests, resets', async () => {
    expect(await (await post('/__model/script', [{ text: 'scripted' }])).json()).toEqual({
      mode: 'script',
      remaining: 1,
    });
    const got = await client().chat.completions.create({ model: 'm', messages: [user('Hi')] });
    expect(got.choices[0]?.message.content).toBe('scripted');
    const seen = await (await fetch(url('/__model/requests'))).json();
    expect(seen).toMatchObject([
      {
        n: 1,
        path: '/v1/chat/completions',
        status: 200,
        answeredBy: 'script:1',
        sentChars: 8,
        headers: { authorization: 'Bearer sk-demo-12345678' },
        body: { messages: [{ content: 'Hi' }] },
      },
    ]);
    expect(await (await post('/__model/reset')).json()).toEqual({ mode: 'demo' });
    expect(model().requests).toEqual([]);
  });

  it('refuses what is not a script, and unknown addresses', async () => {
    const bad = await post('/__model/script', [{ txt: 'x' }]);
    expect(bad.status).toBe(400);
    expect(JSON.stringify(await bad.json())).toContain('reply 1');
    expect((await post('/__model/nothing')).status).toBe(404);
  });
});

it('takes bad bodies with a clear error', async () => {
  const send = (body: string) =>
    fetch(url('/v1/chat/completions'), {
      method: 'POST',
      headers: { authorization: 'Bearer sk-demo-12345678' },
      body,
    });
  for (const body of ['', '{"model":', '[]', 'null']) expect((await send(body)).status).toBe(400);
  expect((await send('x'.repeat(33 * 1024 * 1024))).status).toBe(413);
});

it('says when its port is taken', async () => {
  await expect(startModel({ port: model().port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

it('speaks TLS when asked to', async () => {
  const secure = await startModel({ tls: true });
  const status = await new Promise((resolve, reject) => {
    httpsRequest(`${secure.baseUrl}/models`, { rejectUnauthorized: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });
  await secure.close();
  expect([secure.baseUrl.startsWith('https://127.0.0.1:'), status]).toEqual([true, 200]);
});
