import { OrgError } from '../contract.ts';
import { oauthRoute } from '../oauth/routes.ts';
import { pages } from '../pages/routes.ts';
import { soap } from '../soap/soap.ts';
import type { Exchange } from './exchange.ts';
import { originOf } from './hosts.ts';
import { escapeHtml } from './html.ts';
import { errorReply, html, json, type Reply, redirect } from './reply.ts';
import { corsHeaders, preflight } from './rest/cors.ts';
import { rest } from './rest/handle.ts';
import { VERSIONS } from './rest/versions.ts';
import type { Site } from './site.ts';

// The platform's own limit, for address and headers alike.
const MAX_URI = 16_384;

const isApi = (path: string): boolean => path === '/services/data' || path.startsWith('/services/data/');

/** Answers one request, by host and path. */
export function dispatch(site: Site, exchange: Exchange): Reply {
  const { host, url, method } = exchange;
  const tooLong = oversize(exchange);
  if (tooLong !== undefined) return tooLong;
  const path = url.pathname;
  switch (host.kind) {
    case 'my':
    case 'alias':
      if (host.org !== undefined && isApi(path)) return rest(site, host.org, exchange);
      if (host.org !== undefined && path.startsWith('/services/Soap/')) return soap(site, host.org, exchange);
      return signIn(site, exchange) ?? pages(site, exchange) ?? missing(path);
    case 'login':
    case 'test':
      if (isApi(path)) return apiOnLoginHost(exchange);
      return signIn(site, exchange) ?? missing(path);
    case 'lightning':
      // The real host sends API calls to My Domain; the client's Authorization does not survive the change of host.
      if (host.org !== undefined && path.startsWith('/services/')) {
        return redirect(originOf(host, host.org, 'my') + url.pathname + url.search);
      }
      return pages(site, exchange) ?? missing(path);
    case 'setup':
    case 'visualforce':
      return pages(site, exchange) ?? missing(path);
    case 'other':
      return method === 'GET' || method === 'HEAD' ? otherSite(host.hostname) : missing(path);
  }
}

function oversize(exchange: Exchange): Reply | undefined {
  const target = exchange.url.pathname.length + exchange.url.search.length;
  if (target > MAX_URI) {
    return html(414, '<h1>Bad Message 414</h1><pre>reason: URI Too Long</pre>');
  }
  let headers = 0;
  for (const [name, value] of Object.entries(exchange.headers))
    headers += name.length + String(value).length + 4;
  if (target + headers > MAX_URI * 2) {
    return html(431, '<h1>Bad Message 431</h1><pre>reason: Request Header Fields Too Large</pre>');
  }
  return undefined;
}

function signIn(site: Site, exchange: Exchange): Reply | undefined {
  const isService = exchange.url.pathname.startsWith('/services/oauth2/');
  if (isService && exchange.method === 'OPTIONS') return preflight(corsHeaders(site, exchange));
  const reply = oauthRoute(site, exchange);
  if (reply === undefined || !isService) return reply;
  return { ...reply, headers: { ...reply.headers, ...corsHeaders(site, exchange) } };
}

function apiOnLoginHost(exchange: Exchange): Reply {
  if (/^\/services\/data\/?$/.test(exchange.url.pathname)) return json(200, VERSIONS);
  return errorReply(
    new OrgError(404, 'URL_NOT_RESET', 'Destination URL not reset. The URL returned from login must be set'),
  );
}

const missing = (path: string): Reply =>
  html(
    404,
    `<!doctype html><title>Page not found | Salesforce</title><h1>Page not found</h1><p>There is nothing at ${escapeHtml(path)}.</p>`,
  );

const otherSite = (hostname: string): Reply =>
  html(
    200,
    `<!doctype html><html lang="en"><title>${escapeHtml(hostname)}</title><body style="font:16px system-ui;margin:3rem auto;max-width:40rem">
<h1>${escapeHtml(hostname)}</h1><p>A Salesforce site that is not an org: there are no records here.</p></body></html>`,
  );
