import type { Exchange } from '../exchange.ts';
import { empty, type Reply } from '../reply.ts';
import type { Site } from '../site.ts';

/** Headers for origins on the org's CORS allowlist; a new org has none, so a web page gets nothing. */
export function corsHeaders(site: Site, exchange: Exchange): Record<string, string> {
  const { origin } = exchange.headers;
  if (origin === undefined || !site.options.corsAllowlist.includes(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE, HEAD',
    'access-control-allow-headers': String(exchange.headers['access-control-request-headers'] ?? '*'),
    'access-control-expose-headers': 'Sforce-Limit-Info, ETag, Last-Modified',
    vary: 'Origin',
  };
}

/** The answer to OPTIONS: refused when the origin is not allowed. */
export const preflight = (cors: Record<string, string>): Reply =>
  empty(Object.keys(cors).length === 0 ? 404 : 200, cors);
