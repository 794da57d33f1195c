import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { OrgUser } from '../contract.ts';
import type { Exchange } from '../server/exchange.ts';
import { LOGIN_HOST, TEST_HOST } from '../server/hosts.ts';
import type { Org } from '../server/org.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import type { OAuthApp } from './app.ts';
import { oauthError, servesOrg, tokenResponse } from './token.ts';

export const JWT_BEARER = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

/** An assertion may be good for three minutes at most. */
const LONGEST_SECONDS = 180;

const headerSchema = z.object({ alg: z.literal('RS256') });
const claimsSchema = z.object({ iss: z.string(), sub: z.string(), aud: z.string(), exp: z.number() });
type Claims = z.infer<typeof claimsSchema>;

interface Assertion {
  signed: string;
  signature: Buffer;
  claims: Claims;
}

/** `grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer`: an access token for a signature, and no refresh token. */
export function jwtBearer(site: Site, exchange: Exchange, form: URLSearchParams): Reply {
  const refuse = (error: string, description: string, status?: number) => {
    exchange.entry.note = `jwt refused: ${description}`;
    return oauthError(error, description, status);
  };
  const asked = site.failures.take('jwt');
  if (asked !== undefined) return refuse(asked.error, asked.description, asked.status);

  const assertion = parse(form.get('assertion') ?? '');
  if (assertion === undefined) return refuse('invalid_grant', 'invalid assertion');
  const { claims } = assertion;
  const app = site.app(claims.iss);
  if (app === undefined) return refuse('invalid_client_id', 'client identifier invalid');
  // An app that is local to an org is known at that org's My Domain only.
  if (app.orgId !== undefined && exchange.host.org?.id !== app.orgId)
    return refuse('app_not_found', 'External client app is not installed in this org');
  if (!isSigned(assertion, app)) return refuse('invalid_grant', 'invalid assertion');
  const now = Math.floor(site.clock() / 1000);
  if (claims.exp <= now) return refuse('invalid_grant', 'expired authorization code');
  if (claims.exp > now + LONGEST_SECONDS) return refuse('invalid_grant', 'invalid assertion');

  const found = findUser(site, exchange, claims.sub);
  const org = found?.org ?? exchange.host.org;
  if (!audiences(exchange, org, app).includes(claims.aud.replace(/\/$/, '')))
    return refuse('invalid_grant', 'audience is invalid');
  if (found === undefined || !isApproved(site, app, found))
    return refuse('invalid_grant', "user hasn't approved this consumer");

  const grant = { orgId: found.org.id, userId: found.user.id, clientId: app.clientId, scopes: app.scopes };
  const response = tokenResponse(site, exchange, found.org, site.tokens.openSession(grant));
  exchange.entry.note = 'token issued for a jwt';
  return json(200, response, { 'cache-control': 'no-store' });
}

function parse(assertion: string): Assertion | undefined {
  const [header = '', payload = '', signature = '', ...more] = assertion.split('.');
  const claims = claimsSchema.safeParse(decode(payload));
  if (!headerSchema.safeParse(decode(header)).success || !claims.success || more.length > 0) return undefined;
  return {
    signed: `${header}.${payload}`,
    signature: Buffer.from(signature, 'base64url'),
    claims: claims.data,
  };
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function isSigned({ signed, signature }: Assertion, app: OAuthApp): boolean {
  const key = app.certificate === undefined ? undefined : publicKey(app.certificate);
  return key !== undefined && verify('RSA-SHA256', Buffer.from(signed), key, signature);
}

function publicKey(pem: string): KeyObject | undefined {
  try {
    return pem.includes('BEGIN CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem);
  } catch {
    return undefined;
  }
}

function findUser(site: Site, exchange: Exchange, username: string): { org: Org; user: OrgUser } | undefined {
  for (const org of site.orgs) {
    const user = servesOrg(exchange.host, org) ? org.userByName(username) : undefined;
    if (user !== undefined) return { org, user };
  }
  return undefined;
}

/** Whom a JWT may be made out to: the shared host of the org's kind, and the org's own My Domain. */
function audiences(exchange: Exchange, org: Org | undefined, app: OAuthApp): string[] {
  const sandbox = org === undefined ? exchange.host.kind === 'test' : org.isSandbox;
  const shared = `https://${sandbox ? TEST_HOST : LOGIN_HOST}`;
  const own = org === undefined ? [] : [`https://${org.hosts.my}`];
  if (app.sharedAudienceOnly) return [shared];
  return app.orgId === undefined ? [shared, ...own] : own;
}

function isApproved(site: Site, app: OAuthApp, { org, user }: { org: Org; user: OrgUser }): boolean {
  if (app.preAuthorized !== undefined) return app.preAuthorized.includes(user.username);
  return site.tokens.isApprovedAtAll({ orgId: org.id, userId: user.id, clientId: app.clientId });
}
