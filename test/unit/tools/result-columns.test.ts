import { describe, expect, it } from 'vitest';
import { humanize, makeColumn, orderPaths } from '../../../lib/tools/result-columns.ts';
import { parseSelect } from '../../../lib/tools/select-list.ts';
import { ACCOUNT, OPPORTUNITY } from './fake-org.ts';

const order = (soql: string, paths: readonly string[]) =>
  orderPaths(paths, parseSelect(soql)?.items ?? []).map(({ path, index }) => (index < 0 ? `+${path}` : path));

describe('orderPaths', () => {
  it('follows the SELECT list, whatever its case', () => {
    expect(order('SELECT name, owner.name, id FROM Account', ['Id', 'Name', 'Owner.Name'])).toEqual([
      'Name',
      'Owner.Name',
      'Id',
    ]);
  });

  it('adds selected paths whose parent is empty everywhere, and drops the empty parent', () => {
    expect(order('SELECT Id, Account.Name, Name FROM Contact', ['Id', 'Account', 'Name'])).toEqual([
      'Id',
      '+Account.Name',
      'Name',
    ]);
  });

  it('knows aggregates by alias, by place and by the last name of a grouped path', () => {
    const soql =
      'SELECT COUNT(Id), Account.Name, SUM(Amount) total, MAX(Amount) FROM Opportunity GROUP BY Account.Name';
    expect(order(soql, ['Name', 'total', 'expr0', 'expr1'])).toEqual(['expr0', 'Name', 'total', 'expr1']);
  });

  it('puts the fields of TYPEOF and FIELDS() where they were asked for', () => {
    const soql = 'SELECT TYPEOF What WHEN Account THEN Name ELSE Id END, Subject FROM Task';
    expect(order(soql, ['Subject', 'What.Name', 'What.Id'])).toEqual(['What.Name', 'What.Id', 'Subject']);
    expect(order('SELECT FIELDS(STANDARD), Owner.Name FROM Account', ['Owner.Name', 'Id', 'Name'])).toEqual([
      'Id',
      'Name',
      'Owner.Name',
    ]);
  });

  it('keeps the order of the rows where the query could not be read', () => {
    expect(order('?', ['B', 'A'])).toEqual(['B', 'A']);
  });
});

describe('makeColumn', () => {
  const make = (
    soql: string,
    name: string,
    values: (string | number | boolean | null)[] = [],
    describe = OPPORTUNITY as typeof OPPORTUNITY | null,
  ) => {
    const items = parseSelect(soql)?.items ?? [];
    const found = orderPaths([name], items).find(({ path }) => path === name);
    return makeColumn(name, found?.item, describe, values);
  };

  it('takes label and type from the describe', () => {
    expect(make('SELECT stagename FROM Opportunity', 'StageName')).toEqual({
      name: 'StageName',
      label: 'Stage',
      type: 'picklist',
    });
    expect(make('SELECT SUM(Amount) FROM Opportunity', 'expr0', [5])).toEqual({
      name: 'expr0',
      label: 'SUM(Amount)',
      type: 'currency',
    });
    expect(make('SELECT COUNT(Id) n FROM Opportunity', 'n', [5])).toEqual({
      name: 'n',
      label: 'N',
      type: 'int',
    });
    expect(make('SELECT MAX(CreatedDate) FROM Opportunity', 'expr0')).toMatchObject({
      label: 'MAX(Created Date)',
      type: 'datetime',
    });
    expect(make('SELECT Account.Name FROM Opportunity', 'Account.Name', ['Acme'])).toMatchObject({
      label: 'Account Name',
      type: 'string',
    });
    expect(make('SELECT Parent.Owner.Email FROM Account', 'Parent.Owner.Email', [], ACCOUNT)).toMatchObject({
      label: 'Parent Account Owner Email',
    });
  });

  it('does without', () => {
    expect(make('SELECT CloseDate FROM X', 'CloseDate', ['2026-01-31', null], null)).toEqual({
      name: 'CloseDate',
      label: 'Close Date',
      type: 'date',
    });
    expect(make('SELECT At__c FROM X', 'At__c', ['2026-01-31T10:00:00.000+0000'], null).type).toBe(
      'datetime',
    );
    expect(make('SELECT Note__c FROM X', 'Note__c', ['2026-01-31', 'soon'], null).type).toBe('string');
    expect(make('SELECT N__c FROM X', 'N__c', [1, null], null).type).toBe('double');
    expect(make('SELECT B__c FROM X', 'B__c', [true], null).type).toBe('boolean');
    expect(make('SELECT Account.Id FROM X', 'Account.Id', ['x'], null).type).toBe('id');
  });
});

describe('humanize', () => {
  it.each([
    ['StageName', 'Stage Name'],
    ['Churn_Score__c', 'Churn Score'],
    ['acme__Churn_Score__c', 'Churn Score'],
    ['Primary_Contact__r', 'Primary Contact'],
    ['Machines__r', 'Machines'],
    ['expr0', 'Expr0'],
  ])('%s → %s', (name, label) => {
    expect(humanize(name)).toBe(label);
  });
});
