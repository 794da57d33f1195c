import { describe, expect, it } from 'vitest';
import type { ApiRow } from '../../../org/contract.ts';
import { toId18 } from '../../../org/data/ids.ts';
import { loadOrg } from '../../../org/load.ts';
import { standardObjects } from '../../../org/schema/objects/all.ts';
import { ask, bare, column } from '../tiny-org.ts';

const now = new Date('2026-03-11T17:00:00Z');
const org = loadOrg({ now });
const as = (first: string) => org.session(org.users.find((user) => user.name.startsWith(first))?.id ?? '');
const admin = as('Avery');
const count = (object: string) =>
  admin.query(`SELECT COUNT() FROM ${object}`, { includeDeleted: false }).totalSize;

describe('the default org', () => {
  it.each([
    ['Account', 330],
    ['Contact', 1000],
    ['Opportunity', 600],
    ['OpportunityLineItem', 600],
    ['OpportunityContactRole', 200],
    ['Lead', 400],
    ['Case', 400],
    ['CaseComment', 200],
    ['Task', 1500],
    ['Event', 350],
    ['Campaign', 9],
    ['CampaignMember', 300],
    ['Product2', 15],
    ['PricebookEntry', 30],
    ['User', 10],
    ['Report', 6],
    ['Dashboard', 3],
    ['ListView', 20],
    ['RecordType', 4],
    ['Renewal__c', 100],
    ['Site_Visit__c', 40],
  ])('has %s, at least %i', (object, least) => {
    expect(count(object)).toBeGreaterThanOrEqual(least);
  });

  it('is the same at every start', () => {
    const soql = 'SELECT FIELDS(STANDARD) FROM Opportunity';
    const again = loadOrg({ now });
    expect(ask(again.session(again.users[0]?.id ?? ''), soql)).toEqual(ask(admin, soql));
    expect(again.users).toEqual(org.users);
  });

  it('has well-formed ids, and lookups that lead somewhere', () => {
    for (const object of standardObjects) {
      if (!object.queryable || object.name === 'RecentlyViewed') continue;
      const lookups = object.fields.filter((field) => field.type === 'reference');
      const select = ['Id', ...lookups.map((field) => field.name)].join(', ');
      for (const row of ask(admin, `SELECT ${select} FROM ${object.name}`)) {
        expect(toId18(String(row.Id).slice(0, 15))).toBe(row.Id);
        for (const field of lookups) {
          const id = row[field.name];
          if (id === null) continue;
          const target = admin.objectOf(String(id)) ?? '';
          expect(field.referenceTo, `${object.name}.${field.name} ${id}`).toContain(target);
          expect(
            () => admin.retrieve(target, String(id), ['Id']),
            `${object.name}.${field.name} ${id}`,
          ).not.toThrow();
        }
      }
    }
  });

  it('keeps its values within their fields', () => {
    for (const object of standardObjects) {
      if (!object.queryable || object.name === 'RecentlyViewed') continue;
      for (const row of ask(admin, `SELECT FIELDS(STANDARD) FROM ${object.name}`)) {
        for (const field of object.fields) {
          const value = row[field.name];
          if (typeof value === 'string' && field.length > 0)
            expect(value.length, `${object.name}.${field.name}`).toBeLessThanOrEqual(field.length);
          if (typeof value === 'string' && field.type === 'picklist' && field.restrictedPicklist) {
            expect(
              field.picklistValues.map((entry) => entry.value),
              `${object.name}.${field.name}`,
            ).toContain(value);
          }
        }
      }
    }
  });

  it('has nothing made or changed in the future, nor changed before it was made', () => {
    for (const object of ['Account', 'Contact', 'Opportunity', 'Case', 'Task', 'Event', 'Lead']) {
      for (const row of ask(admin, `SELECT CreatedDate, LastModifiedDate FROM ${object}`)) {
        const [made, changed] = [
          Date.parse(String(row.CreatedDate)),
          Date.parse(String(row.LastModifiedDate)),
        ];
        expect(changed).toBeLessThanOrEqual(now.getTime());
        expect(made).toBeLessThanOrEqual(changed);
      }
    }
  });

  it('has opportunities whose amount is that of their products', () => {
    const rows = ask(
      admin,
      'SELECT Amount, (SELECT TotalPrice FROM OpportunityLineItems) FROM Opportunity WHERE HasOpportunityLineItem = true',
    );
    expect(rows.length).toBeGreaterThan(200);
    for (const row of rows) {
      const items = (row.OpportunityLineItems as { records: ApiRow[] }).records;
      expect(items.reduce((sum, item) => sum + Number(item.TotalPrice), 0)).toBeCloseTo(
        Number(row.Amount),
        2,
      );
    }
  });

  it('shows one account on which everything is going on', () => {
    const [row] = ask(
      as('Sofia'),
      `SELECT Id, Name, Health_Score__c, Owner.Name,
        (SELECT Id FROM Contacts), (SELECT Id FROM Opportunities WHERE IsClosed = false)
       FROM Account WHERE Name = 'Brightwater Logistics'`,
    );
    expect(bare(row)).toMatchObject({
      Name: 'Brightwater Logistics',
      Owner: { Name: 'Sofia Reyes' },
      Contacts: { totalSize: 5 },
      Opportunities: { totalSize: 4 },
    });
    const id = String(row?.Id);
    const open = (object: string, field: string) =>
      ask(as('Sofia'), `SELECT Id FROM ${object} WHERE ${field} = '${id}' AND IsClosed = false`).length;
    expect([open('Case', 'AccountId'), open('Task', 'AccountId')]).toEqual([4, 5]);
    expect(
      ask(
        as('Sofia'),
        `SELECT Id FROM Task WHERE AccountId = '${id}' AND IsClosed = false AND ActivityDate < TODAY`,
      ),
    ).toHaveLength(1);
    expect(
      ask(as('Sofia'), `SELECT Id FROM Event WHERE AccountId = '${id}' AND StartDateTime > TODAY`),
    ).toHaveLength(2);
    expect(
      ask(
        as('Sofia'),
        `SELECT Id FROM Opportunity WHERE AccountId = '${id}' AND IsClosed = false AND CloseDate < TODAY`,
      ),
    ).toHaveLength(1);
    expect(
      ask(
        as('Sofia'),
        `SELECT Id FROM Renewal__c WHERE Account__c = '${id}' AND Term_End__c = NEXT_N_DAYS:60`,
      ),
    ).toHaveLength(1);
  });

  it('moves its dates with its clock', () => {
    const later = loadOrg({ now: new Date('2027-08-01T09:00:00Z') });
    const session = later.session(later.users[0]?.id ?? '');
    const soql =
      "SELECT Name, NextStep FROM Opportunity WHERE Account.Name = 'Brightwater Logistics' AND CloseDate > TODAY AND IsClosed = false ORDER BY CloseDate";
    expect(column(ask(session, soql), 'Name')).toEqual(column(ask(admin, soql), 'Name'));
    expect(column(ask(session, soql), 'Name')).toHaveLength(3);
  });

  it('has rows that break careless programs', () => {
    const names = column(ask(admin, 'SELECT Name FROM Account'), 'Name').map(String);
    for (const part of [`"Freight"`, '||', '**Bold**', '<script>', '🚚', 'النور', 'חברת', '東日本', '100%']) {
      expect(
        names.some((name) => name.includes(part)),
        part,
      ).toBe(true);
    }
    expect(Math.max(...names.map((name) => name.length))).toBe(255);
    expect(
      ask(admin, "SELECT Id FROM Account WHERE Industry = null AND Phone = null AND Name LIKE 'Empty%'"),
    ).toHaveLength(1);
    expect(ask(admin, 'SELECT Id FROM Account WHERE IsDeleted = true', true).length).toBeGreaterThan(0);
  });

  it('keeps what is confidential from sales', () => {
    const soql = "SELECT Name FROM Account WHERE Name LIKE '%nightjar%'";
    expect([ask(admin, soql).length, ask(as('Ingrid'), soql).length, ask(as('Sofia'), soql).length]).toEqual([
      1, 1, 0,
    ]);
    expect(as('Sofia').parameterizedSearch({ q: 'nightjar' })).toEqual([]);
  });

  it('has people who can sign in, each with a profile and a zone', () => {
    expect(new Set(org.users.map((user) => user.profile))).toEqual(
      new Set(['System Administrator', 'Sales User', 'Service User', 'Read Only']),
    );
    for (const user of org.users) {
      expect(user.username).toMatch(/@larkfield\.example$/);
      expect(
        () => new Intl.DateTimeFormat(user.locale.replace('_', '-'), { timeZone: user.timeZone }),
      ).not.toThrow();
      expect(org.session(user.id).recent(3).length, user.name).toBeGreaterThan(0);
    }
    expect(() => org.session('005000000000000AAA')).toThrow('Session expired or invalid');
  });

  it('calls its list views by proper plurals, and names activities by their subject', () => {
    const names = column(
      ask(admin, "SELECT DeveloperName FROM ListView WHERE Name LIKE 'All %'"),
      'DeveloperName',
    );
    expect(names.sort()).toEqual([
      'AllAccounts',
      'AllCampaigns',
      'AllCases',
      'AllContacts',
      'AllLeads',
      'AllOpportunities',
      'AllProducts',
      'AllRenewals',
      'AllSiteVisits',
      'AllTasks',
    ]);
    for (const object of ['Task', 'Event']) {
      const { fields } = admin.describe(object) as { fields: { name: string; nameField: boolean }[] };
      expect(fields.filter((field) => field.nameField).map((field) => field.name)).toEqual(['Subject']);
    }
  });

  it('has an opportunity that waits for approval, and rules that say no', () => {
    const [deal] = ask(
      as('Sofia'),
      "SELECT Id, StageName FROM Opportunity WHERE Name = 'Brightwater Cold Chain - Pallet sensors'",
    );
    expect(() => as('Sofia').update('Opportunity', String(deal?.Id), { NextStep: 'x' })).toThrow(
      'the entity is locked for editing',
    );
    expect(() =>
      admin.create('Opportunity', { Name: 'x', StageName: 'Closed Won', CloseDate: '2026-05-01' }),
    ).toThrow('Enter the amount');
  });
});

describe('its sandbox', () => {
  const sandbox = loadOrg({ now, sandbox: 'uat' });
  const session = sandbox.session(sandbox.users.find((user) => user.name.startsWith('Avery'))?.id ?? '');

  it('is a copy with an org id and usernames of its own, in the rows as at the login', () => {
    expect(sandbox.orgId).not.toBe(org.orgId);
    expect(ask(session, 'SELECT Id, IsSandbox, Name FROM Organization').map(bare)).toEqual([
      { Id: sandbox.orgId, IsSandbox: true, Name: 'Larkfield Systems' },
    ]);
    expect(ask(admin, 'SELECT Id, IsSandbox FROM Organization').map(bare)).toEqual([
      { Id: org.orgId, IsSandbox: false },
    ]);
    expect(session.user.username).toBe('avery.quinn@larkfield.example.uat');
    expect(
      column(ask(session, `SELECT Username FROM User WHERE Id = '${session.user.id}'`), 'Username'),
    ).toEqual(['avery.quinn@larkfield.example.uat']);
    const soql = 'SELECT Id, Name, Amount FROM Opportunity ORDER BY Id';
    expect(ask(session, soql)).toEqual(ask(admin, soql));
  });
});
