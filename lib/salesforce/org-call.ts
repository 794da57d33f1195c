import { Connection as JsforceConnection } from 'jsforce/lib/connection.js';
import { sleep as browserSleep } from '../sleep.ts';
import { MAX_RETRIES, mayPass, waitBefore } from './backoff.ts';
import { exchange } from './exchange.ts';
import { FetchTransport, type WireResponse } from './fetch-transport.ts';
import { SalesforceError } from './salesforce-error.ts';
import { failureOfResponse, type SalesforceFailure } from './salesforce-failure.ts';
import { untilAborted } from './shared-flight.ts';
import { type SoapRequest, soapOnce } from './soap-call.ts';
import type { Access, CallTokens } from './tokens.ts';

export interface OrgCallDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly tokens: CallTokens;
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly random?: () => number;
}

export interface OrgRequest {
  /** Below the org's origin: `/services/data/v66.0/query?q=…`. */
  readonly path: string;
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** True for what changes nothing and may be sent twice. Default: a GET is. */
  readonly safe?: boolean;
  /** Once on the wire it is not cut by the signal: what a write did must be known. */
  readonly uncut?: boolean;
  /** Called once for each request that goes out: retries count, and getting a token does not. */
  readonly onCall?: (() => void) | undefined;
}

export interface OrgAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: WireResponse['headers'];
}

/** A long query may run for two minutes before Salesforce itself gives up. */
const TIMEOUT_MS = 130_000;

/** One user's calls to one org: token, one renewal, patience with a busy org, and errors in words. */
export class OrgCaller {
  /** From the newest `Sforce-Limit-Info`. */
  usage: { used: number; limit: number } | null = null;
  private readonly connectionId: string;
  private readonly deps: OrgCallDeps;

  constructor(connectionId: string, deps: OrgCallDeps) {
    this.connectionId = connectionId;
    this.deps = deps;
  }

  async send(request: OrgRequest): Promise<OrgAnswer> {
    const { sleep = browserSleep, random = Math.random } = this.deps;
    const safe = request.safe ?? (request.method ?? 'GET') === 'GET';
    for (let attempt = 0; ; attempt++) {
      const { failure, response, answer } = await this.withLogin(request.signal, (access) =>
        this.sendOnce(request, access, !safe),
      );
      if (!failure) return answer;
      if (attempt >= MAX_RETRIES || !mayPass(failure, safe))
        throw new SalesforceError(failure, { write: !safe, usage: this.usage });
      await sleep(waitBefore(attempt, response.headers['retry-after'], random), request.signal);
    }
  }

  /** One SOAP call that writes, as parsed XML; not cut once it is on the wire, and not sent again. */
  async soap(request: SoapRequest, signal: AbortSignal, onCall?: OrgRequest['onCall']): Promise<unknown> {
    const { failure, body } = await this.withLogin(signal, (access) => {
      signal.throwIfAborted();
      return soapOnce(request, access, counted(this.deps.fetch, onCall));
    });
    if (failure) throw new SalesforceError(failure, { write: true, usage: this.usage });
    return body;
  }

  /** 401 → one renewal → one more try → the user has to sign in. A 401 means that nothing was done. */
  private async withLogin<T extends { readonly failure: SalesforceFailure | null }>(
    signal: AbortSignal,
    send: (access: Access) => Promise<T>,
  ): Promise<T> {
    const { tokens } = this.deps;
    const access = await untilAborted(tokens.access(this.connectionId), signal);
    const first = await send(access);
    if (!isSessionOver(first.failure)) return first;
    const renewed = await untilAborted(tokens.renew(this.connectionId, access.accessToken), signal);
    const second = await send(renewed);
    if (isSessionOver(second.failure)) throw await tokens.needsLogin(this.connectionId, renewed.accessToken);
    return second;
  }

  private async sendOnce(request: OrgRequest, access: Access, write: boolean) {
    const { path, method = 'GET', body, headers, uncut = false } = request;
    request.signal.throwIfAborted();
    return exchange(
      async (signal) => {
        const connection = new JsforceConnection({
          instanceUrl: access.instanceUrl,
          accessToken: access.accessToken,
          callOptions: { client: 'Recordside' },
        });
        const fetch = counted(this.deps.fetch, request.onCall);
        const transport = new FetchTransport({ fetch, signal, origin: access.instanceUrl });
        let parsed: unknown;
        try {
          parsed = await connection.request<unknown>(
            {
              method,
              url: access.instanceUrl + path,
              headers: {
                accept: 'application/json',
                // What the agent looks at is not what the user looked at: their recent items stay theirs.
                'Sforce-Mru': 'updateMru=false',
                ...(body === undefined ? {} : { 'content-type': 'application/json' }),
                ...headers,
              },
              ...(body === undefined ? {} : { body: JSON.stringify(body) }),
            },
            { transport },
          );
        } catch (error) {
          // jsforce throws for every refusal; without an answer there was none to refuse.
          if (!transport.lastResponse) throw error;
        }
        const response = transport.lastResponse;
        if (!response) throw new TypeError('jsforce sent nothing');
        this.usage = connection.limitInfo.apiUsage ?? this.usage;
        const failure = failureOfResponse(response, parsed);
        const answer = { status: response.statusCode, body: parsed, headers: response.headers };
        return { failure, response, answer };
      },
      { signal: uncut ? undefined : request.signal, timeoutMs: TIMEOUT_MS, write },
    );
  }
}

function counted(fetch: typeof globalThis.fetch, onCall: OrgRequest['onCall']): typeof globalThis.fetch {
  if (!onCall) return fetch;
  return (input, init) => {
    onCall();
    return fetch(input, init);
  };
}

function isSessionOver(failure: SalesforceFailure | null): boolean {
  if (failure?.kind !== 'refused' || failure.status !== 401) return false;
  // These stand in a 401 too, and a new token changes nothing about them.
  return !/not valid for use with the REST API|Connected app is not attached to Agent/i.test(failure.message);
}
