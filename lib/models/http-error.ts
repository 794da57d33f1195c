import { isObject, objectAt, parseJson, stringAt } from './json.ts';

/** A request that a provider refused, or an error that it put into a stream (there `status` is its own code, or 0). */
export class ModelHttpError extends Error {
  readonly status: number;
  readonly headers: Headers;
  /** The provider's name for the error: `code`, `type` and `status` of its body, joined. */
  readonly kind: string;
  /** The provider's sentence; for a body that is not JSON its text without markup. Not yet scrubbed. */
  readonly serviceText: string;
  readonly body: unknown;
  constructor(status: number, headers: Headers, text: string) {
    super(`HTTP ${status}`);
    this.name = 'ModelHttpError';
    this.status = status;
    this.headers = headers;
    // Google wraps the error into a list.
    const parsed = parseJson(text);
    this.body = Array.isArray(parsed) ? parsed[0] : parsed;
    const error = objectAt(this.body, 'error') ?? this.body;
    this.kind = ['code', 'type', 'status'].map((key) => stringAt(error, key) ?? '').join(' ');
    this.serviceText = sentenceOf(this.body, text);
  }
}

/** The error object of a stream that began with 200. */
export function streamError(error: unknown): ModelHttpError {
  const code = isObject(error) ? (error.code ?? error.status) : undefined;
  const status =
    typeof code === 'number' ? code : Number(typeof code === 'string' && /^[45]\d\d$/.test(code) ? code : 0);
  return new ModelHttpError(status, new Headers(), JSON.stringify({ error }));
}

function sentenceOf(body: unknown, text: string): string {
  const error = isObject(body) ? body.error : undefined;
  const sentence =
    stringAt(error, 'message') ??
    (typeof error === 'string' ? error : null) ??
    stringAt(body, 'message') ??
    detailOf(body);
  if (sentence === null) return plainText(text);
  // OpenRouter's own sentence is often "Provider returned error"; what the provider behind it said stands apart.
  const raw = stringAt(objectAt(error, 'metadata'), 'raw');
  return raw ? `${sentence}: ${raw}` : sentence;
}

/** FastAPI servers (vLLM and others) say it in `detail`. */
function detailOf(body: unknown): string | null {
  if (!isObject(body) || body.detail === undefined) return null;
  return typeof body.detail === 'string' ? body.detail : JSON.stringify(body.detail);
}

/** A page of a proxy or a web server, as its title. */
function plainText(text: string): string {
  const title = /<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1];
  return (title ?? text.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}
