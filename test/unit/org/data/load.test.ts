import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrgSession } from '../../../org/contract.ts';
import { loadOrg } from '../../../org/load.ts';
import { ask, bare, column } from '../tiny-org.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'org-data-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (file: string, content: unknown): void => {
  const path = join(dir, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
};
const load = () => loadOrg({ dataDir: dir, now: new Date('2026-03-11T17:00:00Z') });
const admin = (): OrgSession => {
  const org = load();
  return org.session(org.users[0]?.id ?? '');
};
const record = (type: string, referenceId: string, values: object = {}) => ({
  attributes: { type, referenceId },
  ...values,
});

describe('record trees', () => {
  it('are loaded with their references and children', () => {
    put('Accounts.json', {
      records: [
        record('Account', 'AccountRef1', {
          Name: 'Acme',
          ParentId: '@AccountRef2',
          Contacts: { records: [record('Contact', 'ContactRef1', { FirstName: 'Ann', LastName: 'Ames' })] },
        }),
        record('Account', 'AccountRef2', { Name: 'Top' }),
      ],
    });
    put('Cases.json', {
      records: [
        record('Case', 'CaseRef1', {
          Subject: 'Help',
          AccountId: '@AccountRef1',
          ContactId: '@ContactRef1',
          Status: 'Closed',
        }),
      ],
    });
    const session = admin();
    expect(
      ask(
        session,
        'SELECT Name, Parent.Name, (SELECT Name FROM Contacts), (SELECT Subject, Contact.Name, IsClosed FROM Cases) FROM Account ORDER BY Name',
      ).map(bare),
    ).toEqual([
      {
        Name: 'Acme',
        Parent: { Name: 'Top' },
        Contacts: { totalSize: 1, done: true, records: [{ Name: 'Ann Ames' }] },
        Cases: {
          totalSize: 1,
          done: true,
          records: [{ Subject: 'Help', Contact: { Name: 'Ann Ames' }, IsClosed: true }],
        },
      },
      { Name: 'Top', Parent: null, Contacts: null, Cases: null },
    ]);
    expect(column(ask(session, 'SELECT Owner.Name FROM Account'), 'Owner.Name')).toEqual([
      'Avery Quinn',
      'Avery Quinn',
    ]);
  });

  it('follow the order of a plan, and may be anywhere below the directory', () => {
    put('data/a.json', { records: [record('Contact', 'ContactRef1', { LastName: 'First' })] });
    put('data/b.json', { records: [record('Account', 'AccountRef1', { Name: 'Acme' })] });
    put('data/plan.json', [
      { sobject: 'Account', saveRefs: true, files: ['b.json'] },
      { sobject: 'Contact', files: ['a.json'] },
    ]);
    const session = admin();
    expect(column(ask(session, 'SELECT Name FROM Account'), 'Name')).toEqual(['Acme']);
    expect(column(ask(session, 'SELECT Name FROM Contact'), 'Name')).toEqual(['First']);
  });

  it('keep ids, dates and values of an answer to a query', () => {
    put('query.json', {
      status: 0,
      result: {
        totalSize: 1,
        done: true,
        records: [
          {
            attributes: { type: 'Account', url: '/services/data/v66.0/sobjects/Account/001D000000IRFmaIAH' },
            Id: '001D000000IRFmaIAH',
            Name: 'Kept',
            Region__c: 'Retired value',
            CreatedDate: '2020-01-01T10:00:00.000+0000',
            OwnerId: '005D0000001aaaaIAA',
            Owner: { attributes: { type: 'User' }, Name: 'Somebody' },
            Contacts: null,
          },
        ],
      },
    });
    expect(ask(admin(), 'SELECT Id, Region__c, CreatedDate, Owner.Name FROM Account').map(bare)).toEqual([
      {
        Id: '001D000000IRFmaIAH',
        Region__c: 'Retired value',
        CreatedDate: '2020-01-01T10:00:00.000+0000',
        Owner: { Name: 'Avery Quinn' },
      },
    ]);
  });

  it('bring people of their own, who can sign in', () => {
    put('Users.json', {
      records: [
        record('User', 'UserRef1', { FirstName: 'Ada', LastName: 'Byron', Username: 'ada@x.example' }),
        record('User', 'UserRef2', { LastName: 'Two' }),
      ],
    });
    put('Accounts.json', {
      records: [record('Account', 'AccountRef1', { Name: 'Acme', OwnerId: '@UserRef1' })],
    });
    const org = load();
    expect(org.users.map((user) => [user.username, user.profile, user.password.length > 0])).toEqual([
      ['ada@x.example', 'System Administrator', true],
      ['user2@larkfield.example', 'Standard User', true],
    ]);
    expect(
      column(ask(org.session(org.users[0]?.id ?? ''), 'SELECT Owner.Name FROM Account'), 'Owner.Name'),
    ).toEqual(['Ada Byron']);
  });
});

describe('describes', () => {
  const planet = {
    name: 'Planet__c',
    label: 'Planet',
    labelPlural: 'Planets',
    keyPrefix: 'a00',
    custom: true,
    searchable: true,
    somethingNew: { kept: true },
    fields: [
      {
        name: 'Id',
        type: 'id',
        label: 'Record ID',
        length: 18,
        nillable: false,
        createable: false,
        updateable: false,
        defaultedOnCreate: true,
      },
      { name: 'Name', type: 'string', label: 'Planet Name', length: 80, nameField: true, nillable: false },
      { name: 'Moons__c', type: 'double', label: 'Moons', precision: 3, scale: 0 },
      {
        name: 'Star__c',
        type: 'reference',
        label: 'Star',
        referenceTo: ['Account'],
        relationshipName: 'Star__r',
      },
    ],
    childRelationships: [],
  };
  const account = (name = 'Planets__r') => ({
    name: 'Account',
    label: 'Star',
    labelPlural: 'Stars',
    keyPrefix: '001',
    fields: [
      {
        name: 'Id',
        type: 'id',
        label: 'Account ID',
        length: 18,
        nillable: false,
        createable: false,
        defaultedOnCreate: true,
      },
      { name: 'Name', type: 'string', label: 'Star Name', length: 255, nameField: true, nillable: false },
    ],
    childRelationships: [{ childSObject: 'Planet__c', field: 'Star__c', relationshipName: name }],
  });

  it('make objects of their own, and stand over the default ones', () => {
    put('describe/Planet__c.json', planet);
    put('describe/Account.json', { status: 0, result: account() });
    put('data.json', {
      records: [
        record('Account', 'AccountRef1', {
          Name: 'Sun',
          Planets__r: { records: [record('Planet__c', 'PlanetRef1', { Name: 'Earth', Moons__c: 1 })] },
        }),
      ],
    });
    const session = admin();
    expect(
      ask(session, 'SELECT Name, (SELECT Name, Moons__c, Star__r.Name FROM Planets__r) FROM Account').map(
        bare,
      ),
    ).toEqual([
      {
        Name: 'Sun',
        Planets__r: {
          totalSize: 1,
          done: true,
          records: [{ Name: 'Earth', Moons__c: 1, Star__r: { Name: 'Sun' } }],
        },
      },
    ]);
    expect(session.describe('Planet__c')).toMatchObject({ label: 'Planet', somethingNew: { kept: true } });
    const names = (session.describeGlobal() as { sobjects: { name: string }[] }).sobjects.map(
      (one) => one.name,
    );
    expect(names).toContain('Planet__c');
    expect(names).toContain('Contact');
    expect(names).not.toContain('Renewal__c');
    const id = session.create('Planet__c', { Name: 'Mars', Moons__c: 2 });
    expect(id).toMatch(/^a00/);
    expect(session.layout('Planet__c')).toEqual([
      { heading: 'Information', fields: ['Name', 'Moons__c', 'Star__c'] },
    ]);
    expect(session.search('FIND {mars} RETURNING Planet__c(Name)').map(bare)).toEqual([{ Name: 'Mars' }]);
  });
});

describe('what cannot be used is named', () => {
  it.each<[string, () => void, RegExp]>([
    ['a directory that is not there', () => rmSync(dir, { recursive: true }), /no such file or directory/],
    ['a file that is not JSON', () => put('bad.json', '{"records": ['), /^bad\.json: not JSON/],
    [
      'a file that is nothing known',
      () => put('sub/odd.json', { hello: 1 }),
      /^sub.odd\.json: neither a record tree, a plan nor a describe$/,
    ],
    ['records that are no list', () => put('x.json', { records: 5 }), /^x\.json: "records" is not a list$/],
    [
      'a record that is no object',
      () => put('x.json', { records: [1] }),
      /^x\.json: record 1 is not an object$/,
    ],
    [
      'a record without type',
      () => put('x.json', { records: [{ Name: 'x' }] }),
      /^x\.json: a record has no attributes\.type$/,
    ],
    [
      'an unknown object',
      () => put('x.json', { records: [record('Moon__c', 'MoonRef1')] }),
      /^x\.json: there is no object Moon__c; put its describe/,
    ],
    [
      'an unknown field',
      () => put('x.json', { records: [record('Account', 'AccountRef1', { Foo__c: 1 })] }),
      /^x\.json: AccountRef1: Account has no field Foo__c/,
    ],
    [
      'an unknown relationship',
      () => put('x.json', { records: [record('Account', 'AccountRef1', { Foos: { records: [] } })] }),
      /no child relationship Foos$/,
    ],
    [
      'a value of the wrong type',
      () => put('x.json', { records: [record('Account', 'AccountRef1', { AnnualRevenue: 'much' })] }),
      /^x\.json: AccountRef1: AnnualRevenue: Cannot deserialize/,
    ],
    [
      'a reference to nothing',
      () =>
        put('x.json', {
          records: [record('Account', 'AccountRef1', { Name: 'x', ParentId: '@AccountRef9' })],
        }),
      /^x\.json: ParentId: no record is called @AccountRef9$/,
    ],
    [
      'a reference that is taken',
      () => put('x.json', { records: [record('Account', 'R'), record('Account', 'R')] }),
      /^x\.json: two records are called R$/,
    ],
    [
      'an id of another object',
      () => put('x.json', { records: [record('Account', 'R', { Id: '003D000000QUvqsIAD' })] }),
      /is no id of Account$/,
    ],
    [
      'a plan without files',
      () => put('plan.json', [{ sobject: 'Account' }]),
      /^plan\.json: step 1 of the plan has no "files"$/,
    ],
    [
      'a plan that names a missing file',
      () => put('plan.json', [{ sobject: 'Account', files: ['none.json'] }]),
      /^none\.json: named in a plan, but not there$/,
    ],
    [
      'a describe without Id',
      () => put('d.json', { name: 'X__c', fields: [{ name: 'Name', type: 'string' }] }),
      /^d\.json: the describe of X__c has no Id field$/,
    ],
    [
      'a describe with a nameless field',
      () => put('d.json', { name: 'X__c', fields: [{ type: 'string' }] }),
      /^d\.json: X__c has a field without name or type$/,
    ],
  ])('%s', (_, prepare, message) => {
    prepare();
    expect(load).toThrow(message);
  });

  it('an empty directory is an org without records', () => {
    expect(ask(admin(), 'SELECT COUNT() FROM Account')).toEqual([]);
    expect(load().users.length).toBeGreaterThan(5);
  });
});
