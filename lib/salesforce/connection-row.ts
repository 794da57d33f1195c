import type { ConnectionMethod } from '../storage/agent.ts';
import type { Connection } from '../storage/connection.ts';
import { orgOfUrl } from './hosts.ts';
import type { SignInSettings } from './sign-in.ts';
import type { TokenResponse } from './token-response.ts';

/** The same user of the same org has one row as an own account, and another as a shared one. */
export function connectionId(
  method: ConnectionMethod,
  { orgId, userId }: Pick<Connection, 'orgId' | 'userId'>,
): string {
  return method === 'shared' ? `shared-${orgId}-${userId}` : `${orgId}-${userId}`;
}

export interface NewConnection {
  readonly tokens: TokenResponse;
  /** As tidied. */
  readonly app: SignInSettings;
  readonly method: ConnectionMethod;
  readonly credential: Connection['credential'];
  readonly now: number;
}

/** What the sign-in itself tells; names are as they were `before`, until the org was asked. */
export function newConnection(
  { tokens, app, method, credential, now }: NewConnection,
  before: Connection | undefined,
): Connection {
  const { orgId, userId, instanceUrl } = tokens;
  const host = orgOfUrl(instanceUrl);
  const myDomainHost = host?.myDomainHost ?? new URL(instanceUrl).hostname;
  return {
    id: connectionId(method, tokens),
    orgId,
    orgName: before?.orgName ?? host?.myDomainName ?? myDomainHost,
    userId,
    username: before?.username ?? '',
    userName: before?.userName ?? '',
    instanceUrl,
    myDomainHost,
    lightningHost: host?.lightningHost ?? myDomainHost,
    kind: host?.kind ?? 'unknown',
    consumerKey: app.consumerKey,
    loginUrl: app.loginUrl,
    scopes: tokens.scopes ?? app.scopes,
    timeZone: before?.timeZone ?? 'UTC',
    locale: before?.locale ?? 'en',
    state: 'connected',
    connectedAt: now,
    method,
    credential,
    sharedBy: null,
  };
}
