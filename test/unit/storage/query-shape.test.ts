import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { queryShape } from '../../../lib/storage/query-shape.ts';

const soql = (query: string) => queryShape(query, 'soql');

describe('the shape of a SOQL query', () => {
  it.each([
    [
      "SELECT Id, Name, COUNT(Id) total FROM Account a WHERE Name LIKE 'O\\'Brien%' AND (Amount > 5.5e3 OR CloseDate = LAST_N_DAYS:30) ORDER BY Name NULLS LAST LIMIT 20",
      'SELECT Id, Name, COUNT(Id) total FROM Account a WHERE Name LIKE ? AND (Amount > ? OR CloseDate = LAST_N_DAYS:?) ORDER BY Name NULLS LAST LIMIT ?',
    ],
    [
      "SELECT Id, (SELECT Id FROM Contacts WHERE Email = null) FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsClosed = false AND CloseDate >= 2024-01-01T00:00:00+02:00) AND NOT (Phone = '555')",
      'SELECT Id, (SELECT Id FROM Contacts WHERE Email = ?) FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE IsClosed = ? AND CloseDate >= ?) AND NOT (Phone = ?)',
    ],
    [
      "SELECT Id FROM Case WHERE Status NOT IN ('New', 'Closed', 'On Hold') AND Tags__c INCLUDES ('a;b','c')",
      'SELECT Id FROM Case WHERE Status NOT IN (?) AND Tags__c INCLUDES (?)',
    ],
    [
      'SELECT CALENDAR_YEAR(CreatedDate), SUM(Amount) FROM Opportunity WHERE Amount > USD5000 GROUP BY CALENDAR_YEAR(CreatedDate) HAVING COUNT(Id) > 1 FOR VIEW',
      'SELECT CALENDAR_YEAR(CreatedDate), SUM(Amount) FROM Opportunity WHERE Amount > ? GROUP BY CALENDAR_YEAR(CreatedDate) HAVING COUNT(Id) > ? FOR VIEW',
    ],
    [
      "SELECT Id FROM Shop__c WHERE DISTANCE(Place__c, GEOLOCATION(37.1,-122), 'mi') < 20 AND CreatedDate = TODAY",
      'SELECT Id FROM Shop__c WHERE DISTANCE(Place__c, GEOLOCATION(?), ?) < ? AND CreatedDate = TODAY',
    ],
    [
      "SELECT COUNT() FROM Contact WHERE AccountId = '001'\nSELECT COUNT() FROM Case WHERE AccountId = '001'",
      'SELECT COUNT() FROM Contact WHERE AccountId = ? SELECT COUNT() FROM Case WHERE AccountId = ?',
    ],
    ["SELECT Id FROM Contact WHERE Name = 'Zzyzx", 'SELECT Id FROM Contact WHERE Name = ?'],
    [
      'SELECT Id FROM Contact WHERE Name = Zzyzx Quill AND X = 1',
      'SELECT Id FROM Contact WHERE Name = ? AND X = ?',
    ],
    ['SELECT Id FROM Contact WHERE Name = “Zzyzx Quill”', 'SELECT Id FROM Contact WHERE Name = ?'],
    ['SELECT Id FROM Contact WHERE Name = "Zzyzx Quill"', 'SELECT Id FROM Contact WHERE Name = ?'],
    ['SELECT Id FROM Contact WHERE Zzyzx Quill', '?'],
    ['Zzyzx Quillfeather from Ohio', '?'],
    ['', '?'],
  ])('%s', (query, shape) => {
    expect(soql(query)).toBe(shape);
  });

  // Strings as a record may hold them, among them all that could end a literal early.
  const text = fc
    .array(
      fc.constantFrom(
        "'",
        '\\',
        '"',
        '\n',
        ' ',
        ',',
        '(',
        ')',
        '?',
        ' AND ',
        ' SELECT ',
        ' FROM ',
        'é',
        '=',
        ':',
      ),
      {
        maxLength: 6,
      },
    )
    .chain((noise) => fc.shuffledSubarray([...noise, 'ZZYZX'], { minLength: noise.length + 1 }))
    .map((parts) => parts.join(''));
  const quoted = text.map((value) => `'${value.replace(/[\\']/g, '\\$&')}'`);
  const number = fc
    .tuple(fc.integer(), fc.nat(999))
    .map(([whole, part]) => `${whole}.${String(part).padStart(3, '7')}`);
  const date = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .chain((day) =>
      fc.constantFrom(
        day.toISOString(),
        day.toISOString().slice(0, 10),
        day.toISOString().replace(/\.\d+Z/, '+05:30'),
      ),
    );
  const literal = fc.oneof(quoted, number, date, fc.constantFrom('true', 'FALSE', 'null', 'EUR7777.77'));
  const condition = fc.oneof(
    fc
      .tuple(fc.constantFrom('=', '!=', '<', '>=', 'LIKE', ' like '), literal)
      .map(([op, value]) => `Field__c ${op} ${value}`),
    fc
      .array(literal, { minLength: 1, maxLength: 4 })
      .map((values) => `Owner.Name NOT IN (${values.join(', ')})`),
    literal.map((value) => `Id IN (SELECT WhatId FROM Task WHERE Subject = ${value})`),
  );
  const query = fc
    .tuple(fc.array(condition, { minLength: 1, maxLength: 4 }), fc.constantFrom(' AND ', ' OR ', ' AND NOT '))
    .map(
      ([conditions, and]) =>
        `SELECT Id, Name FROM Account WHERE ${conditions.join(and)} ORDER BY Name LIMIT 7`,
    );

  it('keeps no literal', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const shape = soql(asked);
        expect(shape).not.toMatch(/ZZYZX|\d|'|"|true|false|null|EUR|é/i);
        // And what is no literal, it keeps.
        expect(shape).toMatch(
          /^SELECT Id, Name FROM Account WHERE .*\? ORDER BY Name LIMIT \?$|^SELECT .*\)\s+ORDER BY Name LIMIT \?$/,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is its own shape, and never longer than is kept, whatever comes', () => {
    const odd = fc.oneof(
      query,
      fc.string({ unit: 'grapheme' }),
      fc.string().map((rest) => `SELECT Id FROM A WHERE ${rest}`),
    );
    fc.assert(
      fc.property(odd, (asked) => {
        const shape = soql(asked);
        expect(soql(shape)).toBe(shape);
      }),
      { numRuns: 500 },
    );
    expect(soql(`SELECT ${'Field__c, '.repeat(20_000)} Id FROM A`)).toHaveLength(4_000);
  });

  it('reads a hostile query in no time', () => {
    for (const part of ["'", '\\', '(', '?,', '? ', ' ', 'a.', "'\\'"]) {
      soql(`SELECT Id FROM A WHERE X = ${part.repeat(50_000)}`);
    }
  }, 5_000);
});

describe('the shape of other questions', () => {
  it('names the objects of a search, and not what was looked for', () => {
    const body = JSON.stringify({
      q: 'Zzyzx',
      in: 'ALL',
      sobjects: [{ name: 'Account', where: "Name = 'x'" }, { name: 'Jane Doe' }, null],
    });
    expect(queryShape(body, 'search')).toBe('FIND ? IN ALL RETURNING Account');
    expect(queryShape('Zzyzx', 'search')).toBe('FIND ?');
    expect(queryShape('null', 'search')).toBe('FIND ?');
  });

  it('keeps a path without the values of its parameters', () => {
    expect(queryShape('/ui-api/records/001Hs00003QvTzLIAV?layoutTypes=Full&q=Zz%20y', 'rest')).toBe(
      '/ui-api/records/001Hs00003QvTzLIAV?layoutTypes=?&q=?',
    );
    expect(queryShape('/sobjects/Account/Jane Doe', 'rest')).toBe('/sobjects/Account/?');
  });
});
