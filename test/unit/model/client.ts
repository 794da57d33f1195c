import OpenAI from 'openai';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type ModelOptions, type ModelServer, startModel } from '../../model/start.ts';

/** A server for the tests of one file, reset after each, and the real client pointed at it. */
export function modelForTests(options: ModelOptions = {}): {
  model: () => ModelServer;
  client: () => OpenAI;
} {
  let model: ModelServer | undefined;
  beforeAll(async () => {
    model = await startModel(options);
  });
  afterEach(() => model?.reset());
  afterAll(() => model?.close());
  const running = () => {
    if (!model) throw new Error('not started');
    return model;
  };
  return {
    model: running,
    client: () => new OpenAI({ baseURL: running().baseUrl, apiKey: options.apiKey ?? 'any', maxRetries: 0 }),
  };
}

export const user = (content: string) => ({ role: 'user' as const, content });

export const tool = (name: string, properties: Record<string, object> = {}) => ({
  type: 'function' as const,
  function: { name, parameters: { type: 'object', properties } },
});

type Chunks = AsyncIterable<OpenAI.ChatCompletionChunk>;

/** Puts a stream together by hand, as a client does that trusts nothing but the chunks. */
export async function gather(stream: Chunks) {
  const pieces: string[] = [];
  const calls = new Map<number, { id: string; name: string; fragments: string[] }>();
  let finish: string | null = null;
  let usage: OpenAI.CompletionUsage | null = null;
  for await (const chunk of stream) {
    usage = chunk.usage ?? usage;
    const choice = chunk.choices[0];
    if (!choice) continue;
    finish = choice.finish_reason ?? finish;
    if (choice.delta.content) pieces.push(choice.delta.content);
    for (const delta of choice.delta.tool_calls ?? []) {
      const call = calls.get(delta.index) ?? { id: '', name: '', fragments: [] };
      calls.set(delta.index, call);
      call.id += delta.id ?? '';
      call.name += delta.function?.name ?? '';
      if (delta.function?.arguments) call.fragments.push(delta.function.arguments);
    }
  }
  return { pieces, text: pieces.join(''), calls: [...calls.values()], finish, usage };
}
