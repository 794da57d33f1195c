import type { Exchange } from '../server/exchange.ts';
import { json, type Reply, text } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import { approval, authorize, showError } from './authorize.ts';
import { discovery } from './discovery.ts';
import { jwks } from './id-token.ts';
import { identity, userinfo } from './identity.ts';
import { frontdoor, logout, sessionBridge, showLogin, submitLogin } from './login.ts';
import { introspect, revoke } from './revoke.ts';
import { token } from './token.ts';

type Handler = (site: Site, exchange: Exchange) => Reply;

const ROUTES: Record<string, { methods: string[]; handle: Handler }> = {
  '/services/oauth2/authorize': { methods: ['GET', 'POST'], handle: authorize },
  '/services/oauth2/token': { methods: ['POST'], handle: token },
  '/services/oauth2/revoke': { methods: ['GET', 'POST'], handle: revoke },
  '/services/oauth2/introspect': { methods: ['POST'], handle: introspect },
  '/services/oauth2/userinfo': { methods: ['GET', 'POST'], handle: userinfo },
  '/.well-known/openid-configuration': { methods: ['GET'], handle: (_site, exchange) => discovery(exchange) },
  '/id/keys': { methods: ['GET'], handle: () => json(200, jwks()) },
  '/setup/secur/RemoteAccessAuthorizationPage.apexp': { methods: ['GET', 'POST'], handle: approval },
  '/setup/secur/RemoteAccessErrorPage.apexp': {
    methods: ['GET'],
    handle: (_site, exchange) => showError(exchange),
  },
  '/_nc_external/identity/oauth/ui/AuthorizationError': {
    methods: ['GET'],
    handle: (_site, exchange) => showError(exchange),
  },
  '/login': { methods: ['POST'], handle: submitLogin },
  '/secur/frontdoor.jsp': { methods: ['GET'], handle: frontdoor },
  '/secur/logout.jsp': { methods: ['GET'], handle: logout },
  '/visualforce/session': { methods: ['GET'], handle: sessionBridge },
};

/** Sign-in on any host that has one; undefined when the path is none of it. */
export function oauthRoute(site: Site, exchange: Exchange): Reply | undefined {
  const path = exchange.url.pathname;
  const identityPath = /^\/id\/(00D\w{12,15})\/(005\w{12,15})$/.exec(path);
  if (identityPath?.[1] !== undefined && identityPath[2] !== undefined) {
    return identity(site, exchange, identityPath[1], identityPath[2]);
  }
  if (path === '/' && exchange.method === 'GET') return showLogin(site, exchange);
  const route = Object.hasOwn(ROUTES, path) ? ROUTES[path] : undefined;
  if (route === undefined) return undefined;
  if (!route.methods.includes(exchange.method)) {
    return text(405, 'Method Not Allowed', { allow: route.methods.join(', ') });
  }
  return route.handle(site, exchange);
}
