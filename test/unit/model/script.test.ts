import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterEach, describe, expect, it } from 'vitest';
import { lastUserText } from '../../model/contract.ts';
import { loadScript, parseScript } from '../../model/script.ts';
import { modelForTests, tool, user } from './client.ts';

const { model, client } = modelForTests();

const say = async (text: string, tools = [tool('query_records')]) => {
  const got = await client().chat.completions.create({ model: 'm', messages: [user(text)], tools });
  return got.choices[0]?.message.content;
};
const refusal = async (text: string) => {
  const error = await say(text).catch((reason: unknown) => reason);
  if (!(error instanceof OpenAI.APIError)) throw new Error(`answered: ${String(error)}`);
  return error;
};

describe('a script', () => {
  it('is played in order, each reply as often as it says', async () => {
    model().play([{ text: 'a', times: 2 }, { text: 'b' }]);
    expect([await say('1'), await say('2'), await say('3')]).toEqual(['a', 'a', 'b']);
    expect(model().remaining).toBe(0);
  });

  it('that is used up answers with an error that says so and is not retried', async () => {
    model().play([{ text: 'a' }]);
    await say('first');
    const retrying = new OpenAI({ baseURL: model().baseUrl, apiKey: 'any', maxRetries: 3 });
    const error: unknown = await retrying.chat.completions
      .create({ model: 'm', messages: [user('second')] })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 500, code: 'script_exhausted' });
    expect(String(error)).toContain('"second"');
    expect(model().chats()).toHaveLength(2);
  });

  it('keeps replies for the requests they are meant for', async () => {
    model().play([
      { when: { lastUser: 'contacts' }, text: 'Contacts.' },
      { when: { lastUser: 'OPEN' }, text: 'Open.' },
    ]);
    expect(await say('What is open?')).toBe('Open.');
    expect(await say('Which contacts?')).toBe('Contacts.');
    expect((await refusal('Else')).code).toBe('script_exhausted');
  });

  it('says how a request differs from what it expected', async () => {
    model().play([
      { expect: { tools: ['update_records'], lastUser: 'Acme', withoutTools: ['query_records'] }, text: 'x' },
    ]);
    const error = await refusal('Change Edge');
    expect(error.code).toBe('script_mismatch');
    for (const part of ['reply 1', 'update_records', '"Acme"', 'query_records should not be offered']) {
      expect(error.message).toContain(part);
    }
  });

  it('may work a reply out from the request', async () => {
    model().play([(request) => ({ text: lastUserText(request).toUpperCase() })]);
    expect(await say('echo')).toBe('ECHO');
  });

  it('whose function throws names the reply', async () => {
    model().play([
      () => {
        throw new Error('no such thing');
      },
    ]);
    const error = await refusal('x');
    expect([error.code, error.message]).toEqual([
      'script_failed',
      expect.stringContaining('reply 1 failed: no such thing'),
    ]);
  });

  it.each([
    ['a number', 7, 'array of replies'],
    ['an unknown key', [{ text: 'a' }, { txt: 'b' }], 'reply 2'],
    ['an unknown fault', [{ fault: { kind: 'gremlin' } }], 'fault.kind'],
    ['a negative wait', [{ waitMs: -1 }], 'waitMs'],
  ])('with %s is refused', (_, value, part) => {
    expect(() => parseScript(value)).toThrow(part);
  });
});

describe('a script file', () => {
  const made: string[] = [];
  const file = async (name: string, text: string) => {
    const folder = await mkdtemp(join(tmpdir(), 'model-script-'));
    made.push(folder);
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  afterEach(async () => {
    for (const folder of made.splice(0)) await rm(folder, { recursive: true });
  });

  it('is JSON, with or without the replies key', async () => {
    expect(await loadScript(await file('a.json', '{"replies":[{"text":"x"}]}'))).toEqual([{ text: 'x' }]);
    expect(await loadScript(await file('b.json', '[{"text":"x"}]'))).toEqual([{ text: 'x' }]);
  });

  it('may be a module with functions', async () => {
    const script = await loadScript(await file('c.mjs', 'export default [() => ({ text: "made" })];'));
    model().play(script);
    expect(await say('x')).toBe('made');
  });

  it('that is not JSON is named', async () => {
    const path = await file('d.json', '[{');
    await expect(loadScript(path)).rejects.toThrow(path);
  });
});
