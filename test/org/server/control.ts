import { z } from 'zod';
import { OrgError, type OrgUser } from '../contract.ts';
import type { OAuthApp } from '../oauth/app.ts';
import { FAILURES } from '../oauth/failures.ts';
import { safePath } from '../oauth/login.ts';
import { bodyAs, type Control, orgNamed } from './control-request.ts';
import { sessionCookie } from './cookies.ts';
import { dataRoutes } from './data-routes.ts';
import type { Exchange } from './exchange.ts';
import { faultRequest } from './faults.ts';
import type { Org } from './org.ts';
import { empty, json, type Reply, redirect } from './reply.ts';
import type { Site } from './site.ts';

const oauthRequest = z.object({
  clientId: z.string().optional(),
  failure: z.string().optional(),
  show: z.enum(['page', 'redirect']).optional(),
  sticky: z.boolean().default(false),
  rotation: z.boolean().optional(),
  requirePkce: z.boolean().optional(),
  /** A secret the app now requires; null for none. */
  secret: z.string().nullable().optional(),
  scopes: z.array(z.string()).optional(),
  callbacks: z.array(z.string()).optional(),
  /** Org id the app is local to; null for all orgs. */
  localTo: z.string().nullable().optional(),
  /** PEM of the certificate for the JWT bearer flow; null switches the flow off. */
  certificate: z.string().nullable().optional(),
  /** Usernames that an administrator pre-authorized; null lets all users authorize themselves. */
  preAuthorized: z.array(z.string()).nullable().optional(),
  sharedAudienceOnly: z.boolean().optional(),
  /** Usernames with an integration licence: no consent in a browser. Of the whole server, not of the app. */
  apiOnlyUsers: z.array(z.string()).optional(),
});

const expireRequest = z.object({
  /** My Domain name of one org; all orgs without it. */
  org: z.string().optional(),
  refresh: z.boolean().default(false),
  sessions: z.boolean().default(false),
  codes: z.boolean().default(false),
});

const limitRequest = z.object({
  org: z.string().optional(),
  used: z.int().min(0).optional(),
  limit: z.int().min(0).optional(),
});

const ROUTES: Record<string, Control> = {
  'POST /__org/faults': (site, exchange) => json(201, site.faults.add(bodyAs(faultRequest, exchange))),
  'GET /__org/faults': (site) => json(200, site.faults.list()),
  'DELETE /__org/faults': (site) => {
    site.faults.clear();
    return empty(204);
  },
  'GET /__org/log': (site, { url: { searchParams } }) => {
    const path = searchParams.get('path');
    const method = searchParams.get('method');
    const effect = searchParams.get('effect');
    return json(
      200,
      site.log.list({
        since: Number(searchParams.get('since') ?? 0) || 0,
        ...(path === null ? {} : { path }),
        ...(method === null ? {} : { method: method.toUpperCase() }),
        ...(effect === null ? {} : { effect }),
      }),
    );
  },
  'DELETE /__org/log': (site) => {
    site.log.clear();
    return empty(204);
  },
  'POST /__org/reset': (site) => {
    site.reset();
    return empty(204);
  },
  'GET /__org/oauth': (site) =>
    json(200, { armed: site.failures.list(), failures: Object.keys(FAILURES), apps: site.apps }),
  'POST /__org/oauth': setOAuth,
  'DELETE /__org/oauth': (site) => {
    site.failures.clear();
    return empty(204);
  },
  'POST /__org/expire': (site, exchange) => {
    const request = bodyAs(expireRequest, exchange);
    const orgId = orgNamed(site, request.org)?.id;
    const expired = site.tokens.expireAccess(orgId);
    if (request.refresh) site.tokens.expireRefresh(orgId);
    if (request.sessions) site.sessions.expire(orgId);
    if (request.codes) site.tokens.expireCodes();
    return json(200, { expired });
  },
  'POST /__org/limits': (site, exchange) => {
    const request = bodyAs(limitRequest, exchange);
    const only = orgNamed(site, request.org);
    for (const org of only === undefined ? site.orgs : [only]) {
      if (request.used !== undefined) org.usage.used = request.used;
      if (request.limit !== undefined) org.usage.limit = request.limit;
    }
    return json(
      200,
      site.orgs.map(({ domain, usage }) => ({ org: domain.name, used: usage.used, limit: usage.limit })),
    );
  },
  'GET /__org/session': openSession,
  ...dataRoutes,
  'GET /__org/orgs': (site) =>
    json(
      200,
      site.orgs.map((org) => ({
        name: org.domain.name,
        orgId: org.id,
        orgName: org.data.orgName,
        hosts: org.hosts,
        users: org.data.users,
        apiUsage: org.usage.header(),
      })),
    ),
};

function setOAuth(site: Site, exchange: Exchange): Reply {
  const request = bodyAs(oauthRequest, exchange);
  const app = request.clientId === undefined ? site.apps[0] : site.app(request.clientId);
  if (app === undefined)
    throw new OrgError(404, 'NOT_FOUND', `No app with the client id ${request.clientId}`);
  if (request.failure !== undefined) {
    site.failures.arm(request.failure, {
      sticky: request.sticky,
      ...(request.show === undefined ? {} : { show: request.show }),
    });
  }
  changeApp(app, request);
  if (request.apiOnlyUsers !== undefined) {
    site.apiOnlyUsers.clear();
    for (const username of request.apiOnlyUsers) site.apiOnlyUsers.add(username);
  }
  return json(200, { armed: site.failures.list(), app });
}

function changeApp(app: OAuthApp, request: z.infer<typeof oauthRequest>): void {
  if (request.rotation !== undefined) app.rotateRefreshTokens = request.rotation;
  if (request.requirePkce !== undefined) app.requirePkce = request.requirePkce;
  if (request.secret !== undefined) app.secret = request.secret ?? undefined;
  if (request.scopes !== undefined) app.scopes = request.scopes;
  if (request.callbacks !== undefined) app.callbacks = request.callbacks;
  if (request.localTo !== undefined) app.orgId = request.localTo ?? undefined;
  if (request.certificate !== undefined) app.certificate = request.certificate ?? undefined;
  if (request.preAuthorized !== undefined) app.preAuthorized = request.preAuthorized ?? undefined;
  if (request.sharedAudienceOnly !== undefined) app.sharedAudienceOnly = request.sharedAudienceOnly;
}

/** `GET /__org/session?user=&url=`: logs the browser in on this host, without the form. */
function openSession(site: Site, exchange: Exchange): Reply {
  const query = exchange.url.searchParams;
  const name = query.get('user') ?? '';
  const candidates = exchange.host.org === undefined ? site.orgs : [exchange.host.org];
  let found: { org: Org; user: OrgUser } | undefined;
  for (const org of candidates) {
    const user = name === '' ? org.data.users[0] : (org.userByName(name) ?? org.user(name));
    if (user !== undefined) found ??= { org, user };
  }
  if (found === undefined) throw new OrgError(404, 'NOT_FOUND', `No user named ${name}`);
  const session = site.sessions.login(found.org.id, found.user.id);
  const headers = { 'set-cookie': sessionCookie(site.sessions.cookie(session)) };
  const next = query.get('url');
  return next === null
    ? json(200, { user: found.user.username, orgId: found.org.id }, headers)
    : redirect(safePath(next, '/'), headers);
}

/** Everything below `/__org/`, on any host: faults, log and switches of the test org itself. */
export function control(site: Site, exchange: Exchange): Reply {
  const path = exchange.url.pathname.replace(/\/$/, '');
  const key = `${exchange.method} ${path}`;
  const handle = Object.hasOwn(ROUTES, key) ? ROUTES[key] : undefined;
  if (handle !== undefined) return handle(site, exchange);
  throw new OrgError(404, 'NOT_FOUND', `No such control: ${key}. Known: ${Object.keys(ROUTES).join(', ')}`);
}
