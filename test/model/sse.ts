/** Writes server-sent events to a response, heeding back-pressure and the client's going away. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

export class SseWriter {
  readonly #response: ServerResponse;
  readonly #signal: AbortSignal;
  readonly #newline: string;
  readonly #torn: boolean;

  /** `signal` is aborted when the client is gone: every method then rejects with its reason. */
  constructor(
    response: ServerResponse,
    signal: AbortSignal,
    options: { crlf?: boolean; torn?: boolean } = {},
  ) {
    this.#response = response;
    this.#signal = signal;
    this.#newline = options.crlf ? '\r\n' : '\n';
    this.#torn = options.torn ?? false;
  }

  open(headers: Record<string, string> = {}): void {
    this.#response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache',
      'x-accel-buffering': 'no',
      ...headers,
    });
    this.#response.flushHeaders();
  }

  async data(data: unknown): Promise<void> {
    await this.raw(`data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`);
  }

  async comment(text: string): Promise<void> {
    await this.raw(`: ${text}\n\n`);
  }

  async raw(text: string): Promise<void> {
    this.#signal.throwIfAborted();
    const bytes = Buffer.from(text.replaceAll('\n', this.#newline), 'utf8');
    if (!this.#torn) return this.#write(bytes);
    // One byte short of the middle: in text that is not ASCII it falls inside a character sooner or later.
    const middle = Math.max(1, Math.floor(bytes.length / 2) - 1);
    await this.#write(bytes.subarray(0, middle));
    await new Promise((resolve) => setImmediate(resolve));
    await this.#write(bytes.subarray(middle));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (!this.#response.write(bytes)) await once(this.#response, 'drain', { signal: this.#signal });
  }
}
