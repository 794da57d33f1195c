import { request } from 'node:https';

/**
 * A fetch for tests against the local test org: every Salesforce host is that server, whatever its certificate says,
 * and anything else is not reachable.
 */
export function httpsFetch(port: number): typeof fetch {
  return async (input, init = {}) => {
    let url = new URL(String(input));
    for (let hop = 0; hop < 10; hop++) {
      const response = await once(port, url, init);
      const location = response.headers.get('location');
      if (init.redirect !== 'follow' || location === null) return response;
      url = new URL(location, url);
    }
    throw new TypeError('fetch failed: too many redirects');
  };
}

function once(port: number, url: URL, init: RequestInit): Promise<Response> {
  if (!/\.(?:salesforce|force)\.com$/.test(url.hostname))
    return Promise.reject(new TypeError('fetch failed'));
  const body = typeof init.body === 'string' ? init.body : undefined;
  const headers = {
    ...Object.fromEntries(new Headers(init.headers)),
    host: url.hostname,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  };
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) =>
      reject(init.signal?.aborted ? init.signal.reason : new TypeError('fetch failed', { cause: error }));
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: url.pathname + url.search,
        method: init.method ?? 'GET',
        headers,
        rejectUnauthorized: false,
        agent: false,
        ...(init.signal ? { signal: init.signal } : {}),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', failed);
        answer.on('aborted', failed);
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          const text = Buffer.concat(chunks);
          const response = new Response([204, 304].includes(status) ? null : text, { status });
          for (const [name, value] of Object.entries(answer.headers))
            response.headers.set(name, String(value));
          Object.defineProperty(response, 'url', { value: url.href });
          resolve(response);
        });
      },
    );
    sent.on('error', failed);
    sent.end(body);
  });
}
