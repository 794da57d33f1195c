import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { orgClient } from '../../../lib/salesforce/client.ts';
import { DescribeCache } from '../../../lib/salesforce/describe-cache.ts';
import { compactDescribe, compactGlobal } from '../../../lib/salesforce/describe-compact.ts';
import { createTokens } from '../../../lib/salesforce/tokens.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { resetBrowser } from '../fake-browser.ts';
import { type Answerer, fakeFetch, orgAnswers } from './client-fake-fetch.ts';
import { CONNECTION, FIRST_TOKENS, memoryStore } from './client-fixtures.ts';

const signal = () => new AbortController().signal;
const MODIFIED = 'Thu, 01 Jan 2026 10:00:00 GMT';

const ACCOUNT = {
  name: 'Account',
  label: 'Account',
  labelPlural: 'Accounts',
  keyPrefix: '001',
  custom: false,
  createable: true,
  updateable: true,
  deletable: false,
  queryable: true,
  urls: { a: 'long and unused' },
  fields: [
    {
      name: 'Industry',
      label: 'Industry',
      type: 'picklist',
      length: 255,
      nillable: true,
      filterable: true,
      picklistValues: [{ value: 'Tech', label: null, active: true, validFor: null }],
      referenceTo: [],
      relationshipName: null,
      inlineHelpText: 'unused',
    },
  ],
  childRelationships: [
    { childSObject: 'Contact', field: 'AccountId', relationshipName: 'Contacts', cascadeDelete: true },
  ],
};

const DESCRIBE = '/sobjects/Account/describe';

function setUp(answer: Answerer, connection: Connection = CONNECTION) {
  const clock = { now: 1_000_000 };
  const fetch = fakeFetch(answer);
  const tokens = createTokens({ fetch, connections: memoryStore(connection) });
  /** A client as a freshly started background makes it. */
  const start = async (as: Connection = connection) => {
    await tokens.keep(as.id, FIRST_TOKENS);
    return orgClient(as, { fetch, tokens, now: () => clock.now });
  };
  const described = () => fetch.asked.filter(({ url }) => url.pathname.endsWith('/describe'));
  return { clock, fetch, start, described };
}

const good: Answerer = orgAnswers({ [DESCRIBE]: { json: ACCOUNT, headers: { 'Last-Modified': MODIFIED } } });

describe('describe', () => {
  beforeEach(resetBrowser);
  afterEach(resetBrowser);

  it('keeps what is used, with every flag there', async () => {
    const { start } = setUp(good);
    const account = await (await start()).describe('Account', signal());
    expect(account).toMatchObject({ name: 'Account', keyPrefix: '001', deletable: false });
    expect(account.fields[0]).toEqual({
      name: 'Industry',
      label: 'Industry',
      type: 'picklist',
      length: 255,
      precision: 0,
      scale: 0,
      digits: 0,
      nillable: true,
      createable: false,
      updateable: false,
      filterable: true,
      sortable: false,
      groupable: false,
      calculated: false,
      nameField: false,
      defaultedOnCreate: false,
      relationshipName: null,
      referenceTo: [],
      picklistValues: [{ value: 'Tech', label: 'Tech', active: true }],
      restrictedPicklist: false,
    });
    expect(account.childRelationships).toEqual([
      { childSObject: 'Contact', field: 'AccountId', relationshipName: 'Contacts', cascadeDelete: true },
    ]);
    expect(JSON.stringify(account)).not.toContain('unused');
  });

  it('asks once, for many at a time and for any spelling', async () => {
    const { start, described } = setUp(good);
    const org = await start();
    await Promise.all([
      org.describe('Account', signal()),
      org.describe('account', signal()),
      org.describe('ACCOUNT', signal()),
    ]);
    await org.describe('Account', signal());
    expect(described()).toHaveLength(1);
  });

  it('outlives the background, but not the browser', async () => {
    const { start, described } = setUp(good);
    await (await start()).describe('Account', signal());
    await (await start()).describe('Account', signal());
    expect(described()).toHaveLength(1);
    expect(JSON.stringify(await browser.storage.local.get(null))).not.toContain('Industry');
    await browser.storage.session.clear();
    await (await start()).describe('Account', signal());
    expect(described()).toHaveLength(2);
  });

  it('is never shared between users or orgs', async () => {
    const { start, described } = setUp(good);
    await (await start()).describe('Account', signal());
    const colleague = { ...CONNECTION, id: 'other-user', userId: '0055g000003XyZ2AAK' };
    await (await start(colleague)).describe('Account', signal());
    const sandbox = { ...CONNECTION, id: 'other-org', orgId: '00D5g000001AbCEEA0' };
    await (await start(sandbox)).describe('Account', signal());
    expect(described()).toHaveLength(3);
  });

  it('asks whether it changed after a quarter of an hour, and keeps it where it did not', async () => {
    const { start, described, clock } = setUp(
      orgAnswers({
        [DESCRIBE]: ({ headers }) =>
          headers.has('if-modified-since')
            ? { status: 304 }
            : { json: ACCOUNT, headers: { 'Last-Modified': MODIFIED } },
      }),
    );
    const org = await start();
    await org.describe('Account', signal());
    clock.now += 14 * 60_000;
    await org.describe('Account', signal());
    expect(described()).toHaveLength(1);
    clock.now += 2 * 60_000;
    expect((await org.describe('Account', signal())).fields).toHaveLength(1);
    expect(described()).toHaveLength(2);
    expect(described()[1]?.headers.get('if-modified-since')).toBe(MODIFIED);
    // The 304 counts as an answer: nothing is asked for another quarter of an hour.
    clock.now += 14 * 60_000;
    await org.describe('Account', signal());
    expect(described()).toHaveLength(2);
  });

  it('asks for all of it where a fresh one is wanted', async () => {
    const { start, described } = setUp(good);
    const org = await start();
    await org.describe('Account', signal());
    await org.describe('Account', signal(), { fresh: true });
    expect(described()).toHaveLength(2);
    expect(described()[1]?.headers.has('if-modified-since')).toBe(false);
  });

  it('does not remember a failure', async () => {
    let down = true;
    const { start } = setUp(
      orgAnswers({
        [DESCRIBE]: () =>
          down ? { status: 404, json: [{ errorCode: 'NOT_FOUND', message: 'x' }] } : { json: ACCOUNT },
      }),
    );
    const org = await start();
    await expect(org.describe('Account', signal())).rejects.toMatchObject({
      problem: { code: 'salesforce_not_found' },
    });
    down = false;
    expect((await org.describe('Account', signal())).name).toBe('Account');
  });

  it('puts the name into the path and nowhere else', async () => {
    const { start, fetch } = setUp(orgAnswers({}));
    await expect((await start()).describe('../../oauth2/token?x=', signal())).rejects.toThrow();
    expect(fetch.asked.at(-1)?.url.pathname).toBe(
      '/services/data/v66.0/sobjects/..%2F..%2Foauth2%2Ftoken%3Fx%3D/describe',
    );
  });

  it('keeps the list of all objects the same way', async () => {
    const sobjects = [
      {
        name: 'Account',
        label: 'Account',
        labelPlural: 'Accounts',
        keyPrefix: '001',
        custom: false,
        queryable: true,
        searchable: true,
        urls: {},
      },
    ];
    const { start, fetch } = setUp(orgAnswers({ '/sobjects': { json: { encoding: 'UTF-8', sobjects } } }));
    const org = await start();
    expect(await org.describeGlobal(signal())).toEqual(sobjects.map(({ urls: _, ...rest }) => rest));
    await org.describeGlobal(signal());
    expect(fetch.asked.filter(({ url }) => url.pathname.endsWith('/sobjects'))).toHaveLength(1);
  });

  it.each([null, {}, { name: 'X' }, { name: 'X', fields: [{}] }, []])('takes %j for no describe', (body) => {
    expect(compactDescribe(body)).toBeNull();
    expect(compactGlobal(body)).toBeNull();
  });
});

describe('DescribeCache', () => {
  beforeEach(resetBrowser);
  afterEach(resetBrowser);

  const entry = (size: number) => ({ value: 'x'.repeat(size), lastModified: null, checkedAt: 0 });
  const stored = async () =>
    Object.keys(await browser.storage.session.get(null))
      .filter((key) => key.startsWith('describe:'))
      .sort();

  it('drops the oldest to stay within its budget', async () => {
    let now = 0;
    const cache = new DescribeCache(() => ++now, 1_000);
    for (const name of ['a', 'b', 'c']) await cache.put(name, entry(400));
    expect(await stored()).toEqual(['describe:b', 'describe:c']);
    expect(await cache.get('a')).toBeNull();
  });

  it('counts an entry once however often it is written', async () => {
    let now = 0;
    const cache = new DescribeCache(() => ++now, 1_000);
    await cache.put('a', entry(400));
    for (let i = 0; i < 5; i++) await cache.put('b', entry(400));
    expect(await stored()).toEqual(['describe:a', 'describe:b']);
  });

  it('does without storage where there is no room', async () => {
    const cache = new DescribeCache(() => 1);
    const full = vi
      .spyOn(browser.storage.session, 'set')
      .mockRejectedValue(new Error('QUOTA_BYTES quota exceeded'));
    await expect(cache.put('a', entry(10))).resolves.toBeUndefined();
    full.mockRestore();
    await cache.put('b', entry(10));
    expect(await cache.get('b')).toEqual(entry(10));
  });

  it('forgets by beginning', async () => {
    const cache = new DescribeCache(() => 1);
    await Promise.all(['org1:u:a', 'org1:u:b', 'org2:u:a'].map((key) => cache.put(key, entry(10))));
    await cache.clear('org1:');
    expect(await stored()).toEqual(['describe:org2:u:a']);
    expect(await cache.get('org1:u:a')).toBeNull();
  });

  it('does not trip over what somebody else stored', async () => {
    await browser.storage.session.set({ 'describe:a': 'rubbish', describeIndex: [1, 2] });
    const cache = new DescribeCache(() => 1);
    expect(await cache.get('a')).toBeNull();
    await cache.put('a', entry(10));
    expect(await cache.get('a')).toEqual(entry(10));
  });
});
