import type { Exchange } from '../server/exchange.ts';
import { json, type Reply } from '../server/reply.ts';
import { KNOWN_SCOPES } from './app.ts';

/** `GET /.well-known/openid-configuration`. */
export function discovery(exchange: Exchange): Reply {
  const origin = `https://${exchange.host.authority}`;
  return json(200, {
    issuer: origin,
    authorization_endpoint: `${origin}/services/oauth2/authorize`,
    token_endpoint: `${origin}/services/oauth2/token`,
    revocation_endpoint: `${origin}/services/oauth2/revoke`,
    userinfo_endpoint: `${origin}/services/oauth2/userinfo`,
    introspection_endpoint: `${origin}/services/oauth2/introspect`,
    jwks_uri: `${origin}/id/keys`,
    scopes_supported: KNOWN_SCOPES,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
    display_values_supported: ['page', 'popup', 'touch'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'client_secret_basic', 'none'],
  });
}
