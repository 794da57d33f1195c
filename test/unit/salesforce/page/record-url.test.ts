import { describe, expect, it } from 'vitest';
import { orgOfHost } from '../../../../lib/salesforce/hosts.ts';
import { pageContext } from '../../../../lib/salesforce/page/page-context.ts';
import { recordUrl } from '../../../../lib/salesforce/page/record-url.ts';

const ID = '001Hs00000AbCdE';
const ID_18 = '001Hs00000AbCdEIAV';
const link = (host: string, id: string, object?: string | null) => {
  const org = orgOfHost(host);
  return org === null ? undefined : recordUrl(org, id, object);
};

describe('recordUrl', () => {
  it.each([
    [
      'acme.my.salesforce.com',
      ID,
      'Account',
      `https://acme.lightning.force.com/lightning/r/Account/${ID_18}/view`,
    ],
    ['acme.my.salesforce.com', ID, undefined, `https://acme.lightning.force.com/lightning/r/${ID_18}/view`],
    ['acme.my.salesforce.com', ID, null, `https://acme.lightning.force.com/lightning/r/${ID_18}/view`],
    [
      'acme--c.vf.force.com',
      ID,
      'account',
      `https://acme.lightning.force.com/lightning/r/Account/${ID_18}/view`,
    ],
    [
      'acme--uat.sandbox.my.salesforce.com',
      ID,
      'X__c',
      `https://acme--uat.sandbox.lightning.force.com/lightning/r/X__c/${ID_18}/view`,
    ],
    [
      'army.my.salesforce.mil',
      ID,
      'Account',
      `https://army.lightning.crmforce.mil/lightning/r/Account/${ID_18}/view`,
    ],
    ['na123.salesforce.com', ID, 'Account', `https://na123.salesforce.com/${ID_18}`],
    ['acme.force.com', ID, 'Account', null],
    ['acme.my.salesforce.com', 'nothing', 'Account', null],
    ['acme.my.salesforce.com', '../../secur/logout', 'Account', null],
    [
      'acme.my.salesforce.com',
      ID,
      '../../secur/logout',
      `https://acme.lightning.force.com/lightning/r/${ID_18}/view`,
    ],
    ['acme.my.salesforce.com', ID, '@evil.com', `https://acme.lightning.force.com/lightning/r/${ID_18}/view`],
  ])('%s %s %s → %s', (host, id, object, expected) => {
    expect(link(host, id, object)).toBe(expected);
  });

  it('leads to a page that is read as that record', () => {
    const page = pageContext(link('acme.my.salesforce.com', ID, 'Account') ?? '');
    expect(page).toMatchObject({ kind: 'record', object: 'Account', recordId: ID_18 });
  });
});
