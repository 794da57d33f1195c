import {
  type ApiRow,
  type Json,
  type OrgData,
  OrgError,
  type OrgSession,
  type OrgUser,
} from '../../../org/contract.ts';
import { toId18 } from '../../../org/data/ids.ts';

const id = (short: string): string => toId18(short) ?? short;

const user = (number: number, first: string, profile: string): OrgUser => ({
  id: id(`0055g000000000${number}`),
  username: `${first.toLowerCase()}@fake.example`,
  password: 'Secret-123',
  name: `${first} Tester`,
  email: `${first.toLowerCase()}@fake.example`,
  profile,
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
});

const field = (name: string, type: string, more: Record<string, Json> = {}): Json => ({
  name,
  label: name,
  type,
  createable: type !== 'id',
  updateable: type !== 'id',
  nillable: name !== 'Name',
  ...more,
});

const DESCRIBES: Record<string, Json> = {
  Account: {
    name: 'Account',
    label: 'Account',
    labelPlural: 'Accounts',
    keyPrefix: '001',
    fields: [
      field('Id', 'id'),
      field('Name', 'string', { nameField: true }),
      field('Industry', 'picklist'),
      field('AnnualRevenue', 'currency'),
      field('OwnerId', 'reference', { referenceTo: ['User'], relationshipName: 'Owner' }),
      field('LastModifiedDate', 'datetime'),
      field('SystemModstamp', 'datetime'),
    ],
    childRelationships: [{ childSObject: 'Contact', field: 'AccountId', relationshipName: 'Contacts' }],
  },
  Contact: {
    name: 'Contact',
    label: 'Contact',
    labelPlural: 'Contacts',
    keyPrefix: '003',
    fields: [
      field('Id', 'id'),
      field('Name', 'string', { nameField: true }),
      field('AccountId', 'reference', { referenceTo: ['Account'], relationshipName: 'Account' }),
    ],
    childRelationships: [],
  },
  Report: {
    name: 'Report',
    label: 'Report',
    labelPlural: 'Reports',
    keyPrefix: '00O',
    fields: [
      field('Id', 'id'),
      field('Name', 'string', { nameField: true }),
      field('DeveloperName', 'string'),
      field('Description', 'string'),
      field('FolderName', 'string'),
    ],
    childRelationships: [],
  },
  User: {
    name: 'User',
    label: 'User',
    labelPlural: 'Users',
    keyPrefix: '005',
    fields: [field('Id', 'id'), field('Name', 'string', { nameField: true })],
    childRelationships: [],
  },
};

export interface FakeOptions {
  orgId?: string;
  orgName?: string;
  accounts?: number;
}

/**
 * An org of a few objects in memory, enough to test the protocol around it. Its SOQL knows
 * `SELECT a, b.c FROM X [WHERE f = 'v'] […]` and ignores the rest.
 */
export function fakeOrg({
  orgId = id('00D5g0000000001'),
  orgName = 'Fake Org',
  accounts = 3,
}: FakeOptions = {}): OrgData {
  const users = [user(1, 'Ada', 'System Administrator'), user(2, 'Ben', 'Standard User')];
  const rows: Record<string, Record<string, Json>[]> = {
    User: users.map((one) => ({ Id: one.id, Name: one.name })),
    Account: Array.from({ length: accounts }, (_, index) => ({
      Id: id(`0015g00000${String(index + 1).padStart(5, '0')}`),
      Name: index === 0 ? 'Brightwater <b>Logistics</b>' : `Account ${index + 1}`,
      Industry: 'Shipping',
      AnnualRevenue: 1000 * (index + 1),
      OwnerId: users[0]?.id ?? null,
      LastModifiedDate: '2026-01-02T03:04:05.000+0000',
      SystemModstamp: '2026-01-02T03:04:05.000+0000',
    })),
    Report: [
      {
        Id: id('00O5g0000000001'),
        Name: 'Industries',
        DeveloperName: 'Accounts_by_Industry',
        FolderName: 'Sales',
      },
      { Id: id('00O5g0000000002'), Name: 'Elsewhere', DeveloperName: 'Unknown', FolderName: 'Sales' },
    ],
    Contact: [{ Id: id('0035g0000000001'), Name: 'Cleo Berg', AccountId: id('0015g0000000001') }],
  };
  const viewed: string[] = [];

  const schemaOf = (object: string) => {
    const found = Object.entries(DESCRIBES).find(([name]) => name.toLowerCase() === object.toLowerCase());
    if (found === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
    return found[1] as {
      name: string;
      keyPrefix: string;
      fields: { name: string; relationshipName?: string }[];
    };
  };
  const tableOf = (object: string) => rows[schemaOf(object).name] ?? [];
  const find = (object: string, wanted: string) => {
    const row = tableOf(object).find((one) => String(one.Id).slice(0, 15) === wanted.slice(0, 15));
    if (row === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
    return row;
  };
  const attributes = (object: string, row: Record<string, Json>) => ({
    type: object,
    url: `/services/data/v60.0/sobjects/${object}/${String(row.Id)}`,
  });
  const objectOf = (wanted: string) =>
    Object.values(DESCRIBES)
      .map((one) => one as { name: string; keyPrefix: string })
      .find((one) => wanted.startsWith(one.keyPrefix))?.name;

  function select(object: string, path: string, row: Record<string, Json>, into: ApiRow): void {
    const [first = '', ...rest] = path.split('.');
    const wanted = first.toLowerCase();
    if (rest.length === 0) {
      const known = schemaOf(object).fields.find((one) => one.name.toLowerCase() === wanted);
      if (known === undefined)
        throw new OrgError(400, 'INVALID_FIELD', `No such column '${path}' on entity '${object}'.`);
      into[known.name] = row[known.name] ?? null;
      return;
    }
    const lookup = schemaOf(object).fields.find((one) => one.relationshipName?.toLowerCase() === wanted);
    const parentId = row[lookup?.name ?? ''];
    const parent = typeof parentId === 'string' ? objectOf(parentId) : undefined;
    if (lookup?.relationshipName === undefined || parent === undefined || typeof parentId !== 'string')
      return;
    const parentRow = find(parent, parentId);
    const nested = (into[lookup.relationshipName] ?? { attributes: attributes(parent, parentRow) }) as ApiRow;
    select(parent, rest.join('.'), parentRow, nested);
    into[lookup.relationshipName] = nested as Json;
  }

  return {
    orgId,
    orgName,
    users,
    session(userId): OrgSession {
      const me = users.find((one) => one.id === userId);
      if (me === undefined) throw new OrgError(401, 'INVALID_SESSION_ID', 'No such user');
      return {
        user: me,
        describeGlobal: () => ({ encoding: 'UTF-8', maxBatchSize: 200, sobjects: Object.values(DESCRIBES) }),
        describe: (object) => schemaOf(object) as unknown as Json,
        query(soql) {
          const match = /^\s*SELECT (.+?) FROM (\w+)(?:.*?WHERE (\w+) = '([^']*)')?/is.exec(soql);
          if (match?.[1] === undefined || match[2] === undefined) {
            throw new OrgError(400, 'MALFORMED_QUERY', `unexpected token: '${soql.split(' ')[0]}'`);
          }
          const { name } = schemaOf(match[2]);
          const hits = tableOf(name).filter((row) => match[3] === undefined || row[match[3]] === match[4]);
          if (/^COUNT\(\)$/i.test(match[1])) return { rows: [], totalSize: hits.length };
          const found = hits.map((row) => {
            const out: ApiRow = { attributes: attributes(name, row) };
            for (const path of match[1]?.split(',') ?? []) select(name, path.trim(), row, out);
            return out;
          });
          return { rows: found, totalSize: found.length };
        },
        search: () =>
          tableOf('Account')
            .slice(0, 1)
            .map((row) => ({ attributes: attributes('Account', row), ...row })),
        parameterizedSearch: ({ q, sobjects }) =>
          (sobjects ?? [{ name: 'Account' }])
            .filter((one) => one.name in DESCRIBES)
            .flatMap((one) =>
              tableOf(one.name).map((row) => ({ attributes: attributes(one.name, row), ...row }) as ApiRow),
            )
            .filter((row) => String(row.Name).toLowerCase().includes(q.toLowerCase())),
        retrieve(object, wanted, fields) {
          const { name, fields: all } = schemaOf(object);
          const row = find(name, wanted);
          const out: ApiRow = { attributes: attributes(name, row) };
          for (const path of fields ?? all.map((one) => one.name)) select(name, path, row, out);
          return out;
        },
        create(object, values) {
          const { name, keyPrefix } = schemaOf(object);
          if (values.Name === undefined) {
            throw new OrgError(400, 'REQUIRED_FIELD_MISSING', 'Required fields are missing: [Name]', [
              'Name',
            ]);
          }
          const newId = id(`${keyPrefix}5g00009${String(tableOf(name).length).padStart(5, '0')}`);
          tableOf(name).push({ Id: newId, ...values });
          return newId;
        },
        update(object, wanted, values) {
          Object.assign(find(object, wanted), values, { LastModifiedDate: '2026-02-02T03:04:05.000+0000' });
        },
        delete(object, wanted) {
          const table = tableOf(object);
          table.splice(table.indexOf(find(object, wanted)), 1);
          return [];
        },
        undelete() {
          throw new OrgError(501, 'NOT_EMULATED', 'The fake has no recycle bin.');
        },
        transaction(act) {
          const before = structuredClone(rows);
          try {
            return act();
          } catch (error) {
            Object.assign(rows, before);
            throw error;
          }
        },
        recent: (limit) =>
          viewed.slice(0, limit).map((one) => {
            const object = objectOf(one) ?? '';
            const row = find(object, one);
            return { attributes: attributes(object, row), Id: row.Id ?? null, Name: row.Name ?? null };
          }),
        viewed: (one) => {
          viewed.unshift(one);
        },
        objectOf,
        layout: (object) => [
          {
            heading: 'Information',
            fields: schemaOf(object)
              .fields.slice(1)
              .map((one) => one.name),
          },
        ],
        displayValue(_object, name, row) {
          const value = row[name];
          if (value === null || value === undefined) return null;
          return name === 'AnnualRevenue' ? `$${Number(value).toLocaleString('en-US')}` : String(value);
        },
      };
    },
  };
}
