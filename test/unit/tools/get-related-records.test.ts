import { describe, expect, it } from 'vitest';
import { getRelatedRecords } from '../../../lib/tools/get-related-records.ts';
import {
  ACCOUNT,
  ACCOUNT_ID,
  answer,
  type FakeAnswers,
  fakeContext,
  fakeOrg,
  OPPORTUNITY,
  refused,
  row,
} from './fake-org.ts';

const OPP = row('Opportunity', '006000000000001AAA', { Id: '006000000000001AAA', Name: 'Big', Amount: 5 });
type Input = Parameters<typeof getRelatedRecords.run>[0];

const run = async (input: Input, answers: FakeAnswers = { query: () => answer([OPP]) }, init = {}) => {
  const context = fakeContext(fakeOrg(answers), init);
  const outcome = await getRelatedRecords.run(input, context);
  return { context, outcome, soql: context.org.calls.find((call) => call.startsWith('query'))?.slice(6) };
};

describe('get_related_records', () => {
  it('lists what is open on the open record, newest first', async () => {
    const { outcome, soql, context } = await run({ related: 'Opportunities', open_only: true });
    expect(soql).toBe(
      `SELECT Id, Name, StageName, IsClosed, Amount, CloseDate, CreatedDate, Owner.Name FROM Opportunity WHERE AccountId = '${ACCOUNT_ID}' AND IsClosed = false ORDER BY CloseDate DESC NULLS LAST`,
    );
    expect(outcome.sources).toMatchObject([{ request: soql, result: 'r1', rows: 1 }]);
    expect(context.kept[0]?.columns[0]).toMatchObject({ name: 'Id' });
  });

  it.each(['Opportunities', 'opportunities', 'opportunity', 'OPPORTUNITY', ' Opportunity '])(
    'finds %j',
    async (related) => {
      expect((await run({ related })).soql).toContain('FROM Opportunity WHERE AccountId');
    },
  );

  it.each([
    ['Machines__r', 'Asset__c'],
    ['machine', 'Asset__c'],
    ['Machines', 'Asset__c'],
    ['case', 'Case'],
  ])('finds %s by relationship, object or label', async (related, object) => {
    expect((await run({ related })).soql).toContain(`FROM ${object} WHERE`);
  });

  it('knows an object by the label that the org gave it', async () => {
    const { soql } = await run(
      { related: 'Deals' },
      {
        query: () => answer([OPP]),
        describeGlobal: () => [{ ...OPPORTUNITY, label: 'Deal', labelPlural: 'Deals', searchable: true }],
      },
    );
    expect(soql).toContain('FROM Opportunity');
  });

  it('takes fields, a condition and a limit', async () => {
    let maxRows = 0;
    const { soql } = await run(
      {
        related: 'Contacts',
        fields: ['Name', 'Account.Name'],
        where: "Email LIKE '%acme%' OR Email = null",
        limit: 5,
      },
      {
        query: (_, options) => {
          maxRows = options.maxRows;
          return answer([row('Contact', '003000000000001AAA', { Id: '003000000000001AAA', Name: 'Ann' })], 9);
        },
      },
    );
    expect(soql).toBe(
      `SELECT Id, Name, Account.Name FROM Contact WHERE AccountId = '${ACCOUNT_ID}' AND (Email LIKE '%acme%' OR Email = null) ORDER BY CreatedDate DESC NULLS LAST`,
    );
    expect(maxRows).toBe(5);
  });

  it('never reads more than the user set', async () => {
    let asked = 0;
    const query = (_: string, options: { maxRows: number }) => {
      asked = options.maxRows;
      return answer([OPP]);
    };
    await run({ related: 'Opportunities', limit: 50_000 }, { query }, { maxRows: 100 });
    expect(asked).toBe(100);
  });

  it('lists the related lists where it does not know the one asked for', async () => {
    const { outcome, soql } = await run({ related: 'Oportunitys' });
    expect(soql).toBeUndefined();
    expect(outcome.failure).toMatchObject({
      repairable: true,
      problem: { code: 'tool_unknown_relationship', subs: ['Account', 'Oportunitys'] },
    });
    expect(outcome.forModel).toContain(
      'Related lists of Account: Opportunities, Contacts, Cases, Tasks, Machines__r, Personas.',
    );
    expect(outcome.forModel).not.toMatch(/Histories|Feeds|OpenActivities/);
  });

  it('refuses conditions and fields that would change the query', async () => {
    for (const input of [
      { where: 'Id != null) OR (Id != null' },
      { where: "Name = 'x" },
      { fields: ['Id FROM User--'] },
      { fields: ['COUNT(Id)'] },
    ]) {
      const { outcome, soql } = await run({ related: 'Contacts', ...input });
      expect(soql).toBeUndefined();
      expect(outcome.failure).toMatchObject({ repairable: true, problem: { code: 'tool_bad_filter' } });
    }
  });

  it('says so where nothing can be open', async () => {
    const { outcome } = await run({ related: 'Contacts', open_only: true });
    expect(outcome.failure?.repairable).toBe(true);
    expect(outcome.forModel).toContain('Contact has no IsClosed field');
  });

  it('helps to mend a wrong field', async () => {
    const { outcome } = await run(
      { related: 'Opportunities', fields: ['Stage'] },
      {
        query: () => {
          throw refused('INVALID_FIELD', "No such column 'Stage' on entity 'Opportunity'.");
        },
      },
    );
    expect(outcome.failure?.repairable).toBe(true);
    expect(outcome.forModel).toContain('Close fields on Opportunity: StageName');
  });

  it('says both reasons for no rows', async () => {
    const { outcome } = await run({ related: 'Cases' }, { query: () => answer([]) });
    expect(outcome.forModel).toMatch(/nothing matches.*no access/);
    expect(outcome.sources).toMatchObject([{ rows: 0, result: null, problem: null }]);
  });

  it('gives a source where the child object may not be described', async () => {
    const { outcome } = await run(
      { related: 'Cases' },
      {
        describe: (object) => {
          if (object !== 'Account') throw refused('NOT_FOUND', 'no', 404);
          return ACCOUNT;
        },
      },
    );
    expect(outcome.failure?.problem.code).toBe('salesforce_not_found');
    expect(outcome.sources).toMatchObject([{ request: '/sobjects/Case/describe', language: 'rest' }]);
  });
});
