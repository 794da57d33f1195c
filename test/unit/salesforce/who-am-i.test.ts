import { describe, expect, it } from 'vitest';
import { kindLook } from '../../../components/chat/org-kind.ts';
import type { OrgClient, RawRecord } from '../../../lib/salesforce/org-client.ts';
import { SalesforceError } from '../../../lib/salesforce/salesforce-error.ts';
import { whoAmI } from '../../../lib/salesforce/who-am-i.ts';

const USER: RawRecord = {
  Username: 'ada@acme.example',
  Name: 'Ada',
  TimeZoneSidKey: 'Europe/Berlin',
  LocaleSidKey: 'de_DE_EURO',
};

/** An org whose Organization row is this; null where the user may not see it. */
function orgWith(company: RawRecord | null): OrgClient {
  return {
    userId: '005000000000001AAA',
    query: async (soql: string) => {
      const row = soql.includes('FROM User') ? USER : company;
      if (!row)
        throw new SalesforceError({
          kind: 'refused',
          status: 400,
          errorCode: 'INVALID_TYPE',
          message: '',
          fields: [],
        });
      return { records: [row], total: 1, done: true };
    },
  } as unknown as OrgClient;
}

const kindOf = async (host: string, company: RawRecord | null) => {
  const never = () => Promise.reject(new Error('not asked'));
  return (await whoAmI(orgWith(company), `https://${host}`, new AbortController().signal, never)).kind;
};
const company = (IsSandbox: boolean, OrganizationType = 'Enterprise Edition'): RawRecord => ({
  Name: 'Acme',
  IsSandbox,
  OrganizationType,
});

describe('the kind of an org', () => {
  it.each([
    ['acme.my.salesforce.com', company(false), 'production'],
    ['acme.my.salesforce.com', company(true), 'sandbox'],
    ['acme--uat.sandbox.my.salesforce.com', company(true), 'sandbox'],
    ['acme.scratch.my.salesforce.com', company(true), 'scratch'],
    ['x-dev-ed.develop.my.salesforce.com', company(false, 'Developer Edition'), 'developer'],
    ['acme.my.salesforce.com', company(false, 'Developer Edition'), 'developer'],
    ['x.trailblaze.my.salesforce.com', company(false), 'trailhead'],
    ['na123.salesforce.com', company(false), 'production'],
    ['na123.salesforce.com', company(true), 'sandbox'],
    ['acme.someday.my.salesforce.com', company(false), 'production'],
  ] as const)('%s is told by host and org', async (host, row, kind) => {
    expect(await kindOf(host, row)).toBe(kind);
  });

  it('stays unknown where neither tells, and unknown is treated with the care of production', async () => {
    const kind = await kindOf('na123.salesforce.com', null);
    expect(kind).toBe('unknown');
    expect(kindLook(kind).careful).toBe(true);
    expect(kindLook('production').careful).toBe(true);
    for (const other of ['sandbox', 'scratch', 'developer', 'trailhead', 'demo'] as const)
      expect(kindLook(other).careful).toBe(false);
  });
});
