import type { ConnectionStore } from '../../../lib/salesforce/connection-store.ts';
import type { TokenResponse } from '../../../lib/salesforce/token-response.ts';
import type { Connection } from '../../../lib/storage/connection.ts';

export const ORG_ID = '00D5g000001AbCDEA0';
export const USER_ID = '0055g000003XyZ1AAK';
export const MY_DOMAIN = 'https://acme.my.salesforce.com';

export const CONNECTION: Connection = {
  id: `${ORG_ID}-${USER_ID}`,
  orgId: ORG_ID,
  orgName: 'Acme',
  userId: USER_ID,
  username: 'ada@acme.example',
  userName: 'Ada Lovelace',
  instanceUrl: MY_DOMAIN,
  myDomainHost: 'acme.my.salesforce.com',
  lightningHost: 'acme.lightning.force.com',
  kind: 'production',
  consumerKey: '3MVG9.key',
  loginUrl: 'https://login.salesforce.com',
  scopes: 'full refresh_token',
  timeZone: 'Europe/Berlin',
  locale: 'en-US',
  state: 'connected',
  connectedAt: 1,
  method: 'own',
  credential: 'refresh_token',
  sharedBy: null,
};

/** Looks like the real thing, so that a leak is caught by the same patterns. */
export const ACCESS_1 = '00D5g000001AbCD!AQEAQFirstAccessToken.0123456789';
export const ACCESS_2 = '00D5g000001AbCD!AQEAQSecondAccessToken.012345678';
export const REFRESH_1 = '5Aep861TSESvWeug_first.refresh_token_0123456789';
export const REFRESH_2 = '5Aep861TSESvWeug_second.refresh_token_012345678';
export const SECRETS = [ACCESS_1, ACCESS_2, REFRESH_1, REFRESH_2];

export const IDENTITY = `https://login.salesforce.com/id/${ORG_ID}/${USER_ID}`;

export const FIRST_TOKENS: TokenResponse = {
  accessToken: ACCESS_1,
  refreshToken: REFRESH_1,
  instanceUrl: MY_DOMAIN,
  orgId: ORG_ID,
  userId: USER_ID,
  scopes: 'full refresh_token',
};

/** What the token endpoint answers to a refresh. */
export function renewed(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return { access_token: ACCESS_2, instance_url: MY_DOMAIN, id: IDENTITY, token_type: 'Bearer', ...changes };
}

export function memoryStore(...rows: Connection[]): ConnectionStore & { rows: Map<string, Connection> } {
  const kept = new Map(rows.map((row) => [row.id, row]));
  return {
    rows: kept,
    read: async (id) => kept.get(id),
    save: async (row) => void kept.set(row.id, row),
    remove: async (id) => void kept.delete(id),
  };
}
