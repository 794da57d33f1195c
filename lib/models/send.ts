import { ModelHttpError } from './http-error.ts';
import type { ModelProvider } from './model.ts';
import { PRESETS } from './presets.ts';
import type { Wire } from './wire.ts';

/** An error page is read no further than this; the rest would be shown nowhere. */
const ERROR_LIMIT = 16_000;

interface Outgoing {
  readonly provider: ModelProvider;
  readonly key: string;
  /** Below the base address, with its slash. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Sends one request. Throws ModelHttpError for any status but 2xx, and what `fetch` throws when nothing came. */
export async function send(outgoing: Outgoing, wire: Wire): Promise<Response> {
  const { provider, key, path, body, signal } = outgoing;
  const response = await wire.fetch(provider.baseUrl.replace(/\/+$/, '') + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...PRESETS[provider.preset].headers,
      ...(outgoing.headers ?? (key ? { authorization: `Bearer ${key}` } : {})),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal,
    // The answer holds Salesforce data, and the browser's cache is a store too.
    cache: 'no-store',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    // The user chose this address. A server that sends the prompt on to another one is not followed.
    redirect: 'error',
  });
  if (response.ok) return response;
  throw new ModelHttpError(response.status, response.headers, await errorText(response));
}

async function errorText(response: Response): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  try {
    while (text.length < ERROR_LIMIT) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
    // Not waited for: it may take the server as long as it likes.
    reader.cancel().catch(() => undefined);
  } catch {
    // The connection broke within the error: its status says enough.
  }
  return text;
}
