import type OpenAI from 'openai';
import { Stream } from 'openai/core/streaming';
import { isObject, parseJson } from './json.ts';
import { ReplyFault } from './reply-fault.ts';

export interface ModelEvent {
  /** The SSE event name; null for the unnamed events of chat completions. */
  readonly event: string | null;
  readonly data: unknown;
}

export interface ModelEvents extends AsyncIterable<ModelEvent> {
  /** Whether the server marked the end (`[DONE]`, or a JSON document that was whole). */
  readonly endMarked: () => boolean;
}

/** `data: [DONE]` within the last bytes. A line break cannot stand inside JSON, so no answer can fake it. */
const END_MARK = /(^|[\r\n])data: ?\[DONE\]/;
const TAIL = 64;

/**
 * The events of an answer. Not every server that is asked for a stream sends one, and content types are no help: what
 * the body begins with decides. One JSON document becomes one event; a web page is a ReplyFault, a line that is not
 * JSON is another.
 *
 * Only the SSE part of the openai package is used: its client brings 84 kB (gzip) of other APIs into the background,
 * and 51 kB with all of them cut out; this is 4.5 kB.
 */
export async function readEvents(response: Response, heard: () => void): Promise<ModelEvents> {
  if (!response.body) throw new ReplyFault('empty');
  const reader = response.body.getReader();
  const first = await firstBytes(reader, heard);
  const begin = new TextDecoder().decode(first).trimStart()[0];
  if (begin === '<') {
    reader.cancel().catch(() => undefined);
    throw new ReplyFault('page');
  }
  let endMarked = false;
  let tail = '';
  const body = rest(reader, first, (bytes) => {
    heard();
    tail = (tail + latin1(bytes.subarray(-TAIL))).slice(-2 * TAIL);
    endMarked ||= END_MARK.test(tail);
  });
  if (begin === '{' || begin === '[') {
    const event = { event: null, data: await document(body) };
    return { endMarked: () => true, [Symbol.asyncIterator]: () => once(event) };
  }
  return { endMarked: () => endMarked, [Symbol.asyncIterator]: () => sse(body) };
}

/** Up to the first byte that is not white space, which a keep-alive may put in front of anything. */
async function firstBytes(reader: ReadableStreamDefaultReader<Uint8Array>, heard: () => void) {
  let first = new Uint8Array(0);
  while (first.every((byte) => byte <= 0x20) && first.length < 4_096) {
    const { done, value } = await reader.read();
    if (done) break;
    heard();
    const joined = new Uint8Array(first.length + value.length);
    joined.set(first);
    joined.set(value, first.length);
    first = joined;
  }
  return first;
}

function rest(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  first: Uint8Array<ArrayBuffer>,
  saw: (bytes: Uint8Array) => void,
): ReadableStream<Uint8Array<ArrayBufferLike>> {
  return new ReadableStream<Uint8Array<ArrayBufferLike>>({
    start(controller) {
      saw(first);
      if (first.length > 0) controller.enqueue(first);
    },
    async pull(controller) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      saw(value);
      controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

async function document(body: ReadableStream<Uint8Array<ArrayBufferLike>>): Promise<unknown> {
  const text = await new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>).text();
  const parsed = parseJson(text);
  const value = Array.isArray(parsed) ? parsed[0] : parsed;
  if (!isObject(value)) throw new ReplyFault('malformed');
  return value;
}

async function* once(event: ModelEvent): AsyncGenerator<ModelEvent> {
  yield event;
}

async function* sse(body: ReadableStream<Uint8Array<ArrayBufferLike>>): AsyncGenerator<ModelEvent> {
  const response = new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>);
  // The client is asked for its logger alone, and one without is silent: a broken line could hold a record's data.
  const silent = {} as OpenAI;
  const stream = Stream.fromSSEResponse<ModelEvent>(response, new AbortController(), silent, true, 'events');
  try {
    yield* stream;
  } catch (error) {
    if (error instanceof SyntaxError) throw new ReplyFault('malformed');
    throw error;
  }
}
