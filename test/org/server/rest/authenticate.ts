import { OrgError, type OrgUser } from '../../contract.ts';
import type { Exchange } from '../exchange.ts';
import type { Org } from '../org.ts';
import type { Site } from '../site.ts';

const API_SCOPES = ['api', 'full'];

/** The user and the token behind a session id; undefined for one that is unknown, expired or of another org. */
export function holderOf(
  site: Site,
  org: Org,
  sessionId: string,
): { user: OrgUser; scopes: readonly string[] | undefined } | undefined {
  const token = site.tokens.access(sessionId);
  // A session id of the browser is a token too, as far as the platform is concerned.
  const holder = token ?? site.sessions.get(sessionId);
  const user = holder === undefined || holder.orgId !== org.id ? undefined : org.user(holder.userId);
  return user && { user, scopes: token?.scopes };
}

/** Whether a token's scopes open the API; a browser session has none and needs none. */
export const opensApi = (scopes: readonly string[] | undefined): boolean =>
  scopes?.some((scope) => API_SCOPES.includes(scope)) ?? true;

/**
 * The user of a REST call. A token counts on the My Domain of its own org only. Throws 401: INVALID_SESSION_ID
 * for a missing, unknown or expired token, INVALID_AUTH_HEADER for a header of another kind.
 */
export function authenticate(site: Site, org: Org, exchange: Exchange): OrgUser {
  const header = exchange.headers.authorization;
  const expired = () => new OrgError(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  if (header === undefined) throw expired();
  const value = /^(?:Bearer|OAuth)\s+(\S+)$/i.exec(header)?.[1];
  if (value === undefined) throw new OrgError(401, 'INVALID_AUTH_HEADER', 'INVALID_HEADER_TYPE');
  const holder = holderOf(site, org, value);
  if (holder === undefined) throw expired();
  if (!opensApi(holder.scopes)) {
    throw new OrgError(401, 'INVALID_SESSION_ID', 'This session is not valid for use with the REST API');
  }
  return holder.user;
}
