import OpenAI from 'openai';
import { describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../model/reply.ts';
import { gather, modelForTests, user } from './client.ts';

const { model, client } = modelForTests();
const ask = { model: 'm', messages: [user('Hello')], stream: true as const };

async function failure(reply: Reply): Promise<InstanceType<typeof OpenAI.APIError>> {
  model().play([reply]);
  const error = await client()
    .chat.completions.create(ask)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  if (!(error instanceof OpenAI.APIError)) throw new Error(`not an API error: ${String(error)}`);
  return error;
}

describe('instead of an answer', () => {
  it.each<[Reply['fault'], number, string | null | undefined]>([
    [{ kind: 'invalid_key' }, 401, 'invalid_api_key'],
    [{ kind: 'model_not_found' }, 404, 'model_not_found'],
    [{ kind: 'quota_exceeded' }, 429, 'insufficient_quota'],
    [{ kind: 'server_error' }, 500, null],
    [{ kind: 'overloaded' }, 503, 'overloaded'],
    [{ kind: 'overloaded_529' }, 529, undefined],
    [{ kind: 'context_length_exceeded' }, 400, 'context_length_exceeded'],
    [{ kind: 'proxy_page' }, 502, undefined],
    [{ kind: 'status', status: 418, code: 'teapot' }, 418, 'teapot'],
  ])('%j', async (fault, status, code) => {
    const error = await failure({ fault });
    expect([error.status, error.code]).toEqual([status, code]);
  });

  it('a rate limit says when to come back', async () => {
    const error = await failure({ fault: { kind: 'rate_limited', retryAfterSeconds: 7 } });
    expect(error.status).toBe(429);
    expect(error.headers?.get('retry-after')).toBe('7');
  });

  it('a status with a body of its own', async () => {
    const body = [{ error: { code: 404, message: 'models/x is not found', status: 'NOT_FOUND' } }];
    const error = await failure({ fault: { kind: 'status', status: 404, body } });
    expect(error.status).toBe(404);
    expect(error.message).toContain('404');
  });

  it('no connection at all', async () => {
    expect(await failure({ fault: { kind: 'refuse' } })).toBeInstanceOf(OpenAI.APIConnectionError);
  });
});

describe('in the middle of a stream', () => {
  const text = ['one ', 'two ', 'three'];
  const partial = async (reply: Reply) => {
    model().play([reply]);
    const stream = await client().chat.completions.create(ask);
    let got = '';
    try {
      for await (const chunk of stream) got += chunk.choices[0]?.delta.content ?? '';
    } catch (error) {
      return { got, error };
    }
    return { got, error: undefined };
  };

  it('a cut connection leaves the first pieces and an error', async () => {
    const { got, error } = await partial({ text, fault: { kind: 'cut', after: 2 } });
    expect(got).toBe('one two ');
    expect(error).toBeDefined();
    expect(model().requests[0]).toMatchObject({ aborted: false, sentChars: 8, done: true });
  });

  it('a malformed chunk is an error after the pieces before it', async () => {
    // The client prints such a chunk before it throws.
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const { got, error } = await partial({ text, fault: { kind: 'malformed_chunk', after: 1 } });
    expect(got).toBe('one ');
    expect(error).toBeInstanceOf(SyntaxError);
  });

  it('an error object inside the stream reaches the client', async () => {
    const { got, error } = await partial({
      text,
      fault: { kind: 'stream_error', after: 1, message: 'Overloaded' },
    });
    expect(got).toBe('one ');
    expect(error).toBeInstanceOf(OpenAI.APIError);
    expect(String(error)).toContain('Overloaded');
  });

  it('a clean end without a finish reason', async () => {
    model().play([{ text, fault: { kind: 'end_early', after: 2 } }]);
    const got = await gather(await client().chat.completions.create(ask));
    expect(got).toMatchObject({ text: 'one two ', finish: null });
  });

  it('a break later than the last piece still strikes before the end', async () => {
    const { got, error } = await partial({ text, fault: { kind: 'cut', after: 99 } });
    expect(got).toBe('one two three');
    expect(error).toBeDefined();
  });

  it('a short silence delays, and then the answer is whole', async () => {
    const { got, error } = await partial({ text, fault: { kind: 'stall', after: 1, ms: 5 } });
    expect([got, error]).toEqual(['one two three', undefined]);
  });
});

describe('the client goes away', () => {
  it('in mid-stream: what was sent by then is recorded', async () => {
    model().play([{ text: 'word '.repeat(500), fault: { kind: 'stall', after: 3 } }]);
    const abort = new AbortController();
    const stream = await client().chat.completions.create(ask, { signal: abort.signal });
    let got = '';
    for await (const chunk of stream) {
      got += chunk.choices[0]?.delta.content ?? '';
      if (got.length >= 14) abort.abort();
    }
    await model().until(([entry]) => entry?.aborted === true);
    expect(model().requests[0]).toMatchObject({
      aborted: true,
      done: true,
      sentChars: 14,
      answeredBy: 'script:1',
    });
  });

  it('before the first byte', async () => {
    model().play([{ text: 'late', waitMs: 3_600_000 }]);
    const abort = new AbortController();
    const pending = client().chat.completions.create(ask, { signal: abort.signal });
    await model().until((requests) => requests.length === 1);
    abort.abort();
    await expect(pending).rejects.toBeInstanceOf(OpenAI.APIUserAbortError);
    await model().until(([entry]) => entry?.aborted === true);
    expect(model().requests[0]).toMatchObject({ sentChars: 0, status: undefined });
  });
});
