import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSelect } from '../../../lib/tools/select-list.ts';

const names = (soql: string) =>
  parseSelect(soql)?.items.map((item) => {
    if (item.kind === 'subquery') return `(${item.relationship}: ${item.items.length})`;
    if (item.kind === 'typeof') return `typeof ${item.path}`;
    const alias = item.alias ? ` as ${item.alias}` : '';
    return item.kind === 'field' ? item.path + alias : `${item.name}[${item.path}]${alias}`;
  });

describe('parseSelect', () => {
  it.each([
    ['SELECT Id, Name FROM Account', ['Id', 'Name'], 'Account'],
    ["select id,Owner.Name\nfrom Account where Name = 'x FROM y'", ['id', 'Owner.Name'], 'Account'],
    ['SELECT COUNT() FROM Case', ['COUNT[null]'], 'Case'],
    [
      'SELECT StageName, SUM(Amount) total, COUNT(Id) FROM Opportunity GROUP BY StageName',
      ['StageName', 'SUM[Amount] as total', 'COUNT[Id]'],
      'Opportunity',
    ],
    [
      'SELECT Id, (SELECT Id, Name FROM Contacts WHERE Email != null) FROM Account',
      ['Id', '(Contacts: 2)'],
      'Account',
    ],
    ['SELECT (SELECT Id FROM Account.Contacts) FROM Account', ['(Contacts: 1)'], 'Account'],
    [
      'SELECT TYPEOF What WHEN Account THEN Name, Phone ELSE Name END, Subject FROM Task',
      ['typeof What', 'Subject'],
      'Task',
    ],
    [
      'SELECT FORMAT(convertCurrency(Amount)) money, toLabel(StageName) FROM Opportunity',
      ['FORMAT[Amount] as money', 'TOLABEL[StageName]'],
      'Opportunity',
    ],
    ['SELECT a.Name, a.Owner.Name FROM Account a WHERE a.Name != null', ['Name', 'Owner.Name'], 'Account'],
    ['SELECT Account.Name FROM Account', ['Name'], 'Account'],
    ['SELECT Account.Name FROM Contact', ['Account.Name'], 'Contact'],
    ['SELECT FIELDS(ALL) FROM Account LIMIT 200', ['FIELDS[ALL]'], 'Account'],
    [
      'SELECT CALENDAR_YEAR(CloseDate) y, AVG(Amount) FROM Opportunity GROUP BY CALENDAR_YEAR(CloseDate)',
      ['CALENDAR_YEAR[CloseDate] as y', 'AVG[Amount]'],
      'Opportunity',
    ],
  ])('%s', (soql, items, from) => {
    expect(names(soql)).toEqual(items);
    expect(parseSelect(soql)?.from).toBe(from);
  });

  it('keeps the text of a subquery', () => {
    const item = parseSelect('SELECT Id, (SELECT Id FROM Contacts LIMIT 3) FROM Account')?.items[1];
    expect(item?.kind === 'subquery' && item.text).toBe('SELECT Id FROM Contacts LIMIT 3');
  });

  it.each([
    '',
    'SELECT',
    'SELECT Id',
    'DELETE FROM Account',
    'FIND {x}',
    'SELECT Id, FROM Account',
    'SELECT (x FROM y) FROM Z',
  ])('gives null for %j', (text) => {
    expect(parseSelect(text)).toBeNull();
  });

  it('takes any text without failing', () => {
    const word = fc.constantFrom(
      'SELECT',
      'FROM',
      '(',
      ')',
      ',',
      "'",
      'Id',
      'TYPEOF',
      'END',
      'a.b',
      '\\',
      ' ',
      'COUNT(',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.string()), { maxLength: 30 }), (words) => {
        expect(() => parseSelect(`SELECT ${words.join(' ')}`)).not.toThrow();
      }),
    );
  });

  it('reads long hostile input in no time worth waiting for', () => {
    expect(parseSelect(`SELECT ${'('.repeat(20_000)} FROM X`)).toBeNull();
    expect(parseSelect(`SELECT ${'a'.repeat(20_000)}! FROM X`)).toBeNull();
    expect(parseSelect(`SELECT f(${'a '.repeat(10_000)} FROM X`)).toBeNull();
  });
});
