import type {
  ModelMessage,
  ModelProvider,
  ModelReply,
  ModelRequest,
  ModelTool,
  ModelToolCall,
  PresetId,
} from '../../../lib/models/model.ts';
import { PRESETS } from '../../../lib/models/presets.ts';
import type { Wire } from '../../../lib/models/wire.ts';
import { type Problem, ProblemError } from '../../../lib/problem.ts';

export const KEY = 'sk-test-4f9a8b7c6d5e4f3a2b1c';

export function provider(preset: PresetId = 'openai', baseUrl = PRESETS[preset].baseUrl): ModelProvider {
  return {
    id: 'p1',
    preset,
    name: PRESETS[preset].name,
    baseUrl: baseUrl || 'https://models.example.com/v1',
  };
}

export const TOOL: ModelTool = {
  type: 'function',
  function: {
    name: 'query_records',
    parameters: { type: 'object', properties: { soql: { type: 'string' } } },
  },
};

export function request(more: Partial<ModelRequest> = {}): ModelRequest & { shown: () => string } {
  let shown = '';
  return {
    model: 'gpt-4.1',
    messages: [{ role: 'user', content: 'What is open on this account?' }],
    tools: [TOOL],
    toolChoice: 'auto',
    signal: new AbortController().signal,
    onText: (delta) => {
      shown += delta;
    },
    shown: () => shown,
    ...more,
  };
}

export interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

type Answer = Response | Error | ((sent: Sent) => Response | Promise<Response>);

export interface FakeWire extends Wire {
  readonly sent: Sent[];
  readonly slept: number[];
}

/** Answers requests from the list, in order; the last answer again and again. Sleeps take no time. */
export function fakeWire(answers: readonly Answer[], more: Partial<Wire> = {}): FakeWire {
  const sent: Sent[] = [];
  const slept: number[] = [];
  let ids = 0;
  return {
    sent,
    slept,
    fetch: async (url, init) => {
      const body = typeof init.body === 'string' ? JSON.parse(init.body) : {};
      const one: Sent = { url, init, headers: new Headers(init.headers), body };
      sent.push(one);
      const answer = answers[Math.min(sent.length, answers.length) - 1];
      if (answer === undefined) throw new Error('no answer was prepared');
      if (answer instanceof Error) throw answer;
      return answer instanceof Response ? answer.clone() : answer(one);
    },
    sleep: async (ms, signal) => {
      slept.push(ms);
      signal.throwIfAborted();
    },
    mayReach: async () => true,
    isOnline: () => true,
    firstByteMs: 60_000,
    stallMs: 60_000,
    newId: () => `made_${++ids}`,
    ...more,
  };
}

export function sse(...events: readonly (object | string)[]): string {
  return events
    .map((event) => `data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`)
    .join('');
}

export function delta(fields: object, finish: string | null = null): object {
  return {
    id: 'c1',
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta: fields, finish_reason: finish }],
  };
}

export function callDelta(
  index: number | undefined,
  id: string | undefined,
  name: string | undefined,
  args: unknown,
) {
  return {
    ...(index === undefined ? {} : { index }),
    ...(id === undefined ? {} : { id, type: 'function' }),
    function: { ...(name === undefined ? {} : { name }), arguments: args },
  };
}

export const USAGE = {
  choices: [],
  usage: { prompt_tokens: 120, completion_tokens: 9, prompt_tokens_details: { cached_tokens: 100 } },
};

/** A whole, ordinary streamed answer. */
export function answer(text: string): string {
  return sse(
    delta({ role: 'assistant', content: '' }),
    delta({ content: text }),
    delta({}, 'stop'),
    USAGE,
    '[DONE]',
  );
}

export function streamed(text: string): Response {
  return pieces([new TextEncoder().encode(text)]);
}

export function pieces(
  parts: readonly Uint8Array[],
  then: 'close' | 'break' | 'hang' = 'close',
  signal?: AbortSignal | null,
) {
  let at = 0;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const part = parts[at++];
      if (part) return controller.enqueue(new Uint8Array(part));
      if (then === 'close') return controller.close();
      if (then === 'break') return controller.error(new TypeError('terminated'));
      return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

export function refused(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status, headers });
}

/** The problem that a call fails with. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('It did not fail.');
}

export function callsIn(reply: ModelReply): [string, string][] {
  return reply.toolCalls.map((call) => [call.name, call.arguments]);
}

/** A reply as a message of the next request, as the agent puts it into the history. */
export function assistantMessage(text: string, calls: readonly ModelToolCall[]): ModelMessage {
  return {
    role: 'assistant',
    content: text || null,
    tool_calls: calls.map(({ id, name, arguments: args, providerData }) => ({
      id,
      type: 'function',
      function: { name, arguments: args },
      ...(providerData as object | null),
    })),
  };
}
