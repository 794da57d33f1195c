import { beforeAll, describe, expect, it } from 'vitest';
import { pageContext } from '../../../lib/salesforce/page/page-context.ts';
import { toolNamed } from '../../../lib/tools/registry.ts';
import type { ToolOutcome } from '../../../lib/tools/tool.ts';
import type { ApiRow, OrgUser } from '../../org/contract.ts';
import { loadOrg } from '../../org/load.ts';
import { decodeTables } from './decode-table.ts';
import { fakeContext, fakeOrg } from './fake-org.ts';
import { type TestOrg, testOrg } from './test-org-client.ts';

/** Every tool through the shipped client, against the test org's REST half and its default company. */
let org: TestOrg;
let admin: OrgUser;

const user = (profile: string): OrgUser => {
  const found = org.data.users.find((one) => one.profile === profile);
  if (!found) throw new Error(`The test org has no ${profile}`);
  return found;
};
const rows = (soql: string, as = admin): readonly ApiRow[] =>
  org.data.session(as.id).query(soql, { includeDeleted: false }).rows;
const first = (soql: string, as = admin): ApiRow => rows(soql, as)[0] as ApiRow;

/** The account with the most opportunities, open in the tab. */
const busiest = () => {
  const [top] = rows(
    'SELECT AccountId, COUNT(Id) n FROM Opportunity GROUP BY AccountId ORDER BY COUNT(Id) DESC LIMIT 1',
  );
  return first(`SELECT Id, Name FROM Account WHERE Id = '${top?.AccountId}'`);
};

interface Ran {
  outcome: ToolOutcome;
  tables: ReturnType<typeof decodeTables>['tables'];
  kept: ReturnType<typeof fakeContext>['kept'];
}

async function run(
  name: string,
  input: unknown,
  as = admin,
  maxRows = 2_000,
  page = String(busiest().Id),
): Promise<Ran> {
  const base = fakeContext(fakeOrg());
  const context = {
    ...base,
    maxRows,
    org: org.client(as),
    page: pageContext(`https://acme.lightning.force.com/lightning/r/Account/${page}/view`),
  };
  const tool = toolNamed(name);
  if (!tool) throw new Error(`No tool ${name}`);
  const outcome = await tool.run(input, context);
  const { tables } = outcome.forModel.startsWith('<<<data') ? decodeTables(outcome.forModel) : { tables: [] };
  return { outcome, tables, kept: base.kept };
}

beforeAll(() => {
  org = testOrg(loadOrg({ now: new Date('2026-11-22T12:00:00Z') }));
  admin = user('System Administrator');
});

describe('get_record', () => {
  it('reads the open account and counts its related lists', async () => {
    const account = busiest();
    const { tables, kept, outcome } = await run('get_record', {});
    const value = (name: string) => tables[0]?.rows.find(([field]) => field === name)?.[1];
    expect(outcome.failure).toBeUndefined();
    expect(value('Name')).toBe(account.Name);
    const city = first(`SELECT BillingCity FROM Account WHERE Id = '${account.Id}'`).BillingCity;
    if (city) expect(value('BillingAddress')).toContain(city);
    const opportunities = rows(`SELECT Id FROM Opportunity WHERE AccountId = '${account.Id}'`).length;
    expect(tables[1]?.rows).toContainEqual(['Opportunities', 'Opportunity', String(opportunities)]);
    expect(kept).toHaveLength(2);
  });

  it('takes two calls once the describe is known', async () => {
    const context = { ...fakeContext(fakeOrg()), org: org.client(admin) };
    const input = { id: String(busiest().Id) };
    await toolNamed('get_record')?.run(input, context);
    const before = org.requests.length;
    await toolNamed('get_record')?.run(input, context);
    expect(org.requests.slice(before).map((request) => request.replace(/\?.*/, ''))).toEqual([
      expect.stringMatching(/^POST .*\/composite\/batch$/),
      expect.stringMatching(/^GET .*\/ui-api\/records\/\w{18}$/),
    ]);
  });

  it.each([
    'Contact',
    'Opportunity',
    'Lead',
    'Case',
    'Task',
    'Event',
    'User',
    'Product2',
    'OpportunityLineItem',
    'CaseComment',
    'Renewal__c',
  ])('reads a %s', async (object) => {
    const id = String(first(`SELECT Id FROM ${object} LIMIT 1`).Id);
    const { tables, outcome } = await run('get_record', { id });
    expect(outcome.failure).toBeUndefined();
    expect(tables[0]?.keys.get('object')).toBe(object);
    expect(tables[0]?.keys.get('record')).toBe(id);
    expect(tables[0]?.rows.length).toBeGreaterThan(2);
  });

  it('shows a restricted user no field that is hidden from them', async () => {
    const limited = user('Service User');
    const seen = new Set(rows('SELECT Id FROM Account', limited).map((row) => row.Id));
    const id = rows('SELECT Id FROM Account WHERE AnnualRevenue != null').find((row) => seen.has(row.Id))?.Id;
    const asAdmin = await run('get_record', { id });
    const asLimited = await run('get_record', { id }, limited);
    expect(asAdmin.outcome.forModel).toContain('AnnualRevenue');
    expect(asAdmin.outcome.forModel).toContain('Opportunities');
    expect(asLimited.outcome.failure).toBeUndefined();
    expect(asLimited.outcome.forModel).not.toContain('AnnualRevenue');
    expect(asLimited.outcome.forModel).not.toContain('Opportunities');
  });

  it('says the three reasons of a record that is not there', async () => {
    const { outcome } = await run('get_record', { id: '001000000000001AAA' });
    expect(outcome.forModel).toMatch(/does not exist, was deleted, or the user has no access/);
    expect(outcome.sources[0]?.problem?.code).toBe('salesforce_not_found');
  });
});

describe('get_related_records', () => {
  it('lists the open opportunities of the open account', async () => {
    const account = busiest();
    const expected = rows(
      `SELECT Id FROM Opportunity WHERE AccountId = '${account.Id}' AND IsClosed = false`,
    ).map((row) => row.Id);
    const { kept, outcome } = await run('get_related_records', { related: 'Opportunities', open_only: true });
    expect(outcome.failure).toBeUndefined();
    expect(new Set(kept[0]?.recordIds ?? [])).toEqual(new Set(expected));
    expect(outcome.sources[0]).toMatchObject({ rows: expected.length, problem: null });
  });

  it.each(['contacts', 'Case', 'tasks', 'Renewals', 'renewal__c', 'site visits'])(
    'knows %s',
    async (related) => {
      const { outcome } = await run('get_related_records', { related });
      expect(outcome.failure).toBeUndefined();
      expect(outcome.sources).toHaveLength(1);
    },
  );

  it('offers a restricted user the lists that they may see', async () => {
    const { outcome } = await run('get_related_records', { related: 'opportunities' }, user('Service User'));
    expect(outcome.failure).toMatchObject({
      repairable: true,
      problem: { code: 'tool_unknown_relationship' },
    });
    expect(outcome.forModel).toMatch(/Related lists of Account: .*Contacts/);
    expect(outcome.sources).toHaveLength(1);
  });
});

describe('query_records', () => {
  it('reads all pages up to the cap, and says what it left', async () => {
    const total = rows('SELECT Id FROM Contact').length;
    const { kept, outcome } = await run(
      'query_records',
      { soql: 'SELECT Id, Name, Account.Name FROM Contact' },
      admin,
      450,
    );
    expect(kept[0]?.rows).toHaveLength(450);
    expect(outcome.sources[0]).toMatchObject({ rows: 450, total, capped: true });
    expect(outcome.forModel).toContain(`Only 450 rows were read, ${total} match`);
    const whole = await run('query_records', { soql: 'SELECT Id FROM Contact' });
    expect(whole.kept[0]?.rows).toHaveLength(total);
    expect(new Set(whole.kept[0]?.recordIds).size).toBe(total);
  });

  it('adds up to what the org says', async () => {
    const { kept } = await run('query_records', {
      soql: 'SELECT StageName, COUNT(Id) n, SUM(Amount) FROM Opportunity GROUP BY StageName',
    });
    const counted = kept[0]?.rows.reduce((sum, [, n]) => sum + Number(n), 0);
    expect(counted).toBe(rows('SELECT Id FROM Opportunity').length);
    expect(kept[0]?.columns.map(({ label, type }) => [label, type])).toEqual([
      ['Stage', 'picklist'],
      ['N', 'int'],
      ['SUM(Amount)', 'currency'],
    ]);
  });

  it('splits parents and children', async () => {
    const soql =
      'SELECT Name, Owner.Name, (SELECT Name, Email FROM Contacts) FROM Account WHERE Id IN (SELECT AccountId FROM Contact) LIMIT 5';
    const { tables } = await run('query_records', { soql });
    expect(tables[0]?.columns).toEqual(['Id', 'Name', 'Owner.Name', 'Contacts']);
    expect(tables[1]?.columns).toEqual(['Id', 'Name', 'Email', '(Account)']);
    const counts = tables[0]?.rows.map((cells) => Number(cells[3])) ?? [];
    expect(tables[1]?.held).toBe(counts.reduce((a, b) => a + b, 0));
  });

  it('flattens TYPEOF', async () => {
    const soql =
      'SELECT TYPEOF What WHEN Account THEN Name, Phone ELSE Name END, Subject FROM Task WHERE WhatId != null LIMIT 5';
    const { tables } = await run('query_records', { soql });
    expect(tables[0]?.columns).toEqual(expect.arrayContaining(['What.Name', 'Subject']));
    expect(tables[0]?.columns.at(-1)).toBe('Subject');
  });

  it.each([
    ['SELECT Id, Revenue FROM Account', 'AnnualRevenue'],
    ['SELECT Id, Ownr.Name FROM Account', 'Owner'],
    ['SELECT Id, (SELECT Id FROM Contactz) FROM Account', 'Contacts'],
    ['SELECT Id FROM Acounts', 'Account'],
    ['SELECT Id, Account.Industri FROM Contact', 'Industry'],
    ['SELECT Id FROM Contact WHERE Emial = null', 'Email'],
  ])('%s: suggests %s', async (soql, name) => {
    const { outcome } = await run('query_records', { soql });
    expect(outcome.failure?.repairable).toBe(true);
    expect(outcome.forModel).toMatch(new RegExp(`Close .*\\b${name}\\b`));
    expect(outcome.forModel).toMatch(/ERROR at Row:1:Column:\d+/);
  });

  it('does not tell a missing object from a hidden one', async () => {
    const { outcome } = await run(
      'query_records',
      { soql: 'SELECT Id FROM Opportunity' },
      user('Service User'),
    );
    expect(outcome.failure).toMatchObject({ repairable: true });
    expect(outcome.forModel).toContain('does not exist, or the connected user cannot see it');
  });
});

describe('search_records', () => {
  it('finds the open account by its name', async () => {
    const account = busiest();
    const { kept, outcome } = await run('search_records', { text: String(account.Name) });
    expect(outcome.failure).toBeUndefined();
    expect(kept.find(({ object }) => object === 'Account')?.recordIds).toContain(account.Id);
  });

  it('takes what would be operators of SOSL as text', async () => {
    const { outcome } = await run('search_records', { text: 'a) OR {b} "c" & d? \\' });
    expect(outcome.failure).toBeUndefined();
    expect(outcome.sources[0]).toMatchObject({ language: 'search', problem: null });
  });
});

describe('describe_object', () => {
  it('describes by label, and narrows', async () => {
    const { tables } = await run('describe_object', { object: 'opportunities', filter: 'stage' });
    expect(tables[0]?.rows.map(([field]) => field)).toContain('StageName');
    expect(tables[0]?.rows.find(([field]) => field === 'StageName')?.[3]).toContain('Closed Won');
  });

  it('hides from a restricted user what they may not see', async () => {
    const { outcome } = await run('describe_object', { object: 'Opportunity' }, user('Service User'));
    expect(outcome.failure).toBeDefined();
    expect(outcome.sources).toHaveLength(1);
  });
});
