import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Reply } from './reply.ts';

const WORTH_ZIPPING = 1024;

/** Writes a reply, zipped when the client takes it. `half` sends half of the body and cuts the connection. */
export function send(request: IncomingMessage, response: ServerResponse, reply: Reply, half = false): void {
  let body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : reply.body;
  const headers: Record<string, string | string[]> = {
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    ...reply.headers,
  };
  const zips = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (zips && body.length >= WORTH_ZIPPING) {
    body = gzipSync(body);
    headers['content-encoding'] = 'gzip';
    headers.vary = 'Accept-Encoding';
  }
  const bodiless = reply.status === 204 || reply.status === 304;
  if (!bodiless) headers['content-length'] = String(body.length);
  response.writeHead(reply.status, headers);
  if (bodiless || request.method === 'HEAD') {
    response.end();
  } else if (half) {
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  } else {
    response.end(body);
  }
}
