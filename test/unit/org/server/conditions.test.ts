import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { errorsOf, type RealOrg, startReal } from './real-org.ts';

let org: RealOrg;
let account: string;
let contact: string;
beforeAll(async () => {
  org = await startReal();
});
afterAll(() => org.server.close());
beforeEach(() => {
  org.server.reset();
  account = org.tiny.admin.create('Account', { Name: 'Acme' });
  contact = org.tiny.admin.create('Contact', { LastName: 'Ames', AccountId: account });
});

const path = (id: string) => `/sobjects/${id.startsWith('001') ? 'Account' : 'Contact'}/${id}`;
const get = (id: string, headers: Record<string, string> = {}) => org.api(path(id), { headers });
const patch = (id: string, headers: Record<string, string>) =>
  org.api(path(id), { method: 'PATCH', body: { Phone: '1' }, headers });
const modified = async (id: string) => String((await get(id)).headers['last-modified']);
const etag = async () => String((await get(account)).headers.etag);
const LATER = 'Wed, 11 Mar 2026 18:00:00 GMT';
const EARLIER = 'Wed, 11 Mar 2026 16:00:00 GMT';

describe('versions of a row', () => {
  it('has Last-Modified from LastModifiedDate, and an ETag on accounts only', async () => {
    expect(await modified(account)).toBe('Wed, 11 Mar 2026 17:00:01 GMT');
    expect(await etag()).toMatch(/^"[\w+/]{27}="$/);
    expect((await get(contact)).headers.etag).toBeUndefined();
    expect((await get(account, { 'accept-encoding': 'gzip' })).headers.etag).toBe(
      (await etag()).replace(/"$/, '-gzip"'),
    );
  });

  it('keeps the ETag while somebody looks, and changes it with a change', async () => {
    const before = await etag();
    org.tiny.admin.viewed(account);
    expect(await etag()).toBe(before);
    org.tiny.admin.update('Account', account, { Phone: '2' });
    expect(await etag()).not.toBe(before);
  });

  it('is of the whole row, whatever fields are asked for', async () => {
    const some = await org.api(`${path(account)}?fields=Name`, {
      headers: { 'if-none-match': await etag() },
    });
    expect([some.status, some.text]).toEqual([304, '']);
  });
});

describe('GET', () => {
  it.each([
    ['if-none-match', async () => etag(), 304],
    ['if-none-match', async () => (await etag()).replace(/"$/, '-gzip"'), 304],
    ['if-none-match', async () => '"other"', 200],
    ['if-modified-since', async () => modified(account), 304],
    ['if-modified-since', async () => EARLIER, 200],
    ['if-modified-since', async () => 'nonsense', 200],
    ['if-match', async () => `"other", ${await etag()}`, 200],
    ['if-match', async () => '"other"', 412],
    ['if-unmodified-since', async () => EARLIER, 412],
    ['if-unmodified-since', async () => LATER, 200],
    ['if-unmodified-since', async () => 'nonsense', 200],
  ])('%s', async (name, value, status) => {
    expect((await get(account, { [name]: await value() })).status).toBe(status);
  });
});

describe('PATCH', () => {
  it.each([
    ['if-match', async () => etag(), 204],
    ['if-match', async () => '*', 204],
    ['if-match', async () => '"other"', 412],
    ['if-match', async () => 'unquoted', 400],
    ['if-none-match', async () => etag(), 412],
    ['if-none-match', async () => '"other"', 204],
    ['if-none-match', async () => 'unquoted', 400],
    ['if-unmodified-since', async () => modified(account), 204],
    ['if-unmodified-since', async () => EARLIER, 412],
    ['if-unmodified-since', async () => 'nonsense', 400],
    ['if-modified-since', async () => EARLIER, 204],
    ['if-modified-since', async () => 'nonsense', 204],
  ])('%s', async (name, value, status) => {
    const before = org.tiny.store.get(account)?.version ?? 0;
    const answer = await patch(account, { [name]: await value() });
    expect(answer.status).toBe(status);
    expect(org.tiny.store.get(account)?.version).toBe(status === 204 ? before + 1 : before);
    expect(org.effects()).toEqual(status === 204 ? [`updated ${account}`] : []);
  });

  it('says in the error envelope that the record was modified', async () => {
    const since = await modified(contact);
    org.tiny.admin.update('Contact', contact, { Phone: '2' });
    const answer = await patch(contact, { 'if-unmodified-since': since });
    expect(answer.status).toBe(412);
    expect(errorsOf(answer)).toEqual([
      {
        errorCode: 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE',
        message: expect.stringContaining('modified'),
      },
    ]);
  });

  it('cannot compare an ETag where there is none', async () => {
    expect((await patch(contact, { 'if-match': '"other"' })).status).toBe(204);
  });
});

describe('DELETE', () => {
  it('does not know conditions, and says so rather than ignore one', async () => {
    for (const name of ['if-match', 'if-unmodified-since']) {
      const answer = await org.api(path(contact), { method: 'DELETE', headers: { [name]: LATER } });
      expect(answer.status).toBe(400);
    }
    expect(org.ids('SELECT Id FROM Contact')).toEqual([contact]);
    expect((await org.api(path(contact), { method: 'DELETE' })).status).toBe(204);
  });
});
