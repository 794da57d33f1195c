import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../../../org/server/start.ts';
import { ask, startFake } from './client.ts';
import { tokenFor } from './token.ts';

let org: RunningOrg;
let token: string;
beforeAll(async () => {
  org = await startFake();
});
afterAll(() => org.close());
beforeEach(() => {
  org.reset();
  token = tokenFor(org);
});

const ACCOUNT = '0015g0000000001AAA';
const ui = (path: string) => ask(org, `/services/data/v66.0/ui-api${path}`, { token });
const code = (answer: { json: <T>() => T }) => answer.json<{ errorCode: string }[]>()[0]?.errorCode;

describe('records', () => {
  it('gives value and displayValue, with lookups as records inside', async () => {
    const fields = 'Account.Name,Account.AnnualRevenue,Account.OwnerId,Account.Owner.Name';
    const record = (await ui(`/records/${ACCOUNT}?fields=${fields}`)).json();
    expect(record).toMatchObject({
      apiName: 'Account',
      id: ACCOUNT,
      lastModifiedDate: '2026-01-02T03:04:05.000+0000',
      weakEtag: Date.parse('2026-01-02T03:04:05Z'),
      fields: {
        Name: { displayValue: null, value: 'Brightwater <b>Logistics</b>' },
        AnnualRevenue: { displayValue: '$1,000', value: 1000 },
        OwnerId: { displayValue: null, value: org.users[0]?.id },
        Owner: {
          displayValue: 'Ada Tester',
          value: {
            apiName: 'User',
            id: org.users[0]?.id,
            fields: { Name: { displayValue: null, value: 'Ada Tester' } },
          },
        },
      },
    });
    expect(Object.keys(record.fields as object).sort()).toEqual([
      'AnnualRevenue',
      'Name',
      'Owner',
      'OwnerId',
    ]);
  });

  it('gives the fields of the layout', async () => {
    const record = (await ui(`/records/${ACCOUNT}?layoutTypes=Full&modes=View`)).json();
    expect(Object.keys(record.fields as object)).toEqual(
      expect.arrayContaining(['Name', 'Industry', 'Owner']),
    );
  });

  it('insists on fields and lets optional ones go', async () => {
    expect(code(await ui(`/records/${ACCOUNT}?fields=Account.Nope`))).toBe('INVALID_FIELD');
    expect(code(await ui(`/records/${ACCOUNT}?fields=Name`))).toBe('INVALID_FIELD');
    const record = (
      await ui(`/records/${ACCOUNT}?optionalFields=Account.Name,Account.Nope,Account.Owner.Nope`)
    ).json();
    expect(Object.keys(record.fields as object)).toEqual(['Name']);
    expect(code(await ui(`/records/${ACCOUNT}`))).toBe('MISSING_ARGUMENT');
  });

  it('tells bad ids from records that are not there', async () => {
    expect(code(await ui('/records/short?fields=Account.Name'))).toBe('MALFORMED_ID');
    expect(code(await ui('/records/0015g0000099999AAA?fields=Account.Name'))).toBe('NOT_FOUND');
    expect(code(await ui('/records/zzz5g0000000001AAA?fields=Account.Name'))).toBe('NOT_FOUND');
  });

  it('answers each of a batch for itself', async () => {
    const batch = (await ui(`/records/batch/${ACCOUNT},0015g0000099999AAA?fields=Account.Name`)).json<{
      hasErrors: boolean;
      results: { statusCode: number }[];
    }>();
    expect(batch.hasErrors).toBe(true);
    expect(batch.results.map((one) => one.statusCode)).toEqual([200, 404]);
  });
});

describe('what records look like', () => {
  it('describes objects the UI API way', async () => {
    expect((await ui('/object-info')).json()).toMatchObject({ objects: { Account: { keyPrefix: '001' } } });
    expect((await ui('/object-info/Account')).json()).toMatchObject({
      apiName: 'Account',
      nameFields: ['Name'],
      fields: {
        LastModifiedDate: { dataType: 'DateTime' },
        OwnerId: {
          dataType: 'Reference',
          relationshipName: 'Owner',
          referenceToInfos: [{ apiName: 'User' }],
        },
        Name: { required: true },
      },
      childRelationships: [{ relationshipName: 'Contacts', childObjectApiName: 'Contact' }],
    });
    expect((await ui('/object-info/Nope')).status).toBe(404);
  });

  it('lays fields out in sections, two to a row', async () => {
    const layout = (await ui('/layout/Account?layoutType=Full&mode=View')).json<{
      sections: { heading: string; layoutRows: { layoutItems: { label: string }[] }[] }[];
    }>();
    expect(layout.sections.map((section) => section.heading)).toEqual(['Information']);
    expect(layout.sections[0]?.layoutRows[0]?.layoutItems.map((item) => item.label)).toEqual([
      'Name',
      'Industry',
    ]);
    expect((await ui('/layout/Account?layoutType=Odd')).status).toBe(400);
  });

  it('puts record, layout and object info together', async () => {
    expect((await ui(`/record-ui/${ACCOUNT}`)).json()).toMatchObject({
      layouts: { Account: { '012000000000000AAA': { Full: { View: { objectApiName: 'Account' } } } } },
      objectInfos: { Account: { apiName: 'Account' } },
      records: { [ACCOUNT]: { fields: { Industry: { value: 'Shipping' } } } },
    });
  });
});
