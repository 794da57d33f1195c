import { describe, expect, it } from 'vitest';
import { ask, errorOf, tinyOrg } from '../tiny-org.ts';

const org = tinyOrg();

const NO_COLUMN = (name: string, entity: string) =>
  `No such column '${name}' on entity '${entity}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`;

/** Statement, code, column of the caret (0: no place is told), last line of the message. */
const cases: [string, string, number, string][] = [
  ['SELECT Id, FROM Account', 'MALFORMED_QUERY', 12, "unexpected token: 'FROM'"],
  ['SELECT * FROM Account', 'MALFORMED_QUERY', 8, "unexpected token: '*'"],
  ['SELEC Id FROM Account', 'MALFORMED_QUERY', 1, "unexpected token: 'SELEC'"],
  ['', 'MALFORMED_QUERY', 1, "unexpected token: '<EOF>'"],
  ['SELECT Id FROM', 'MALFORMED_QUERY', 15, "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', 29, "unexpected token: '<EOF>'"],
  ['SELECT Id FROM Account WHERE Name IN ()', 'MALFORMED_QUERY', 39, "unexpected token: ')'"],
  ['SELECT Id FROM Account WHERE Name = foo', 'MALFORMED_QUERY', 37, "unexpected token: 'foo'"],
  ['SELECT Id FROM Account LIMIT x', 'MALFORMED_QUERY', 30, "unexpected token: 'x'"],
  ['SELECT Id FROM Account; DELETE', 'MALFORMED_QUERY', 23, "unexpected token: ';'"],
  [
    'SELECT Id FROM Account ORDER BY Name LIMIT 1 WHERE Id = null',
    'MALFORMED_QUERY',
    46,
    "unexpected token: 'WHERE'",
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'a' AND Type = 'x' OR Name = 'b'",
    'MALFORMED_QUERY',
    56,
    "unexpected token: 'OR'",
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'a' AND NOT Name = 'b'",
    'MALFORMED_QUERY',
    45,
    "unexpected token: 'NOT'",
  ],
  ["SELECT Id FROM Account WHERE (Name = 'a'", 'MALFORMED_QUERY', 41, "unexpected token: '<EOF>'"],
  [
    'SELECT Id FROM Account WHERE Id IN :ids',
    'MALFORMED_QUERY',
    36,
    'Bind variables only allowed in Apex code',
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'x",
    'MALFORMED_QUERY',
    0,
    "line 1:36 mismatched character '<EOF>' expecting '''",
  ],
  [
    'SELECT Id FROM Account WHERE Name = "x"',
    'MALFORMED_QUERY',
    0,
    `line 1:36 no viable alternative at character '"'`,
  ],
  ['SELECT Id Name FROM Account', 'MALFORMED_QUERY', 11, 'only aggregate expressions use field aliasing'],
  ['SELECT Id, Foo FROM Account', 'INVALID_FIELD', 12, NO_COLUMN('Foo', 'Account')],
  ['SELECT Owner.Foo FROM Account', 'INVALID_FIELD', 8, NO_COLUMN('Foo', 'User')],
  ["SELECT Id FROM Account WHERE Foo__c = 'x'", 'INVALID_FIELD', 30, NO_COLUMN('Foo__c', 'Account')],
  ['SELECT Id FROM Account ORDER BY Foo', 'INVALID_FIELD', 33, NO_COLUMN('Foo', 'Account')],
  ['SELECT Id, (SELECT Foo FROM Contacts) FROM Account', 'INVALID_FIELD', 20, NO_COLUMN('Foo', 'Contact')],
  [
    'SELECT Id FROM Foo',
    'INVALID_TYPE',
    16,
    "sObject type 'Foo' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.",
  ],
  [
    'SELECT Foo.Name FROM Account',
    'INVALID_FIELD',
    8,
    "Didn't understand relationship 'Foo' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.",
  ],
  [
    'SELECT Id, (SELECT Id FROM Foos) FROM Account',
    'INVALID_TYPE',
    28,
    "Didn't understand relationship 'Foos' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.",
  ],
  ['SELECT Id, id FROM Account', 'INVALID_FIELD', 8, 'duplicate field selected: id'],
  [
    'SELECT Id FROM Account WHERE Name = 5',
    'INVALID_FIELD',
    30,
    "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Account WHERE CreatedDate > '2026-01-01'",
    'INVALID_FIELD',
    30,
    "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
  ],
  [
    'SELECT Id FROM Account WHERE CreatedDate > 2026-01-01',
    'INVALID_FIELD',
    30,
    "value of filter criterion for field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
  ],
  [
    'SELECT Id FROM Opportunity WHERE CloseDate = 2026-01-01T00:00:00Z',
    'INVALID_FIELD',
    34,
    "value of filter criterion for field 'CloseDate' must be of type date and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Account WHERE AnnualRevenue > '5'",
    'INVALID_FIELD',
    30,
    "value of filter criterion for field 'AnnualRevenue' must be of type double and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Opportunity WHERE IsWon = 'true'",
    'INVALID_FIELD',
    34,
    "value of filter criterion for field 'IsWon' must be of type boolean and should not be enclosed in quotes",
  ],
  [
    'SELECT Id FROM Opportunity WHERE CloseDate > 2026-02-30',
    'INVALID_FIELD',
    34,
    'Invalid date: 2026-02-30',
  ],
  ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', 30, 'invalid ID field: abc'],
  [
    "SELECT Id FROM Account WHERE Id LIKE '001%'",
    'INVALID_QUERY_FILTER_OPERATOR',
    30,
    'invalid operator on id field',
  ],
  [
    'SELECT Id FROM Opportunity WHERE IsWon > true',
    'INVALID_QUERY_FILTER_OPERATOR',
    34,
    'invalid operator on boolean field',
  ],
  [
    "SELECT Id FROM Account WHERE Description = 'x'",
    'INVALID_FIELD',
    30,
    "field 'Description' can not be filtered in a query call",
  ],
  [
    'SELECT Id FROM Account ORDER BY Description',
    'INVALID_FIELD',
    33,
    "field 'Description' can not be sorted in a query call",
  ],
  [
    'SELECT COUNT(Id) FROM Opportunity GROUP BY Amount',
    'MALFORMED_QUERY',
    44,
    "field 'Amount' can not be grouped in a query call",
  ],
  ['SELECT COUNT(Id), Name FROM Account', 'MALFORMED_QUERY', 19, 'Field must be grouped or aggregated: Name'],
  [
    'SELECT StageName, MAX(StageName) FROM Opportunity GROUP BY StageName',
    'MALFORMED_QUERY',
    8,
    'Grouped field should not be aggregated: StageName',
  ],
  [
    'SELECT SUM(Name) FROM Account',
    'MALFORMED_QUERY',
    12,
    'field Name does not support aggregate operator SUM',
  ],
  [
    'SELECT MAX(ActivityDate) FROM Task',
    'MALFORMED_QUERY',
    12,
    'field ActivityDate does not support aggregate operator MAX',
  ],
  [
    'SELECT COUNT(IsWon) FROM Opportunity',
    'MALFORMED_QUERY',
    14,
    'field IsWon does not support aggregate operator COUNT',
  ],
  [
    'SELECT SUM(Amount) FROM Opportunity LIMIT 5',
    'MALFORMED_QUERY',
    37,
    'Non-grouped query that uses overall aggregate functions cannot also use LIMIT',
  ],
  [
    'SELECT COUNT(Id) c, StageName c FROM Opportunity GROUP BY StageName',
    'MALFORMED_QUERY',
    18,
    'duplicate alias: c',
  ],
  [
    'SELECT Id, (SELECT COUNT() FROM Contacts) FROM Account',
    'MALFORMED_QUERY',
    33,
    'only root queries support aggregate expressions',
  ],
  ["SELECT Id FROM Account HAVING Name = 'x'", 'MALFORMED_QUERY', 24, "unexpected token: 'HAVING'"],
  [
    'SELECT FIELDS(ALL) FROM Account',
    'MALFORMED_QUERY',
    0,
    'The SOQL FIELDS function must have a LIMIT of at most 200',
  ],
  [
    'SELECT FIELDS(CUSTOM) FROM Account LIMIT 201',
    'MALFORMED_QUERY',
    0,
    'The SOQL FIELDS function must have a LIMIT of at most 200',
  ],
  [
    'SELECT Id FROM Account LIMIT 1 OFFSET 2001',
    'NUMBER_OUTSIDE_VALID_RANGE',
    32,
    'Maximum SOQL offset allowed is 2000',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Id FROM Account)',
    'MALFORMED_QUERY',
    52,
    'The inner and outer selects should not be on the same object type',
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM Case))',
    'MALFORMED_QUERY',
    59,
    'Nesting of semi join sub-selects is not supported',
  ],
  [
    'SELECT Id FROM Contact WHERE Account.ParentId IN (SELECT AccountId FROM Opportunity)',
    'MALFORMED_QUERY',
    30,
    "The left operand of a semi join can not be a relationship field: 'Account.ParentId'",
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT Contact.AccountId FROM Case)',
    'MALFORMED_QUERY',
    44,
    "The selected field of a semi join can not be a relationship field: 'Contact.AccountId'",
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact LIMIT 1)',
    'MALFORMED_QUERY',
    67,
    "unexpected token: 'LIMIT'",
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact) AND Id IN (SELECT AccountId FROM Case) AND Id IN (SELECT AccountId FROM Opportunity)',
    'MALFORMED_QUERY',
    24,
    'Maximum 2 semi join sub-selects are allowed',
  ],
  [
    "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)",
    'MALFORMED_QUERY',
    41,
    "Semi join sub-selects are not allowed with the 'OR' operator",
  ],
  [
    "SELECT Id FROM Account WHERE Name INCLUDES ('x')",
    'INVALID_QUERY_FILTER_OPERATOR',
    30,
    'includes and excludes operators are only valid on multipicklist fields',
  ],
  [
    'SELECT Id FROM Account USING SCOPE team',
    'INVALID_QUERY_SCOPE',
    36,
    'Invalid query scope: team is not supported for Account',
  ],
  ['SELECT Id FROM Account FOR UPDATE', 'MALFORMED_QUERY', 28, "unexpected token: 'UPDATE'"],
  ['SELECT Id FROM Account ORDER BY FORMAT(AnnualRevenue)', 'MALFORMED_QUERY', 39, "unexpected token: '('"],
  [
    'SELECT COUNT(Id) FROM Opportunity GROUP BY ROLLUP(CALENDAR_YEAR(CloseDate))',
    'MALFORMED_QUERY',
    0,
    "unexpected token: '('",
  ],
  [
    'SELECT Account.Parent.Parent.Parent.Parent.Parent.Name FROM Contact',
    'INVALID_FIELD',
    8,
    'Maximum of 5 relationship levels exceeded in field path: Account.Parent.Parent.Parent.Parent.Parent.Name',
  ],
];

describe('errors of SOQL', () => {
  it.each(cases)('%s', (soql, code, caret, message) => {
    const error = errorOf(() => ask(org.admin, soql));
    expect({ code: error.errorCode, status: error.status, last: error.message.split('\n').at(-1) }).toEqual({
      code,
      status: 400,
      last: message,
    });
    const place = /ERROR at Row:(\d+):Column:(\d+)/.exec(error.message);
    expect(Number(place?.[2] ?? 0)).toBe(caret);
  });

  it('shows the line, the caret below the word, then the place', () => {
    expect(errorOf(() => ask(org.admin, 'SELECT Id, FROM Account')).message).toBe(
      "\nSELECT Id, FROM Account\n           ^\nERROR at Row:1:Column:12\nunexpected token: 'FROM'",
    );
  });

  it('counts rows in a statement of several lines', () => {
    const { message } = errorOf(() => ask(org.admin, 'SELECT Id,\n  Foo\nFROM Account'));
    expect(message).toMatch(/^\n {2}Foo\n {2}\^\nERROR at Row:2:Column:3\n/);
  });

  it('shows only the neighbourhood in a long line, with the caret in place', () => {
    const soql = `SELECT Id, Phone, Fax, Website, Industry, Type, Rating, Site, Sic, AccountNumber, Wrong__c, AnnualRevenue, NumberOfEmployees, Ownership FROM Account`;
    const [, line = '', caret = ''] = errorOf(() => ask(org.admin, soql)).message.split('\n');
    expect(line.length).toBeLessThan(soql.length);
    expect(line.slice(caret.indexOf('^'))).toMatch(/^Wrong__c/);
  });

  it.each([
    ['brackets without end', `SELECT Id FROM Account WHERE ${'('.repeat(5000)}Id = null${')'.repeat(5000)}`],
    ['a statement over the limit', `SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_001)}'`],
    ['nothing but spaces', ' \n\t '],
    ['a null character', 'SELECT Id\u0000 FROM Account'],
  ])('refuses %s', (_, soql) => {
    expect(errorOf(() => ask(org.admin, soql)).errorCode).toBe('MALFORMED_QUERY');
  });

  it('says the same of a hidden field as of none', () => {
    const liam = org.as('Liam');
    const hidden = errorOf(() => ask(liam, 'SELECT AnnualRevenue FROM Account'));
    expect(hidden.message).toContain(NO_COLUMN('AnnualRevenue', 'Account'));
    expect(errorOf(() => ask(liam, 'SELECT Id FROM Account ORDER BY AnnualRevenue')).errorCode).toBe(
      'INVALID_FIELD',
    );
    expect(errorOf(() => ask(liam, 'SELECT Id FROM Account WHERE AnnualRevenue > 1')).errorCode).toBe(
      'INVALID_FIELD',
    );
    expect(errorOf(() => ask(liam, 'SELECT Id FROM Opportunity')).errorCode).toBe('INVALID_TYPE');
    expect(errorOf(() => ask(liam, 'SELECT Id, (SELECT Id FROM Opportunities) FROM Account')).errorCode).toBe(
      'INVALID_TYPE',
    );
    expect(errorOf(() => ask(liam, 'SELECT Opportunity__r.Name FROM Renewal__c')).message).toContain(
      "Didn't understand relationship",
    );
  });
});
