import { describe, expect, it } from 'vitest';
import { describeObject } from '../../../lib/tools/describe-object.ts';
import { decodeTables } from './decode-table.ts';
import { describeOf, type FakeAnswers, fakeContext, fakeOrg, field, refused } from './fake-org.ts';

const run = async (input: { object: string; filter?: string }, answers: FakeAnswers = {}) => {
  const context = fakeContext(fakeOrg(answers));
  return { context, outcome: await describeObject.run(input, context) };
};

describe('describe_object', () => {
  it('lists fields with type, values and flags, and child relationships', async () => {
    const { outcome, context } = await run({ object: 'account' });
    const { tables, notes } = decodeTables(outcome.forModel);
    expect(tables[0]?.columns).toEqual(['Field', 'Label', 'Type', 'Values', 'Flags']);
    expect(tables[0]?.rows).toContainEqual(['Name', 'Account Name', 'string(80)', '', 'name, required']);
    expect(tables[0]?.rows).toContainEqual(['Industry', 'Industry', 'picklist (open)', 'Energy; Retail', '']);
    expect(tables[0]?.rows).toContainEqual([
      'ParentId',
      'Parent Account ID',
      'reference',
      '→ Account as Parent',
      '',
    ]);
    expect(tables[0]?.rows).toContainEqual(['CreatedDate', 'Created Date', 'datetime', '', 'read-only']);
    expect(tables[0]?.rows).toContainEqual([
      'Description',
      'Account Description',
      'textarea(32000)',
      '',
      'no filter',
    ]);
    expect(notes).toEqual([
      '(Child relationships: Contacts (Contact.AccountId), Opportunities (Opportunity.AccountId), Cases (Case.AccountId), Tasks (Task.WhatId), Machines__r (Asset__c.Account__c), Personas (SocialPersona.ParentId).)',
    ]);
    expect(outcome.sources).toMatchObject([
      { request: '/sobjects/Account/describe', language: 'rest', objects: ['Account'], result: 'r1' },
    ]);
    expect(context.org.calls).toEqual(['describe Account']);
  });

  it.each(['Asset__c', 'asset__C', 'Machine', 'machines'])('finds %s', async (object) => {
    expect((await run({ object })).context.org.calls.at(-1)).toBe('describe Asset__c');
  });

  it('narrows by name, label, target or value', async () => {
    const fields = async (filter: string) =>
      decodeTables((await run({ object: 'Account', filter })).outcome.forModel).tables[0]?.rows.map(
        ([name]) => name,
      );
    expect(await fields('billing city')).toEqual(['BillingCity']);
    expect(await fields('leave')).toEqual(['Churn_Score__c']);
    expect(await fields('User')).toEqual(['OwnerId']);
    expect(await fields('retail')).toEqual(['Industry']);
  });

  it('says so where the filter leaves nothing', async () => {
    const { outcome } = await run({ object: 'Account', filter: 'xyzzy' });
    expect(outcome.forModel).toContain('No field of Account');
    expect(outcome.sources).toMatchObject([{ rows: 0, result: null }]);
    expect((await run({ object: 'Account', filter: 'tasks' })).outcome.forModel).toContain(
      'Tasks (Task.WhatId)',
    );
  });

  it('stays small for an object of 800 fields, and points to the filter', async () => {
    const values = Array.from({ length: 500 }, (_, i) => ({
      value: `Value ${i}`,
      label: `Value ${i}`,
      active: true,
    }));
    const wide = describeOf(
      'Account',
      Array.from({ length: 800 }, (_, i) =>
        field(`F_${i}__c`, { label: `Field ${i}`, type: 'picklist', picklistValues: values }),
      ),
    );
    const { context, outcome } = await run({ object: 'Account' }, { describe: () => wide });
    expect(outcome.forModel.length).toBeLessThan(8_500);
    expect(outcome.forModel).toContain('Use filter');
    expect(context.kept[0]?.rows).toHaveLength(800);
  });

  it('names close objects where there is none of that name', async () => {
    const { outcome } = await run({ object: 'Oportunities' });
    expect(outcome.failure).toMatchObject({ repairable: true, problem: { code: 'tool_unknown_object' } });
    expect(outcome.forModel).toContain('Close objects: Opportunity');
  });

  it('gives the source of a describe that is refused', async () => {
    const { outcome } = await run(
      { object: 'Account' },
      {
        describe: () => {
          throw refused('INSUFFICIENT_ACCESS', 'no', 403);
        },
      },
    );
    expect(outcome.failure?.problem.code).toBe('salesforce_no_access');
    expect(outcome.sources).toMatchObject([
      { request: '/sobjects/Account/describe', problem: { code: 'salesforce_no_access' } },
    ]);
  });
});
