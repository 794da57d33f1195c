import { PRIVATE_REQUEST } from './private-request.ts';

/** One answer of an org, as jsforce reads it; header names in lower case. */
export interface WireResponse {
  readonly statusCode: number;
  readonly headers: { readonly [name: string]: string };
  readonly body: string;
}

export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: unknown;
}

export interface FetchTransportDeps {
  readonly fetch: typeof fetch;
  /** Aborting it cuts the request on the wire, headers or body. */
  readonly signal?: AbortSignal;
  /** When set, nothing is sent anywhere else: the token goes to the user's org alone. */
  readonly origin?: string;
}

/**
 * Stands where jsforce expects a Node stream. It swallows everything: bodies come back whole, through the promise.
 * Node's own `pipe` (under vitest) calls these and no others.
 */
export const deafStream = {
  on: () => deafStream,
  once: () => deafStream,
  prependListener: () => deafStream,
  removeListener: () => deafStream,
  emit: () => false,
  write: () => true,
  end: () => deafStream,
  pipe: <Target>(target: Target): Target => target,
};

/** jsforce's door to the network: native fetch that stores nothing, sends no cookie and follows no redirect. */
export class FetchTransport {
  /** The newest answer, kept because jsforce's errors carry neither status nor headers. */
  lastResponse: WireResponse | null = null;
  private readonly deps: FetchTransportDeps;

  constructor(deps: FetchTransportDeps) {
    this.deps = deps;
  }

  httpRequest(request: WireRequest): Promise<WireResponse> & { stream(): typeof deafStream } {
    return Object.assign(this.send(request), { stream: () => deafStream });
  }

  private async send(request: WireRequest): Promise<WireResponse> {
    const { fetch, signal, origin } = this.deps;
    if (origin !== undefined && new URL(request.url).origin !== origin)
      throw new Error('refused to send an org request to another host');
    const response = await fetch(request.url, {
      method: request.method,
      headers: { ...request.headers },
      ...(typeof request.body === 'string' ? { body: request.body } : {}),
      ...PRIVATE_REQUEST,
      ...(signal ? { signal } : {}),
    });
    const headers: Record<string, string> = {};
    response.headers.forEach((value, name) => {
      headers[name.toLowerCase()] = value;
    });
    this.lastResponse = { statusCode: response.status, headers, body: await response.text() };
    return this.lastResponse;
  }
}
