import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestEntry } from './contract.ts';
import type { ErrorReply } from './errors.ts';

/** Well above the largest context a model takes. */
const MAX_BODY_BYTES = 32 * 1024 * 1024;

/** The body's text; undefined when it is larger than 32 MB. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    // Read on to the end all the same: an answer to a half-read request would look like a reset.
    if (size <= MAX_BODY_BYTES) parts.push(part);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(parts).toString('utf8') : undefined;
}

export function sendJson(
  response: ServerResponse,
  entry: RequestEntry | undefined,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  if (entry) entry.status = status;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(text);
}

export function sendError(
  response: ServerResponse,
  entry: RequestEntry | undefined,
  error: ErrorReply,
): void {
  if (entry) entry.answeredBy ??= `error:${error.name}`;
  sendJson(response, entry, error.status, error.body, error.headers);
}

/** A browser extension without host permission for this address is held to CORS; a model server has no cookies. */
export function allowAnyOrigin(response: ServerResponse, request: IncomingMessage): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-expose-headers', 'retry-after, x-request-id');
  if (request.method !== 'OPTIONS') return;
  response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? 'authorization, content-type',
  );
  response.setHeader('access-control-allow-private-network', 'true');
  response.setHeader('access-control-max-age', '600');
}

export function plainHeaders(request: IncomingMessage): Record<string, string> {
  const entries = Object.entries(request.headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
