import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RequestEntry } from './contract.ts';
import type { ScriptEntry } from './reply.ts';
import { handle, type ServerOptions } from './server.ts';
import { ModelState } from './state.ts';
import { loopbackCertificate } from './tls.ts';

export const DEMO_MODEL = 'recordside-demo';

export interface ModelOptions {
  /** 0, the default, takes any free port. */
  port?: number;
  /** True: HTTPS with a self-signed certificate of its own. */
  tls?: boolean | { key: string; cert: string };
  /** The key that clients must send; without it any key, or none, will do. */
  apiKey?: string;
  /** What `GET /v1/models` lists; the demo answers under any of these names, a script under any name at all. */
  models?: readonly string[];
  /** Replies from the start; without it the demo answers until `play` is called. */
  script?: readonly ScriptEntry[];
  /** Pace of text that sets none itself. 0, the default, is as fast as the client reads. */
  tokensPerSecond?: number;
}

export interface ModelServer {
  readonly port: number;
  /** What a client takes as its base address: `http://127.0.0.1:PORT/v1`. */
  readonly baseUrl: string;
  /** Every request to `/v1/…` so far, oldest first, with what became of it. */
  readonly requests: readonly RequestEntry[];
  /** The same, chat completions only. */
  chats(): RequestEntry[];
  /** Answers from this list from now on; what was left of an earlier one is dropped. */
  play(script: readonly ScriptEntry[]): void;
  /** Replies of the script not yet used. */
  readonly remaining: number;
  /** Forgets requests and script, and goes back to how it was started. */
  reset(): void;
  /** Resolves as soon as the condition holds for the requests; it is looked at again at each change. */
  until(condition: (requests: readonly RequestEntry[]) => boolean, timeoutMs?: number): Promise<void>;
  /** Breaks open answers off and frees the port. */
  close(): Promise<void>;
}

/** Starts the model server on loopback. Rejects when the port is taken. */
export async function startModel(options: ModelOptions = {}): Promise<ModelServer> {
  const state = new ModelState(options.script);
  const serverOptions: ServerOptions = {
    apiKey: options.apiKey,
    models: options.models ?? [DEMO_MODEL],
    pieceMs: options.tokensPerSecond ? 1000 / options.tokensPerSecond : 0,
  };
  const listener: Parameters<typeof createServer>[1] = (request, response) => {
    handle(request, response, state, serverOptions).catch((error: unknown) => {
      // A client that goes away while it still sends its request: there is nobody to tell.
      if (!request.destroyed) console.error(error);
      response.destroy();
    });
  };
  const tls = options.tls === true ? await loopbackCertificate() : options.tls;
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    baseUrl: `${tls ? 'https' : 'http'}://127.0.0.1:${port}/v1`,
    requests: state.requests,
    chats: () => state.requests.filter((entry) => entry.path.endsWith('/chat/completions')),
    play: (script) => state.play(script),
    get remaining() {
      return state.remaining;
    },
    reset: () => state.reset(),
    until: (condition, timeoutMs = 10_000) => until(state, condition, timeoutMs),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function until(
  state: ModelState,
  condition: (requests: readonly RequestEntry[]) => boolean,
  timeoutMs: number,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      stop();
      settle();
    };
    const timer = setTimeout(() => {
      const seen = state.requests.map(
        (entry) => `${entry.method} ${entry.path} ${entry.answeredBy ?? 'open'}`,
      );
      finish(() =>
        reject(new Error(`Not so within ${timeoutMs} ms. Requests: ${seen.join(', ') || 'none'}`)),
      );
    }, timeoutMs);
    const look = () => {
      if (condition(state.requests)) finish(resolve);
    };
    const stop = state.watch(look);
    look();
  });
}
