import { createHmac } from 'node:crypto';
import { type Exchange, formOf } from '../server/exchange.ts';
import { type Host, originOf } from '../server/hosts.ts';
import type { Org } from '../server/org.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import type { OAuthApp } from './app.ts';
import { idToken } from './id-token.ts';
import { JWT_BEARER, jwtBearer } from './jwt-bearer.ts';
import { verifierFits } from './pkce.ts';
import type { Family } from './token-store.ts';

export const oauthError = (error: string, description: string, status = 400): Reply =>
  json(status, { error, error_description: description }, { 'cache-control': 'no-store' });

/** `POST /services/oauth2/token`. Bodies are form-encoded; anything else has no grant_type and is refused. */
export function token(site: Site, exchange: Exchange): Reply {
  const form = formOf(exchange);
  const grantType = form.get('grant_type') ?? '';
  if (grantType === JWT_BEARER) return jwtBearer(site, exchange, form);
  if (grantType !== 'authorization_code' && grantType !== 'refresh_token') {
    return oauthError('unsupported_grant_type', 'grant type not supported');
  }
  const asked = site.failures.take(grantType === 'refresh_token' ? 'refresh' : 'token');
  if (asked !== undefined) {
    exchange.entry.note = `failure ${asked.description}`;
    return oauthError(asked.error, asked.description, asked.status);
  }
  const credentials = clientOf(exchange, form);
  const app = site.app(credentials.id);
  if (app === undefined) return oauthError('invalid_client_id', 'client identifier invalid');
  if (app.secret !== undefined && app.secret !== credentials.secret) {
    return oauthError('invalid_client', 'invalid client credentials');
  }
  return grantType === 'refresh_token'
    ? refresh(site, exchange, form, app)
    : exchangeCode(site, exchange, form, app);
}

/** Client id and secret from the body, or from HTTP Basic. */
export function clientOf(
  exchange: Exchange,
  form: URLSearchParams,
): { id: string; secret: string | undefined } {
  const basic = /^Basic (.+)$/i.exec(exchange.headers.authorization ?? '')?.[1];
  if (basic !== undefined) {
    const [id = '', secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
    return { id: decodeURIComponent(id), secret };
  }
  return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? undefined };
}

function exchangeCode(site: Site, exchange: Exchange, form: URLSearchParams, app: OAuthApp): Reply {
  const code = site.tokens.spendCode(form.get('code') ?? '');
  const org = code === undefined ? undefined : site.org(code.orgId);
  if (
    code === undefined ||
    org === undefined ||
    code.clientId !== app.clientId ||
    !servesOrg(exchange.host, org)
  ) {
    return oauthError('invalid_grant', 'expired authorization code');
  }
  if (code.redirectUri !== form.get('redirect_uri')) {
    return oauthError('redirect_uri_mismatch', 'redirect_uri must match configuration');
  }
  if (code.challenge !== undefined && !verifierFits(form.get('code_verifier') ?? '', code.challenge)) {
    return oauthError('invalid_grant', 'invalid code verifier');
  }
  if (code.failure !== undefined) {
    return oauthError(code.failure.error, code.failure.description, code.failure.status);
  }
  const family = site.tokens.openFamily(code);
  const response = tokenResponse(site, exchange, org, family);
  if (family.refreshToken !== undefined) response.refresh_token = family.refreshToken;
  if (code.scopes.includes('openid')) {
    const issuer = originOf(exchange.host, org, 'login');
    response.id_token = idToken(issuer, site.clock(), org, family, code.nonce);
  }
  exchange.entry.note = 'token issued';
  return json(200, response, { 'cache-control': 'no-store' });
}

function refresh(site: Site, exchange: Exchange, form: URLSearchParams, app: OAuthApp): Reply {
  const family = site.tokens.refresh(form.get('refresh_token') ?? '');
  const org = family === undefined ? undefined : site.org(family.orgId);
  if (
    family === undefined ||
    org === undefined ||
    family.clientId !== app.clientId ||
    !servesOrg(exchange.host, org)
  ) {
    exchange.entry.note = 'refresh refused';
    return oauthError('invalid_grant', 'expired access/refresh token');
  }
  const response = tokenResponse(site, exchange, org, family);
  if (app.rotateRefreshTokens) {
    site.tokens.rotate(family);
    response.refresh_token = family.refreshToken ?? '';
  }
  exchange.entry.note = app.rotateRefreshTokens ? 'token refreshed and rotated' : 'token refreshed';
  return json(200, response, { 'cache-control': 'no-store' });
}

/** login serves production orgs, test sandboxes, My Domain its own org: a code from elsewhere is unknown there. */
export function servesOrg(host: Host, org: Org): boolean {
  if (host.kind === 'login') return !org.isSandbox;
  if (host.kind === 'test') return org.isSandbox;
  return host.org === org;
}

/** Salesforce's token response: no `expires_in`, times in milliseconds as text. */
export function tokenResponse(
  site: Site,
  exchange: Exchange,
  org: Org,
  family: Family,
): Record<string, string> {
  const id = `${originOf(exchange.host, org, 'login')}/id/${org.id}/${family.userId}`;
  const issuedAt = String(site.clock());
  const username = org.user(family.userId)?.username;
  if (username !== undefined) exchange.entry.user = username;
  exchange.entry.org = org.domain.name;
  return {
    access_token: site.tokens.issueAccess(family),
    signature: createHmac('sha256', family.clientId)
      .update(id + issuedAt)
      .digest('base64'),
    scope: family.scopes.join(' '),
    instance_url: originOf(exchange.host, org, 'my'),
    id,
    token_type: 'Bearer',
    issued_at: issuedAt,
  };
}
