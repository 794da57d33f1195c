import { type Exchange, formOf } from '../server/exchange.ts';
import { empty, json, type Reply } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import { clientOf, servesOrg } from './token.ts';

const tokenOf = (exchange: Exchange): string =>
  (exchange.method === 'POST' ? formOf(exchange).get('token') : undefined) ??
  exchange.url.searchParams.get('token') ??
  '';

/** `GET|POST /services/oauth2/revoke`: 200 and nothing, or `invalid_token`. */
export function revoke(site: Site, exchange: Exchange): Reply {
  const token = tokenOf(exchange);
  const found = site.tokens.find(token);
  const org = found === undefined ? undefined : site.org(found.grant.orgId);
  if (found === undefined || org === undefined || !servesOrg(exchange.host, org)) {
    return json(400, { error: 'invalid_token', error_description: 'invalid token' });
  }
  site.tokens.revoke(token);
  exchange.entry.note = `${found.kind} token revoked`;
  return empty(200);
}

/** `POST /services/oauth2/introspect`: RFC 7662, for the app the token was given to. */
export function introspect(site: Site, exchange: Exchange): Reply {
  const form = formOf(exchange);
  const client = clientOf(exchange, form);
  const app = site.app(client.id);
  if (app === undefined || (app.secret !== undefined && app.secret !== client.secret)) {
    return json(401, { error: 'invalid_client', error_description: 'invalid client credentials' });
  }
  const found = site.tokens.find(tokenOf(exchange));
  const org = found === undefined ? undefined : site.org(found.grant.orgId);
  if (found === undefined || org === undefined || found.grant.clientId !== app.clientId)
    return json(200, { active: false });
  const user = org.user(found.grant.userId);
  return json(200, {
    active: true,
    scope: found.grant.scopes.join(' '),
    client_id: app.clientId,
    username: user?.username,
    sub: `https://${exchange.host.authority}/id/${org.id}/${found.grant.userId}`,
    token_type: found.kind === 'access' ? 'access_token' : 'refresh_token',
    ...(found.issuedAt === undefined
      ? {}
      : { iat: Math.floor(found.issuedAt / 1000), nbf: Math.floor(found.issuedAt / 1000) }),
  });
}
