import { describe, expect, it } from 'vitest';
import { bare, column, errorOf, tinyOrg } from '../tiny-org.ts';

const org = tinyOrg();
const { staff, admin } = org;
const bright = org.add(
  'Account',
  {
    Name: 'Brightwater Logistics',
    Phone: '+1 (555) 010-7700',
    Description: 'Cold chain in Tacoma',
    AnnualRevenue: 9,
  },
  staff.sofia,
);
const cold = org.add('Account', { Name: 'Brightwater Cold Chain', Industry: 'Retail' }, staff.sofia);
org.add('Account', { Name: `O'Malley & Sons`, Description: 'Über allem: Łódź' }, staff.sofia);
org.add('Account', { Name: '東日本倉庫' }, staff.sofia);
const elena = org.add('Contact', {
  FirstName: 'Elena',
  LastName: 'Marchetti',
  Email: 'elena@brightwater.example',
  AccountId: bright,
});
const secret = org.add('Account', { Name: 'Brightwater Secret' }, staff.ceo);
org.add('Account', { Name: 'Brightwater Gone', IsDeleted: true }, staff.sofia);

const accounts = (find: string, scope = 'ALL', who = admin) =>
  column(who.search(`FIND {${find}} IN ${scope} FIELDS RETURNING Account(Name ORDER BY Name)`), 'Name');

describe('SOSL', () => {
  it.each([
    ['brightwater', 'NAME', ['Brightwater Cold Chain', 'Brightwater Logistics', 'Brightwater Secret']],
    ['bright', 'NAME', []],
    ['bright*', 'NAME', ['Brightwater Cold Chain', 'Brightwater Logistics', 'Brightwater Secret']],
    ['log?stics', 'NAME', ['Brightwater Logistics']],
    ['brightwater logistics', 'ALL', ['Brightwater Logistics']],
    ['brightwater AND cold', 'NAME', ['Brightwater Cold Chain']],
    ['logistics OR secret', 'NAME', ['Brightwater Logistics', 'Brightwater Secret']],
    ['brightwater AND NOT (cold OR secret)', 'NAME', ['Brightwater Logistics']],
    ['"cold chain"', 'ALL', ['Brightwater Cold Chain', 'Brightwater Logistics']],
    ['"chain cold"', 'ALL', []],
    ['tacoma', 'NAME', []],
    ['5550107700', 'PHONE', []],
    ['15550107700', 'PHONE', ['Brightwater Logistics']],
    ["o'malley", 'NAME', [`O'Malley & Sons`]],
    ['uber', 'ALL', [`O'Malley & Sons`]],
    ['o\\-malley', 'ALL', [`O'Malley & Sons`]],
    ['倉', 'NAME', ['東日本倉庫']],
  ])('FIND {%s} IN %s FIELDS', (find, scope, expected) => {
    expect(accounts(find, scope)).toEqual(expected);
  });

  it('gives objects in the order they are named, with filter, order and limit of each', () => {
    const rows = admin.search(
      "FIND {brightwater} IN ALL FIELDS RETURNING Contact(Id, Email), Account(Name, Industry WHERE Industry = 'Retail' LIMIT 1)",
    );
    expect(rows.map((row) => [row.attributes?.type, bare(row)])).toEqual([
      ['Contact', { Id: elena, Email: 'elena@brightwater.example' }],
      ['Account', { Name: 'Brightwater Cold Chain', Industry: 'Retail' }],
    ]);
  });

  it('gives ids of everything when nothing is named, at most as many as asked for', () => {
    expect(
      admin
        .search('FIND {brightwater}')
        .map((row) => row.Id)
        .sort(),
    ).toEqual([bright, cold, secret, elena].sort());
    expect(admin.search('FIND {brightwater} LIMIT 2')).toHaveLength(2);
  });

  it('finds only what the user may see', () => {
    expect(accounts('secret', 'NAME', org.as('Sofia'))).toEqual([]);
    expect(accounts('brightwater', 'NAME', org.as('Sofia'))).toEqual([
      'Brightwater Cold Chain',
      'Brightwater Logistics',
    ]);
  });

  it.each([
    ['FIND {x}', 'MALFORMED_SEARCH', 'search term must be longer than one character: x'],
    ['FIND {*}', 'MALFORMED_SEARCH', 'search term must be longer than one character: *'],
    ['FIND {}', 'MALFORMED_SEARCH', 'search term must be longer than one character: '],
    ['FIND {abc', 'MALFORMED_SEARCH', "mismatched character '<EOF>' expecting '}'"],
    ['SELECT Id FROM Account', 'MALFORMED_SEARCH', "unexpected token: 'SELECT'"],
    ['FIND {abc} WITH NETWORK = 1', 'MALFORMED_SEARCH', "unexpected token: 'WITH'"],
    ['FIND {abc} RETURNING', 'MALFORMED_SEARCH', "unexpected token: '<EOF>'"],
    ['FIND {(abc} RETURNING Account', 'MALFORMED_SEARCH', "missing ')' in the search expression"],
    ['FIND {abc OR} RETURNING Account', 'MALFORMED_SEARCH', "unexpected token: '<EOF>'"],
    ['FIND {abc} IN TEXT FIELDS RETURNING Account', 'INVALID_SEARCH_SCOPE', 'Invalid search scope: TEXT'],
  ])('%s is refused', (sosl, code, message) => {
    const error = errorOf(() => admin.search(sosl));
    expect([error.errorCode, error.message]).toEqual([code, message]);
  });

  it('refuses unknown objects and fields', () => {
    expect(errorOf(() => admin.search('FIND {abc} RETURNING Foo')).errorCode).toBe('INVALID_TYPE');
    expect(errorOf(() => admin.search('FIND {abc} RETURNING Account(Foo)')).errorCode).toBe('INVALID_FIELD');
  });
});

describe('parameterized search', () => {
  it('gives ids alone unless fields are named', () => {
    const [row] = admin.parameterizedSearch({ q: 'marchetti' });
    expect(Object.keys(row ?? {})).toEqual(['attributes', 'Id']);
    expect(
      admin
        .parameterizedSearch({ q: 'marchetti', fields: ['Name'], sobjects: [{ name: 'Contact' }] })
        .map(bare),
    ).toEqual([{ Name: 'Elena Marchetti' }]);
  });

  it('takes filters and limits per object and over all', () => {
    const sobjects = [
      { name: 'Account', fields: ['Name'], where: "Industry = 'Retail'" },
      { name: 'Contact', fields: ['Id'] },
    ];
    expect(admin.parameterizedSearch({ q: 'brightwater', sobjects }).map(bare)).toEqual([
      { Name: 'Brightwater Cold Chain' },
      { Id: elena },
    ]);
    expect(admin.parameterizedSearch({ q: 'brightwater', sobjects, overallLimit: 1 })).toHaveLength(1);
    expect(
      admin.parameterizedSearch({ q: 'brightwater', sobjects: [{ name: 'Account' }], defaultLimit: 2 }),
    ).toHaveLength(2);
  });

  it('needs no escaping', () => {
    for (const q of [
      "o'malley & sons",
      '(brightwater)',
      'brightwater!',
      '{brightwater}',
      'brightwater AND',
    ]) {
      expect(() => admin.parameterizedSearch({ q })).not.toThrow();
    }
    expect(
      admin.parameterizedSearch({ q: "o'malley & sons", fields: ['Name'], sobjects: [{ name: 'Account' }] }),
    ).toHaveLength(1);
  });

  it('wants two characters', () => {
    for (const q of ['', ' ', 'x'])
      expect(errorOf(() => admin.parameterizedSearch({ q })).errorCode).toBe('MALFORMED_SEARCH');
  });
});
