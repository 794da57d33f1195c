/** A fetch that answers from a script and remembers what it was asked. */
export interface Asked {
  readonly url: URL;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string;
  readonly init: RequestInit;
}

export interface Answer {
  readonly status?: number;
  readonly json?: unknown;
  readonly text?: string;
  readonly headers?: Record<string, string>;
}

export type Answerer = (asked: Asked) => Answer | Promise<Answer>;

export function fakeFetch(answer: Answerer): typeof fetch & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const fetching = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const signal = init.signal ?? undefined;
    signal?.throwIfAborted();
    const request: Asked = {
      url: new URL(String(input)),
      method: init.method ?? 'GET',
      headers: new Headers(init.headers),
      body: typeof init.body === 'string' ? init.body : '',
      init,
    };
    asked.push(request);
    const aborted = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    const { status = 200, json, text, headers = {} } = await Promise.race([answer(request), aborted]);
    const type = json === undefined ? 'text/html;charset=UTF-8' : 'application/json;charset=UTF-8';
    const body = [204, 304].includes(status)
      ? null
      : json === undefined
        ? (text ?? '')
        : JSON.stringify(json);
    return new Response(body, { status, headers: { 'content-type': type, ...headers } });
  };
  return Object.assign(fetching as typeof fetch, { asked });
}

export const VERSIONS = [{ version: '59.0' }, { version: '66.0' }, { version: '71.0' }];

/** Answers by the part of the path after the version; `/services/data` gives the versions. */
export function orgAnswers(routes: Record<string, Answer | Answerer>): Answerer {
  return (asked) => {
    if (asked.url.pathname === '/services/data') return { json: VERSIONS };
    const path = asked.url.pathname.replace(/^\/services\/data\/v[\d.]+/, '');
    const route = routes[path];
    if (route === undefined) return { status: 404, json: [{ errorCode: 'NOT_FOUND', message: path }] };
    return typeof route === 'function' ? route(asked) : route;
  };
}
