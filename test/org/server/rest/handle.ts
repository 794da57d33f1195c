import { OrgError } from '../../contract.ts';
import type { Exchange } from '../exchange.ts';
import { originOf } from '../hosts.ts';
import type { Org } from '../org.ts';
import { errorReply, json, type Reply } from '../reply.ts';
import { addEffect } from '../request-log.ts';
import type { Site } from '../site.ts';
import { notFound } from './api-call.ts';
import { authenticate } from './authenticate.ts';
import { corsHeaders, preflight } from './cors.ts';
import { parseJson } from './parse-body.ts';
import { callApi } from './routes.ts';
import { isVersion, VERSIONS } from './versions.ts';

const LOGGED_BODY = 4000;

/** Everything below `/services/data` on a My Domain host. */
export function rest(site: Site, org: Org, exchange: Exchange): Reply {
  const cors = corsHeaders(site, exchange);
  if (exchange.method === 'OPTIONS') return preflight(cors);
  const reply = answer(site, org, exchange);
  const version = /^\/services\/data\/v(\d+\.\d)\//.exec(exchange.url.pathname)?.[1];
  return {
    ...reply,
    headers: { ...reply.headers, ...cors },
    body: version === undefined ? reply.body : withVersion(String(reply.body), version),
  };
}

function answer(site: Site, org: Org, exchange: Exchange): Reply {
  const path = exchange.url.pathname.replace(/^\/services\/data\/?/, '');
  const headers: Record<string, string> = {
    'cache-control': 'no-cache,must-revalidate,max-age=0,no-store,private',
  };
  try {
    if (path === '') {
      if (exchange.method !== 'GET') throw notAllowed(exchange.method);
      return json(200, VERSIONS);
    }
    const user = authenticate(site, org, exchange);
    exchange.entry.user = user.username;
    if (!org.usage.take()) throw new OrgError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    headers['sforce-limit-info'] = org.usage.header();
    const match = /^v(\d+\.\d)(?:\/(.*))?$/.exec(path);
    if (match?.[1] === undefined || !isVersion(match[1])) throw notFound();
    const segments = (match[2] ?? '')
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
    const override = exchange.url.searchParams.get('_HttpMethod')?.toUpperCase();
    const result = callApi({
      org,
      session: org.data.session(user.id),
      identityUrl: `${originOf(exchange.host, org, 'login')}/id/${org.id}/${user.id}`,
      method: exchange.method === 'POST' && override !== undefined ? override : exchange.method,
      version: match[1],
      segments,
      query: exchange.url.searchParams,
      headers: exchange.headers,
      body: () => bodyOf(exchange),
      note: (text) => {
        exchange.entry.note = text;
      },
      did: (effect) => addEffect(exchange.entry, effect),
    });
    const all = { ...headers, ...result.headers };
    if (result.body === undefined) return { status: result.status, headers: all, body: '' };
    return json(result.status, result.body, all);
  } catch (error) {
    if (error instanceof URIError) return errorReply(notFound(), headers);
    if (!(error instanceof OrgError)) throw error;
    if (error.status === 401) headers['www-authenticate'] = 'Token';
    exchange.entry.note ??= error.errorCode;
    return errorReply(error, headers);
  }
}

const notAllowed = (method: string): OrgError =>
  new OrgError(405, 'METHOD_NOT_ALLOWED', `HTTP Method '${method}' not allowed. Allowed are GET,HEAD`);

function bodyOf(exchange: Exchange): ReturnType<typeof parseJson> {
  const type = exchange.headers['content-type'] ?? '';
  if (!/^application\/json\b/i.test(type)) {
    const message = `Content-Type header specified in HTTP request is not supported: ${type || 'none'}`;
    throw new OrgError(415, 'UNSUPPORTED_MEDIA_TYPE', message);
  }
  const text = exchange.body.toString('utf8');
  exchange.entry.body = text.slice(0, LOGGED_BODY);
  return parseJson(text);
}

/** Rows and describes carry addresses of one API version; the client gets them in the version it called. */
const withVersion = (body: string, version: string): string =>
  body.replace(/"\/services\/data\/v\d+\.\d\//g, `"/services/data/v${version}/`);
