import { describe, expect, it } from 'vitest';
import type { SearchParameters } from '../../../lib/salesforce/org-client.ts';
import { searchRecords } from '../../../lib/tools/search-records.ts';
import { decodeTables } from './decode-table.ts';
import {
  ACCOUNT,
  ACCOUNT_ID,
  CONTACT,
  type FakeAnswers,
  fakeContext,
  fakeOrg,
  refused,
  row,
} from './fake-org.ts';

const FOUND = [
  row('Account', ACCOUNT_ID, { Id: ACCOUNT_ID, Name: 'Acme' }),
  row('Contact', '003000000000001AAA', { Id: '003000000000001AAA', Name: 'Ann Acme', Title: 'CEO' }),
  row('Account', '001000000000002AAA', { Id: '001000000000002AAA', Name: 'Acme Two' }),
];
type Input = Parameters<typeof searchRecords.run>[0];

const run = async (input: Input, answers: FakeAnswers = {}, init = {}) => {
  let asked: SearchParameters | undefined;
  const search = (parameters: SearchParameters) => {
    asked = parameters;
    return answers.search ? answers.search(parameters) : FOUND;
  };
  const context = fakeContext(fakeOrg({ ...answers, search }), init);
  return { context, outcome: await searchRecords.run(input, context), asked: () => asked };
};

describe('search_records', () => {
  it('searches the usual objects for fields that they have, and gives a table for each', async () => {
    const { context, outcome, asked } = await run({ text: '  acme\n corp ' });
    expect(asked()).toEqual({
      q: 'acme corp',
      in: 'ALL',
      fields: ['Id'],
      sobjects: [
        {
          name: 'Account',
          fields: ['Id', 'Name', 'Type', 'Industry', 'BillingCity', 'AnnualRevenue'],
          limit: 10,
        },
        expect.objectContaining({ name: 'Contact' }),
        expect.objectContaining({ name: 'Opportunity' }),
        expect.objectContaining({
          name: 'Case',
          fields: expect.arrayContaining(['Id', 'CaseNumber', 'Subject', 'Status']),
        }),
      ],
      overallLimit: 40,
    });
    const { tables, notes } = decodeTables(outcome.forModel);
    expect(tables.map(({ ref, keys, held }) => [ref, keys.get('object'), held])).toEqual([
      ['r1', 'Account', 2],
      ['r2', 'Contact', 1],
    ]);
    expect(notes).toEqual(['(Nothing found, or nothing the user can see, in: Opportunity, Case.)']);
    expect(outcome.sources).toMatchObject([
      { language: 'search', objects: ['Account'], result: 'r1', rows: 2, total: 2, capped: false },
      { language: 'search', objects: ['Contact'], result: 'r2', rows: 1 },
    ]);
    expect(JSON.parse(outcome.sources[0]?.request ?? '')).toMatchObject({ q: 'acme corp' });
    expect(context.kept[0]?.recordIds).toEqual([ACCOUNT_ID, '001000000000002AAA']);
  });

  it('leaves out objects that the user cannot search', async () => {
    const { asked } = await run(
      { text: 'acme' },
      {
        describeGlobal: () => [
          { ...ACCOUNT, searchable: true },
          { ...CONTACT, searchable: false },
        ],
      },
    );
    expect(asked()?.sobjects?.map(({ name }) => name)).toEqual(['Account']);
  });

  it('searches named objects, by label too, up to a limit', async () => {
    const { asked, outcome } = await run({
      text: 'acme',
      objects: ['machines', 'account', 'Accounts'],
      limit: 2,
    });
    expect(asked()?.sobjects?.map(({ name, limit }) => [name, limit])).toEqual([
      ['Asset__c', 2],
      ['Account', 2],
    ]);
    expect(outcome.sources[0]).toMatchObject({ objects: ['Account'], rows: 2, total: null, capped: true });
  });

  it.each(['', 'a', ' * ', '"', '?*', '\u200Bx'])('refuses %j with words', async (text) => {
    const { context, outcome } = await run({ text });
    expect(context.org.calls).toEqual([]);
    expect(outcome.failure).toMatchObject({ repairable: true, problem: { code: 'tool_search_too_short' } });
    expect(outcome.forModel).toContain('two letters or digits');
  });

  it('takes two characters of any script', async () => {
    expect((await run({ text: '東京' })).outcome.failure).toBeUndefined();
  });

  it('names close objects where it does not know one', async () => {
    const { context, outcome } = await run({ text: 'acme', objects: ['Acount'] });
    expect(outcome.failure).toMatchObject({ repairable: true, problem: { code: 'tool_unknown_object' } });
    expect(outcome.forModel).toContain('Close objects: Account');
    expect(outcome.sources).toMatchObject([{ problem: { code: 'tool_unknown_object' } }]);
    expect(context.org.calls).toEqual(['describeGlobal']);
  });

  it('says three things of no rows: nothing matches, no access, not indexed yet', async () => {
    const { outcome } = await run({ text: 'nobody' }, { search: () => [] });
    expect(outcome.forModel).toMatch(/nothing matches.*no access.*not be searchable yet/);
    expect(outcome.sources).toMatchObject([{ rows: 0, result: null, problem: null }]);
    expect(outcome.sources).toHaveLength(1);
  });

  it('searches for ids alone where an object cannot be described', async () => {
    const { asked } = await run({ text: 'acme', objects: ['Lead'] });
    expect(asked()?.sobjects).toEqual([{ name: 'Lead', fields: ['Id'], limit: 10 }]);
  });

  it('gives the source of a search that failed', async () => {
    const { outcome } = await run(
      { text: 'acme' },
      {
        search: () => {
          throw refused('MALFORMED_SEARCH', 'search term must be longer');
        },
      },
    );
    expect(outcome.failure?.repairable).toBe(true);
    expect(outcome.sources).toMatchObject([
      { language: 'search', problem: { code: 'salesforce_not_understood' } },
    ]);
  });
});
