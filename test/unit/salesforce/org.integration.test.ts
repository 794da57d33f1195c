import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { ProblemError } from '../../../lib/problem.ts';
import { createOrgAccess } from '../../../lib/salesforce/org-access.ts';
import type { SignInSettings } from '../../../lib/salesforce/sign-in.ts';
import { readSecret } from '../../../lib/storage/secrets.ts';
import { DEFAULT_CLIENT_ID, type RunningOrg, startOrg } from '../../org/server/start.ts';
import { resetBrowser } from '../fake-browser.ts';
import { Browser, startFake } from '../org/server/client.ts';
import { memoryStore } from './client-fixtures.ts';
import { httpsFetch } from './client-https-fetch.ts';

/** Our own sign-in and client against the test org over HTTPS: two parties written from the same facts, apart. */

const USER = 'ada@fake.example';
const APP: SignInSettings = {
  consumerKey: DEFAULT_CLIENT_ID,
  loginUrl: 'https://login.salesforce.com',
  scopes: 'full refresh_token',
};
const signal = () => new AbortController().signal;

describe('sign-in and client against the test org', () => {
  let org: RunningOrg;
  beforeAll(async () => {
    org = await startFake({ accounts: 450 });
  });
  afterAll(() => org.close());
  beforeEach(resetBrowser);
  afterEach(() => {
    org.reset();
    resetBrowser();
  });

  function setUp(choice: 'allow' | 'deny' = 'allow', username = USER) {
    const connections = memoryStore();
    const access = createOrgAccess({
      connections,
      fetch: httpsFetch(org.port),
      launchWebAuthFlow: ({ url }) => window(url, choice, username),
    });
    return { connections, access };
  }

  /** What the sign-in window does: logs in, consents, and gives the callback address or is closed on an error page. */
  async function window(url: string, choice: 'allow' | 'deny', username: string): Promise<string> {
    const user = new Browser(org);
    let shown = await user.open(url);
    if (shown.page.text.includes('login_form')) shown = await user.logIn(shown.page, username);
    if (shown.page.text.includes('Allow Access?')) shown = await user.consent(shown.page, choice);
    if (shown.left === undefined) throw new Error('The user did not approve access.');
    return shown.left.href;
  }

  async function problemOf(promise: Promise<unknown>) {
    const error = await promise.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(ProblemError);
    return (error as ProblemError).problem;
  }

  it('signs in, names user and org, and reads records page by page', async () => {
    const { access, connections } = setUp();
    const connection = await access.connect(APP);
    expect(connection).toMatchObject({
      orgId: org.orgId,
      userName: 'Ada Tester',
      username: USER,
      instanceUrl: 'https://acme.my.salesforce.com',
      lightningHost: 'acme.lightning.force.com',
      timeZone: 'Europe/Berlin',
      locale: 'en-US',
      state: 'connected',
    });
    expect(connections.rows.get(connection.id)).toEqual(connection);

    const client = access.client(connection);
    const result = await client.query('SELECT Id, Name FROM Account', { maxRows: 1_000, signal: signal() });
    expect(result).toMatchObject({ total: 450, done: true });
    expect(new Set(result.records.map(({ Id }) => Id)).size).toBe(450);
    const some = await client.query('SELECT Id FROM Account', { maxRows: 201, signal: signal() });
    expect(some.records).toHaveLength(201);
    expect(some).toMatchObject({ total: 450, done: false });
    expect(client.usage()?.limit).toBeGreaterThan(0);
  });

  it('describes, searches and batches', async () => {
    const { access } = setUp();
    const client = access.client(await access.connect(APP));
    const account = await client.describe('account', signal());
    expect(account.fields.find(({ name }) => name === 'OwnerId')).toMatchObject({ referenceTo: ['User'] });
    expect((await client.describeGlobal(signal())).map(({ name }) => name)).toContain('Contact');
    const found = await client.search(
      { q: 'Brightwater', sobjects: [{ name: 'Account', fields: ['Name'] }] },
      signal(),
    );
    expect(found).toHaveLength(1);
    const [good, bad] = await client.batch(
      [`/query?q=${encodeURIComponent('SELECT Id FROM Contact')}`, '/sobjects/Nothing/describe'],
      signal(),
    );
    expect(good).toMatchObject({ status: 200, body: { totalSize: 1 } });
    expect(bad).toMatchObject({ status: 404, body: [{ errorCode: 'NOT_FOUND' }] });
  });

  it('asks a query that is too long for an address all the same', async () => {
    const { access } = setUp();
    const client = access.client(await access.connect(APP));
    const soql = `SELECT Id FROM Contact WHERE Name = '${'x'.repeat(20_000)}'`;
    expect(await client.query(soql, { maxRows: 10, signal: signal() })).toMatchObject({
      total: 0,
      done: true,
    });
  });

  it('renews an ended session by itself', async () => {
    const { access } = setUp();
    const client = access.client(await access.connect(APP));
    org.fault({ fault: 'expired_session', match: { path: '/query' }, times: 1 });
    const before = JSON.stringify(await browser.storage.session.get(null));
    expect((await client.query('SELECT Id FROM Contact', { maxRows: 1, signal: signal() })).total).toBe(1);
    expect(JSON.stringify(await browser.storage.session.get(null))).not.toBe(before);
  });

  it('keeps up with rotated refresh tokens', async () => {
    const rotating = await startFake({ app: { rotateRefreshTokens: true } });
    try {
      const connections = memoryStore();
      const access = createOrgAccess({
        connections,
        fetch: httpsFetch(rotating.port),
        launchWebAuthFlow: async ({ url }) => {
          const user = new Browser(rotating);
          const login = await user.open(url);
          const consent = await user.logIn(login.page, USER);
          return (await user.consent(consent.page, 'allow')).left?.href ?? '';
        },
      });
      const connection = await access.connect(APP);
      const client = access.client(connection);
      const seen = new Set<string | null>();
      for (let i = 0; i < 3; i++) {
        seen.add(await readSecret(`refresh:${connection.id}`));
        // Many at once: an old token used twice would revoke them all.
        await browser.storage.session.clear();
        const all = Array.from({ length: 5 }, () =>
          client.query('SELECT Id FROM Contact', { maxRows: 1, signal: signal() }),
        );
        expect((await Promise.all(all)).map(({ total }) => total)).toEqual([1, 1, 1, 1, 1]);
      }
      expect(seen.size).toBe(3);
    } finally {
      await rotating.close();
    }
  });

  it('needs a sign-in once the token was revoked in the org, and the same user revives the connection', async () => {
    const { access, connections } = setUp();
    const connection = await access.connect(APP);
    org.site.tokens.revoke((await readSecret(`refresh:${connection.id}`)) ?? '');
    const client = access.client(connection);
    const what = await problemOf(client.query('SELECT Id FROM Contact', { maxRows: 1, signal: signal() }));
    expect(what).toMatchObject({ code: 'salesforce_needs_login', action: 'reconnect' });
    expect(connections.rows.get(connection.id)?.state).toBe('needs_login');

    const again = await access.connect(APP, { again: connection });
    expect(again).toMatchObject({ id: connection.id, state: 'connected' });
    expect((await client.query('SELECT Id FROM Contact', { maxRows: 1, signal: signal() })).total).toBe(1);
  });

  it('disconnects: the token is dead in Salesforce and forgotten here', async () => {
    const { access, connections } = setUp();
    const connection = await access.connect(APP);
    const token = await readSecret(`refresh:${connection.id}`);
    expect(await access.disconnect(connection.id)).toEqual({ revoked: true });
    expect(org.site.tokens.find(token ?? '')).toBeUndefined();
    expect(connections.rows.size).toBe(0);
    expect(await readSecret(`refresh:${connection.id}`)).toBeNull();
    expect(JSON.stringify(await browser.storage.session.get(null))).not.toContain('00D');
  });

  it('tests a connection', async () => {
    const { access } = setUp();
    const connection = await access.connect(APP);
    const tested = await access.testConnection(connection.id, signal());
    expect(tested).toMatchObject({ userName: 'Ada Tester', orgName: connection.orgName });
    expect(tested.usage?.used).toBeGreaterThan(0);
  });

  it('stops a request on the wire', async () => {
    const { access } = setUp();
    const client = access.client(await access.connect(APP));
    org.fault({ fault: 'hang', match: { path: '/query' }, times: 1 });
    const controller = new AbortController();
    const query = client.query('SELECT Id FROM Contact', { maxRows: 1, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('stopped')), 50);
    await expect(query).rejects.toThrow('stopped');
  });

  it('is patient with a busy org', async () => {
    const { access } = setUp();
    const client = access.client(await access.connect(APP));
    org.fault({ fault: 'concurrent_limit', match: { path: '/query' }, times: 1 });
    expect((await client.query('SELECT Id FROM Contact', { maxRows: 1, signal: signal() })).total).toBe(1);
  });

  it.each([
    ['request_limit', 'salesforce_daily_limit'],
    ['api_disabled', 'salesforce_api_disabled'],
    ['query_timeout', 'salesforce_query_timeout'],
    ['not_json', 'salesforce_not_api'],
    ['cut_before', 'salesforce_unreachable'],
    ['cut_middle', 'salesforce_unreachable'],
  ] as const)('says what %s is', async (fault, code) => {
    const { access } = setUp();
    const client = access.client(await access.connect(APP));
    org.fault({ fault, match: { path: '/query' }, times: 1 });
    expect(
      (await problemOf(client.query('SELECT Id FROM Contact', { maxRows: 1, signal: signal() }))).code,
    ).toBe(code);
  });

  it.each([
    ['blocked@x.example', 'sign_in_app_blocked'],
    ['denied@x.example', 'sign_in_not_assigned'],
    ['crossorg@x.example', 'sign_in_other_org'],
    ['notfound@x.example', 'sign_in_app_not_found'],
    ['inactiveorg@x.example', 'sign_in_org_inactive'],
    ['ratelimit@x.example', 'sign_in_rate_limit'],
    ['iprestricted@x.example', 'sign_in_ip_restricted'],
    ['inactive@x.example', 'sign_in_user_inactive'],
    ['expiredcode@x.example', 'sign_in_code_expired'],
    ['secretrequired@x.example', 'sign_in_secret_required'],
    // Salesforce shows these on a page of its own: from here, a window that was closed.
    ['generic@x.example', 'sign_in_window_closed'],
    ['notinstalled@x.example', 'sign_in_window_closed'],
  ])('says why %s cannot sign in', async (username, code) => {
    const { access, connections } = setUp('allow', username);
    expect((await problemOf(access.connect(APP))).code).toBe(code);
    expect(connections.rows.size).toBe(0);
  });

  it('says that the user cancelled', async () => {
    const { access } = setUp('deny');
    expect((await problemOf(access.connect(APP))).code).toBe('sign_in_denied');
  });

  it('finds out by itself why the page showed an error: an unknown consumer key', async () => {
    const { access } = setUp();
    const what = await problemOf(access.connect({ ...APP, consumerKey: '3MVG9.unknown' }));
    expect(what).toMatchObject({ code: 'sign_in_consumer_key_wrong', action: 'open_connections' });
  });

  it('leaves nothing behind where the org allows no API', async () => {
    const { access, connections } = setUp();
    org.fault({ fault: 'api_disabled', match: { path: '/query' }, times: 1 });
    expect((await problemOf(access.connect(APP))).code).toBe('salesforce_api_disabled');
    expect(connections.rows.size).toBe(0);
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  it("names the company and the user of the test org's own data", async () => {
    const full = await startOrg({ now: '2026-03-02' });
    try {
      const [user] = full.users;
      const access = createOrgAccess({
        connections: memoryStore(),
        fetch: httpsFetch(full.port),
        launchWebAuthFlow: async ({ url }) => {
          const browserWindow = new Browser(full);
          const login = await browserWindow.open(url);
          const consent = await browserWindow.logIn(login.page, user?.username ?? '', user?.password);
          return (await browserWindow.consent(consent.page, 'allow')).left?.href ?? '';
        },
      });
      const connection = await access.connect(APP);
      expect(connection).toMatchObject({
        orgName: full.orgs[0]?.orgName,
        userName: user?.name,
        username: user?.username,
        timeZone: user?.timeZone,
      });
      expect(['production', 'developer']).toContain(connection.kind);
      const { total } = await access
        .client(connection)
        .query("SELECT Id, Name, Owner.Name FROM Account WHERE Name LIKE 'A%' ORDER BY Name", {
          maxRows: 5,
          signal: signal(),
        });
      expect(total).toBeGreaterThan(0);
    } finally {
      await full.close();
    }
  });
});
