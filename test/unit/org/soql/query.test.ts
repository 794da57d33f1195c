import { describe, expect, it } from 'vitest';
import { ask, bare, column, settle, tinyOrg } from '../tiny-org.ts';

const org = tinyOrg();
const { staff } = org;
const zed = org.add(
  'Account',
  {
    Name: 'zed Corp',
    Industry: 'Retail',
    Type: 'Prospect',
    AnnualRevenue: 500,
    Products_Used__c: 'Fleet;Routing',
    BillingCity: 'Leeds',
  },
  staff.sofia,
);
const alpha = org.add(
  'Account',
  {
    Name: 'Alpha',
    Industry: 'Banking',
    AnnualRevenue: 1500.5,
    ParentId: zed,
    Products_Used__c: 'Warehouse',
    NumberOfEmployees: 10,
  },
  staff.tomasz,
);
const beta = org.add(
  'Account',
  { Name: 'Béta 100%_x', NumberOfEmployees: 200, Description: 'long' },
  staff.sofia,
);
const quote = org.add(
  'Account',
  { Name: `O'Hara "x" \\ y\nz`, Industry: 'Banking', AnnualRevenue: 0 },
  staff.priya,
);
const ann = org.add('Contact', {
  FirstName: 'Ann',
  LastName: 'Ames',
  AccountId: zed,
  Email: 'ann@zed.example',
  OwnerId: staff.sofia,
});
const bob = org.add('Contact', { LastName: 'Bo', AccountId: zed, ReportsToId: ann });
const cy = org.add('Contact', { FirstName: 'Cy', LastName: 'Cole', AccountId: alpha });
org.add('Contact', { LastName: 'Loner' });
const deal = org.add('Opportunity', {
  Name: 'Deal',
  AccountId: zed,
  StageName: 'Closed Won',
  CloseDate: '2026-02-01',
  Amount: 100,
});
const open = org.add('Opportunity', {
  Name: 'Open',
  AccountId: zed,
  StageName: 'Prospecting',
  CloseDate: '2026-04-30',
  Amount: 50,
});
org.add('Opportunity', { Name: 'Lost', AccountId: alpha, StageName: 'Closed Lost', CloseDate: '2025-12-31' });
const queued = org.add('Case', { Subject: 'Queued', AccountId: alpha, OwnerId: staff.supportQueue });
org.add('Case', { Subject: 'Owned', ContactId: ann, OwnerId: staff.agents[0] ?? '', Priority: 'High' });
org.add('Task', { Subject: 'Call', WhoId: ann, WhatId: zed, ActivityDate: '2026-03-12' });
org.add('Task', {
  Subject: 'Mail',
  WhoId: cy,
  WhatId: open,
  Status: 'Completed',
  ActivityDate: '2026-03-01',
});
org.add('Task', { Subject: 'Nothing', ActivityDate: '2026-03-20' });
const gone = org.add('Account', { Name: 'Gone', IsDeleted: true });
settle(org);

const names = (where: string) => column(ask(org.admin, `SELECT Name FROM Account ${where}`), 'Name').sort();
const q = `O'Hara "x" \\ y\nz`;

describe('conditions', () => {
  const cases: [string, string[]][] = [
    ["WHERE Name = 'ALPHA'", ['Alpha']],
    ["WHERE Name = 'alph'", []],
    ["WHERE Name LIKE 'a%'", ['Alpha']],
    ["WHERE Name LIKE '%CORP'", ['zed Corp']],
    ["WHERE Name LIKE '_lpha'", ['Alpha']],
    ["WHERE Name LIKE '%100\\%\\_x'", ['Béta 100%_x']],
    ["WHERE Name LIKE '%100\\_%'", []],
    ["WHERE Name LIKE 'alpha%%%%'", ['Alpha']],
    ["WHERE Name = 'O\\'Hara \\\"x\\\" \\\\ y\\nz'", [q]],
    ["WHERE Name = 'B\\u00e9ta 100%_x'", ['Béta 100%_x']],
    ["WHERE Industry != 'Banking'", ['Béta 100%_x', 'zed Corp']],
    ["WHERE Industry <> 'Banking'", ['Béta 100%_x', 'zed Corp']],
    ["WHERE (NOT Industry = 'Banking')", ['Béta 100%_x', 'zed Corp']],
    ["WHERE Industry NOT IN ('Banking')", ['Béta 100%_x', 'zed Corp']],
    ["WHERE Industry IN ('banking', null)", ['Alpha', 'Béta 100%_x', q]],
    ['WHERE Industry = null', ['Béta 100%_x']],
    ["WHERE Industry = ''", ['Béta 100%_x']],
    ['WHERE Industry != null', ['Alpha', q, 'zed Corp']],
    ['WHERE AnnualRevenue < 1000', [q, 'zed Corp']],
    ['WHERE AnnualRevenue >= 500 AND AnnualRevenue <= 1500.5', ['Alpha', 'zed Corp']],
    ['WHERE AnnualRevenue = 0', [q]],
    ['WHERE AnnualRevenue != 0', ['Alpha', 'Béta 100%_x', 'zed Corp']],
    ['WHERE AnnualRevenue > -1.5', ['Alpha', q, 'zed Corp']],
    ['WHERE AnnualRevenue > USD1000', ['Alpha']],
    ['WHERE AnnualRevenue IN (0, 500)', [q, 'zed Corp']],
    ["WHERE Name > 'b' AND Name < 'c'", ['Béta 100%_x']],
    [`WHERE Id = '${zed}'`, ['zed Corp']],
    [`WHERE Id = '${zed.slice(0, 15)}'`, ['zed Corp']],
    [`WHERE Id IN ('${zed.slice(0, 15)}', '${alpha}')`, ['Alpha', 'zed Corp']],
    [`WHERE Id > '${alpha}'`, ['Béta 100%_x', q]],
    [`WHERE Id NOT IN ('${zed}')`, ['Alpha', 'Béta 100%_x', q]],
    [`WHERE ParentId = '${zed}'`, ['Alpha']],
    ["WHERE Parent.Name = 'ZED corp'", ['Alpha']],
    ["WHERE parent.owner.NAME LIKE 'sofia%'", ['Alpha']],
    ["WHERE Parent.Industry != 'Retail'", ['Béta 100%_x', q, 'zed Corp']],
    ['WHERE Parent.Industry = null', ['Béta 100%_x', q, 'zed Corp']],
    ["WHERE Products_Used__c INCLUDES ('Fleet;Routing')", ['zed Corp']],
    ["WHERE Products_Used__c INCLUDES ('Fleet', 'Warehouse')", ['Alpha', 'zed Corp']],
    ["WHERE Products_Used__c EXCLUDES ('fleet')", ['Alpha', 'Béta 100%_x', q]],
    ["WHERE Products_Used__c = 'Routing;Fleet'", ['zed Corp']],
    ["WHERE (Industry = 'Retail' OR Industry = 'Banking') AND AnnualRevenue > 0", ['Alpha', 'zed Corp']],
    ["WHERE (NOT (Industry = 'Retail' OR Industry = 'Banking')) AND Name != null", ['Béta 100%_x']],
    ["WHERE (NOT (NOT Name = 'Alpha'))", ['Alpha']],
    ["WHERE ((Name = 'Alpha'))", ['Alpha']],
    ['WHERE Id IN (SELECT AccountId FROM Contact)', ['Alpha', 'zed Corp']],
    ["WHERE Id IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Closed Won')", ['zed Corp']],
    ['WHERE Id NOT IN (SELECT AccountId FROM Opportunity)', ['Béta 100%_x', q]],
    [
      'WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Opportunity WHERE IsWon = true)',
      ['Alpha'],
    ],
    [
      "WHERE Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Bo') AND Id NOT IN (SELECT AccountId FROM Contact WHERE LastName = 'Cole' AND FirstName = 'Cy')",
      ['zed Corp'],
    ],
    ['WHERE Id IN (SELECT WhatId FROM Task)', ['zed Corp']],
    ["WHERE OwnerId IN (SELECT Id FROM User WHERE Alias = 'sreyes')", ['Béta 100%_x', 'zed Corp']],
    [
      "WHERE Owner.Profile.Name = 'Sales User' AND Owner.UserRole.Name LIKE 'account%'",
      ['Alpha', 'Béta 100%_x', q, 'zed Corp'],
    ],
    ["WHERE toLabel(Type) = 'prospect'", ['zed Corp']],
    ['USING SCOPE everything', ['Alpha', 'Béta 100%_x', q, 'zed Corp']],
    ['WITH SECURITY_ENFORCED', ['Alpha', 'Béta 100%_x', q, 'zed Corp']],
  ];
  it.each(cases)('%s', (where, expected) => {
    expect(names(where)).toEqual([...expected].sort());
  });

  it('knows whose records are mine', () => {
    expect(
      column(ask(org.as('Sofia'), 'SELECT Name FROM Account USING SCOPE mine ORDER BY Name'), 'Name'),
    ).toEqual(['Béta 100%_x', 'zed Corp']);
  });

  it('follows Who and What to whatever they are', () => {
    const subjects = (where: string) =>
      column(ask(org.admin, `SELECT Subject FROM Task WHERE ${where} ORDER BY Subject`), 'Subject');
    expect(subjects("What.Type = 'Account'")).toEqual(['Call']);
    expect(subjects("What.Type = 'Opportunity' AND Who.Name = 'Cy Cole'")).toEqual(['Mail']);
    expect(subjects("Who.FirstName = 'ann'")).toEqual(['Call']);
    expect(subjects('What.Name = null')).toEqual(['Nothing']);
    expect(subjects(`WhatId IN ('${zed}', '${open}')`)).toEqual(['Call', 'Mail']);
  });
});

describe('order and pages', () => {
  const ordered = (rest: string) => column(ask(org.admin, `SELECT Name FROM Account ${rest}`), 'Name');
  it.each([
    ['ORDER BY Name', ['Alpha', 'Béta 100%_x', q, 'zed Corp']],
    ['ORDER BY Name DESC', ['zed Corp', q, 'Béta 100%_x', 'Alpha']],
    ['ORDER BY AnnualRevenue', ['Béta 100%_x', q, 'zed Corp', 'Alpha']],
    ['ORDER BY AnnualRevenue NULLS LAST', [q, 'zed Corp', 'Alpha', 'Béta 100%_x']],
    ['ORDER BY AnnualRevenue DESC', ['Béta 100%_x', 'Alpha', 'zed Corp', q]],
    ['ORDER BY AnnualRevenue DESC NULLS LAST', ['Alpha', 'zed Corp', q, 'Béta 100%_x']],
    ['ORDER BY Industry NULLS LAST, Name DESC', [q, 'Alpha', 'zed Corp', 'Béta 100%_x']],
    ['ORDER BY Owner.Name, Name', [q, 'Béta 100%_x', 'zed Corp', 'Alpha']],
    ['ORDER BY Name LIMIT 2', ['Alpha', 'Béta 100%_x']],
    ['ORDER BY Name LIMIT 2 OFFSET 1', ['Béta 100%_x', q]],
    ['ORDER BY Name LIMIT 0', []],
    ['ORDER BY Name OFFSET 3', ['zed Corp']],
  ])('%s', (rest, expected) => {
    expect(ordered(rest)).toEqual(expected);
  });

  it('sorts picklists as Setup lists their values, not by the alphabet', () => {
    expect(
      column(ask(org.admin, 'SELECT StageName FROM Opportunity ORDER BY StageName'), 'StageName'),
    ).toEqual(['Prospecting', 'Closed Won', 'Closed Lost']);
  });

  it('counts without rows', () => {
    expect(org.admin.query('SELECT COUNT() FROM Account', { includeDeleted: false })).toMatchObject({
      rows: [],
      totalSize: 4,
    });
    expect(org.admin.query('SELECT COUNT() FROM Account LIMIT 3', { includeDeleted: false }).totalSize).toBe(
      3,
    );
  });

  it('leaves the recycle bin out unless asked for it', () => {
    expect(names('')).not.toContain('Gone');
    expect(
      ask(org.admin, 'SELECT Id, IsDeleted FROM Account WHERE IsDeleted = true', true).map(bare),
    ).toEqual([{ Id: gone, IsDeleted: true }]);
    expect(ask(org.admin, "SELECT Id FROM Account WHERE Name = 'Gone' ALL ROWS")).toHaveLength(1);
  });
});

describe('what is given out', () => {
  it('has type and address of each record, and fields as they are spelt, in the order asked for', () => {
    const [row] = ask(org.admin, `select name, ID, owner.NAME from account where id = '${zed}'`);
    expect(JSON.stringify(row)).toBe(
      JSON.stringify({
        attributes: { type: 'Account', url: `/services/data/v67.0/sobjects/Account/${zed}` },
        Name: 'zed Corp',
        Id: zed,
        Owner: {
          attributes: { type: 'User', url: `/services/data/v67.0/sobjects/User/${staff.sofia}` },
          Name: 'Sofia Reyes',
        },
      }),
    );
  });

  it('puts fields of one parent together, and null where there is none', () => {
    const rows = ask(
      org.admin,
      'SELECT Account.Name, LastName, Account.Owner.Name, Account.Parent.Name FROM Contact ORDER BY LastName',
    );
    expect(rows.map(bare)).toEqual([
      { Account: { Name: 'zed Corp', Owner: { Name: 'Sofia Reyes' }, Parent: null }, LastName: 'Ames' },
      { Account: { Name: 'zed Corp', Owner: { Name: 'Sofia Reyes' }, Parent: null }, LastName: 'Bo' },
      {
        Account: { Name: 'Alpha', Owner: { Name: 'Tomasz Nowak' }, Parent: { Name: 'zed Corp' } },
        LastName: 'Cole',
      },
      { Account: null, LastName: 'Loner' },
    ]);
  });

  it('gives lists of children as results of their own, null for none', () => {
    const rows = ask(
      org.admin,
      `SELECT Name, (SELECT LastName, ReportsTo.Name FROM Contacts ORDER BY LastName DESC), (SELECT Name FROM Opportunities WHERE IsClosed = false LIMIT 1) FROM Account WHERE Id IN ('${zed}', '${beta}') ORDER BY Name DESC`,
    );
    expect(rows.map(bare)).toEqual([
      {
        Name: 'zed Corp',
        Contacts: {
          totalSize: 2,
          done: true,
          records: [
            { LastName: 'Bo', ReportsTo: { Name: 'Ann Ames' } },
            { LastName: 'Ames', ReportsTo: null },
          ],
        },
        Opportunities: { totalSize: 1, done: true, records: [{ Name: 'Open' }] },
      },
      { Name: 'Béta 100%_x', Contacts: null, Opportunities: null },
    ]);
  });

  it('nests child lists', () => {
    const [row] = ask(
      org.admin,
      `SELECT (SELECT Name, (SELECT Subject FROM Tasks) FROM Opportunities WHERE Id = '${open}') FROM Account WHERE Id = '${zed}'`,
    );
    expect(bare(row)).toEqual({
      Opportunities: {
        totalSize: 1,
        done: true,
        records: [{ Name: 'Open', Tasks: { totalSize: 1, done: true, records: [{ Subject: 'Mail' }] } }],
      },
    });
  });

  it('calls what Who and What lead to a Name, at its real address', () => {
    const [row] = ask(
      org.admin,
      "SELECT Who.Name, What.Name, What.Type, Owner.Name FROM Task WHERE Subject = 'Mail'",
    );
    expect(row?.Who).toEqual({
      attributes: { type: 'Name', url: `/services/data/v67.0/sobjects/Contact/${cy}` },
      Name: 'Cy Cole',
    });
    expect(bare(row?.What)).toEqual({ Name: 'Open', Type: 'Opportunity' });
    expect(bare(ask(org.admin, `SELECT Owner.Name, Owner.Type FROM Case WHERE Id = '${queued}'`)[0])).toEqual(
      { Owner: { Name: 'Support Queue', Type: 'Group' } },
    );
  });

  it('chooses fields by type with TYPEOF', () => {
    const rows = ask(
      org.admin,
      'SELECT TYPEOF What WHEN Account THEN Industry, Owner.Name WHEN Opportunity THEN Amount ELSE Name END FROM Task ORDER BY Subject',
    );
    expect(rows.map(bare)).toEqual([
      { What: { Industry: 'Retail', Owner: { Name: 'Sofia Reyes' } } },
      { What: { Amount: 50 } },
      { What: null },
    ]);
    expect(rows[0]?.What).toMatchObject({ attributes: { type: 'Account' } });
  });

  it('takes aliases and the object name in front of fields', () => {
    expect(
      ask(org.admin, `SELECT a.Name, a.Parent.Name FROM Account a WHERE a.Id = '${alpha}'`).map(bare),
    ).toEqual([{ Name: 'Alpha', Parent: { Name: 'zed Corp' } }]);
    expect(
      ask(org.admin, `SELECT Account.Name FROM Account WHERE Account.Id = '${alpha}'`).map(bare),
    ).toEqual([{ Name: 'Alpha' }]);
  });

  it('writes labels, formatted and converted values', () => {
    const [row] = ask(
      org.admin,
      `SELECT FORMAT(Amount) money, toLabel(StageName), FORMAT(CloseDate) closes, convertCurrency(Amount), Account.Name FROM Opportunity WHERE Id = '${deal}'`,
    );
    expect(bare(row)).toEqual({
      money: '$100.00',
      StageName: 'Closed Won',
      closes: '2/1/2026',
      Amount: 100,
      Account: { Name: 'zed Corp' },
    });
  });

  it('has compound addresses', () => {
    expect(
      bare(ask(org.admin, `SELECT BillingAddress, ShippingAddress FROM Account WHERE Id = '${zed}'`)[0]),
    ).toEqual({
      BillingAddress: {
        city: 'Leeds',
        country: null,
        geocodeAccuracy: null,
        latitude: null,
        longitude: null,
        postalCode: null,
        state: null,
        street: null,
      },
      ShippingAddress: null,
    });
  });

  it('selects all standard or custom fields the user can see', () => {
    const custom = ask(org.admin, `SELECT FIELDS(CUSTOM) FROM Account WHERE Id = '${zed}' LIMIT 1`)[0];
    expect(
      Object.keys(custom ?? {})
        .slice(1)
        .every((key) => key.endsWith('__c')),
    ).toBe(true);
    const all = ask(org.as('Liam'), `SELECT FIELDS(ALL) FROM Account WHERE Id = '${zed}' LIMIT 1`)[0];
    expect(all).toHaveProperty('Name', 'zed Corp');
    expect(all).not.toHaveProperty('AnnualRevenue');
    expect(Object.keys(ask(org.admin, 'SELECT FIELDS(STANDARD) FROM Case')[0] ?? {})).toContain('CaseNumber');
  });

  it('reads names of objects that are words of the language', () => {
    expect(column(ask(org.admin, 'SELECT Name FROM Group ORDER BY Name'), 'Name')).toEqual([
      'New Leads',
      'Support Queue',
    ]);
  });

  it('remembers what a query was FOR VIEW of', () => {
    const ingrid = org.as('Liam');
    ask(ingrid, `SELECT Id FROM Account WHERE Id = '${quote}' FOR VIEW`);
    expect(column(ask(ingrid, 'SELECT Name FROM RecentlyViewed LIMIT 1'), 'Name')).toEqual([q]);
    expect(
      column(
        ask(ingrid, 'SELECT Name FROM Account USING SCOPE mru ORDER BY LastViewedDate DESC LIMIT 1'),
        'Name',
      ),
    ).toEqual([q]);
  });

  it('is the same for a contact without first name', () => {
    expect(column(ask(org.admin, `SELECT Name FROM Contact WHERE Id = '${bob}'`), 'Name')).toEqual(['Bo']);
  });
});
