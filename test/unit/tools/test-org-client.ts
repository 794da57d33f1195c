import { orgClient } from '../../../lib/salesforce/client.ts';
import type { OrgClient } from '../../../lib/salesforce/org-client.ts';
import type { CallTokens } from '../../../lib/salesforce/tokens.ts';
import type { OrgData, OrgUser } from '../../org/contract.ts';
import { dispatch } from '../../org/server/dispatch.ts';
import { resolveHost } from '../../org/server/hosts.ts';
import { Org } from '../../org/server/org.ts';
import { Site } from '../../org/server/site.ts';
import { CONNECTION } from '../salesforce/client-fixtures.ts';

export interface TestOrg {
  readonly data: OrgData;
  /** The shipped client, as this user. */
  client(user: OrgUser): OrgClient;
  /** Requests so far, `GET /services/data/v…`. */
  readonly requests: readonly string[];
}

/** The test org inside this process: the shipped client speaks to its REST half as over the wire, without a socket. */
export function testOrg(data: OrgData): TestOrg {
  const org = new Org({ name: 'acme' }, () => data, 100_000, Date.now);
  const site = new Site([org], { apps: [], autoLoginUser: undefined, corsAllowlist: [], clock: Date.now });
  const requests: string[] = [];

  const wire: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const method = init?.method ?? 'GET';
    init?.signal?.throwIfAborted();
    requests.push(`${method} ${decodeURIComponent(url.pathname + url.search)}`);
    const reply = dispatch(site, {
      method,
      url,
      headers: Object.fromEntries(new Headers(init?.headers)),
      body: Buffer.from(typeof init?.body === 'string' ? init.body : ''),
      host: resolveHost(url.host, site.orgs),
      cookies: new Map(),
      entry: site.log.open({ time: '', host: url.host, method, path: url.pathname }),
    });
    const headers = new Headers(
      Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const empty = reply.status === 204 || reply.status === 304;
    return new Response(empty ? null : String(reply.body), { status: reply.status, headers });
  };

  return {
    data,
    requests,
    client(user) {
      const grant = {
        orgId: data.orgId,
        userId: user.id,
        clientId: 'test',
        scopes: ['full', 'refresh_token'],
      };
      const access = {
        accessToken: site.tokens.issueAccess(site.tokens.openFamily(grant)),
        instanceUrl: 'https://acme.my.salesforce.com',
      };
      const never = () => Promise.reject(new Error('not in this test'));
      const tokens: CallTokens = { access: async () => access, renew: never, needsLogin: never };
      return orgClient(
        { ...CONNECTION, orgId: data.orgId, userId: user.id, username: user.username },
        { fetch: wire, tokens },
      );
    },
  };
}
