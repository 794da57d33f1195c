import { describe, expect, it } from 'vitest';
import { ask, bare, tinyOrg } from '../tiny-org.ts';

const org = tinyOrg();
const { staff } = org;
const one = org.add('Account', { Name: 'One' }, staff.sofia);
const two = org.add('Account', { Name: 'Two' }, staff.tomasz);
const deal = (
  StageName: string,
  CloseDate: string,
  Amount: number | null,
  Type: string | null,
  AccountId: string | null = one,
) =>
  org.add('Opportunity', {
    Name: `${StageName} ${CloseDate}`,
    StageName,
    CloseDate,
    Amount,
    Type,
    AccountId,
  });
deal('Closed Won', '2025-11-15', 100.1, 'New Customer');
deal('Closed Won', '2026-01-31', 200.2, 'New Customer', two);
deal('Closed Won', '2026-02-01', null, null, two);
deal('Prospecting', '2026-04-01', 50, 'New Customer');
deal('Prospecting', '2026-04-20', 70, null, null);
deal('Closed Lost', '2026-03-03', 10, null);

const cases: [string, string, unknown[]][] = [
  [
    'counts, sums and means of all',
    'SELECT COUNT(Id), COUNT(Amount) amounts, SUM(Amount), AVG(Amount), MIN(Amount), MAX(CloseDate), COUNT_DISTINCT(Type) FROM Opportunity',
    [{ expr0: 6, amounts: 5, expr1: 430.3, expr2: 86.06, expr3: 10, expr4: '2026-04-20', expr5: 1 }],
  ],
  [
    'has a row even when nothing matches',
    "SELECT COUNT(Id), SUM(Amount), MAX(Name) FROM Opportunity WHERE Name = 'none'",
    [{ expr0: 0, expr1: null, expr2: null }],
  ],
  [
    'has no groups when nothing matches',
    "SELECT StageName, COUNT(Id) FROM Opportunity WHERE Name = 'none' GROUP BY StageName",
    [],
  ],
  [
    'groups by a field',
    'SELECT StageName, COUNT(Id), SUM(Amount) total FROM Opportunity GROUP BY StageName',
    [
      { StageName: 'Prospecting', expr0: 2, total: 120 },
      { StageName: 'Closed Won', expr0: 3, total: 300.3 },
      { StageName: 'Closed Lost', expr0: 1, total: 10 },
    ],
  ],
  [
    'gives empty values a group of their own',
    'SELECT Type, COUNT(Id) c FROM Opportunity GROUP BY Type',
    [
      { Type: null, c: 3 },
      { Type: 'New Customer', c: 3 },
    ],
  ],
  [
    'groups by a field of a parent, named by its last word',
    'SELECT Account.Name, COUNT(Id) c FROM Opportunity GROUP BY Account.Name ORDER BY COUNT(Id) DESC, Account.Name',
    [
      { Name: 'One', c: 3 },
      { Name: 'Two', c: 2 },
      { Name: null, c: 1 },
    ],
  ],
  [
    'groups by parts of dates',
    'SELECT CALENDAR_YEAR(CloseDate) y, CALENDAR_QUARTER(CloseDate), COUNT(Id) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate), CALENDAR_QUARTER(CloseDate)',
    [
      { y: 2025, expr0: 4, expr1: 1 },
      { y: 2026, expr0: 1, expr1: 3 },
      { y: 2026, expr0: 2, expr1: 2 },
    ],
  ],
  [
    'knows a fiscal year that begins in February',
    'SELECT FISCAL_YEAR(CloseDate) y, FISCAL_QUARTER(CloseDate) q, COUNT(Id) c FROM Opportunity GROUP BY FISCAL_YEAR(CloseDate), FISCAL_QUARTER(CloseDate)',
    [
      { y: 2026, q: 4, c: 2 },
      { y: 2027, q: 1, c: 4 },
    ],
  ],
  [
    'filters groups by aggregates and grouped fields',
    "SELECT StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1 AND StageName LIKE 'closed%'",
    [{ StageName: 'Closed Won' }],
  ],
  [
    'takes NOT and OR in HAVING',
    'SELECT StageName FROM Opportunity GROUP BY StageName HAVING (NOT COUNT(Id) = 1) AND (SUM(Amount) > 200 OR MIN(Amount) = 50)',
    [{ StageName: 'Prospecting' }, { StageName: 'Closed Won' }],
  ],
  [
    'orders and limits groups',
    'SELECT StageName, MAX(Amount) m FROM Opportunity GROUP BY StageName ORDER BY MAX(Amount) DESC NULLS LAST LIMIT 2',
    [
      { StageName: 'Closed Won', m: 200.2 },
      { StageName: 'Prospecting', m: 70 },
    ],
  ],
  [
    'adds subtotals with ROLLUP',
    'SELECT StageName, Type, COUNT(Id) c, GROUPING(Type) g FROM Opportunity WHERE IsClosed = true GROUP BY ROLLUP(StageName, Type)',
    [
      { StageName: 'Closed Won', Type: null, c: 1, g: 0 },
      { StageName: 'Closed Won', Type: 'New Customer', c: 2, g: 0 },
      { StageName: 'Closed Lost', Type: null, c: 1, g: 0 },
      { StageName: 'Closed Won', Type: null, c: 3, g: 1 },
      { StageName: 'Closed Lost', Type: null, c: 1, g: 1 },
      { StageName: null, Type: null, c: 4, g: 1 },
    ],
  ],
  [
    'adds all subtotals with CUBE',
    "SELECT StageName, Type, COUNT(Id) c FROM Opportunity WHERE StageName = 'Prospecting' GROUP BY CUBE(StageName, Type)",
    [
      { StageName: 'Prospecting', Type: null, c: 1 },
      { StageName: 'Prospecting', Type: 'New Customer', c: 1 },
      { StageName: 'Prospecting', Type: null, c: 2 },
      { StageName: null, Type: null, c: 1 },
      { StageName: null, Type: 'New Customer', c: 1 },
      { StageName: null, Type: null, c: 2 },
    ],
  ],
  [
    'gives the label of a grouped picklist',
    "SELECT toLabel(StageName) s, COUNT(Id) c FROM Opportunity WHERE StageName = 'Prospecting' GROUP BY StageName",
    [{ s: 'Prospecting', c: 2 }],
  ],
  [
    'groups without aggregates',
    'SELECT IsWon FROM Opportunity GROUP BY IsWon ORDER BY IsWon DESC',
    [{ IsWon: true }, { IsWon: false }],
  ],
];

describe('aggregates', () => {
  it.each(cases)('%s', (_, soql, expected) => {
    expect(ask(org.admin, soql).map(bare)).toEqual(expected);
  });

  it('marks every row as an aggregate result', () => {
    const rows = ask(org.admin, 'SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY StageName');
    expect(rows.map((row) => row.attributes)).toEqual(rows.map(() => ({ type: 'AggregateResult' })));
  });

  it('counts only what the user sees', () => {
    expect(ask(org.as('Tomasz'), 'SELECT COUNT(Id) c FROM Opportunity').map(bare)).toEqual([{ c: 0 }]);
  });
});
