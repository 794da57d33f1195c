import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { asProblem } from '../../../lib/problem.ts';
import type { SharedCredential } from '../../../lib/salesforce/org-access.ts';
import type { SignInSettings } from '../../../lib/salesforce/sign-in.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { readPrivateKey } from '../../../lib/storage/private-keys.ts';
import { readSecret } from '../../../lib/storage/secrets.ts';
import { DEFAULT_CLIENT_ID, type RunningOrg } from '../../org/server/start.ts';
import { resetBrowser } from '../fake-browser.ts';
import { ask, startFake } from '../org/server/client.ts';
import { Installation } from './installation.ts';
import { linesOf, rsaPair } from './key-fixtures.ts';

/** Accounts of both methods against the test org: an administrator and a team member, each in a profile of their own. */

const SERVICE = 'ada@fake.example';
const OTHER = 'ben@fake.example';
const APP: SignInSettings = {
  consumerKey: DEFAULT_CLIENT_ID,
  loginUrl: 'https://login.salesforce.com',
  scopes: 'full refresh_token',
};
const SHARED_BY = { shareId: 'share-1', name: 'Mara Lind', at: 1 };
const SIGNAL = new AbortController().signal;

let org: RunningOrg;
beforeAll(async () => {
  org = await startFake();
});
afterAll(() => org.close());
beforeEach(resetBrowser);
afterEach(() => {
  org.reset();
  resetBrowser();
});

const admin = () => new Installation(org, SERVICE);
const member = () => new Installation(org, OTHER);
const control = (body: Record<string, unknown>) => ask(org, '/__org/oauth', { body });
const problemOf = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).not.toBeNull();
  return asProblem(error);
};
const query = (who: Installation, connection: Connection) =>
  who.at((orgs) => orgs.client(connection).query('SELECT Id FROM Contact', { maxRows: 1, signal: SIGNAL }));
const works = async (who: Installation, connection: Connection) => (await query(who, connection)).total === 1;
const row = (who: Installation, { id }: Connection) => who.connections.rows.get(id);
const refreshTokenOf = (who: Installation, { id }: Connection) => who.at(() => readSecret(`refresh:${id}`));
const windowsOf = (who: Installation) => who.windows.length;

const connectShared = (who: Installation) => who.at((orgs) => orgs.connect(APP, { method: 'shared' }));
async function copyFor(
  who: Installation,
  from: Installation,
  original: Connection,
): Promise<{ copy: Connection; credential: SharedCredential }> {
  const refreshToken = await from.at((orgs) => orgs.refreshTokenForCopy(original.id));
  const credential = { kind: 'refresh_token', refreshToken } as const;
  const copy = await who.at((orgs) => orgs.adopt({ ...original, sharedBy: SHARED_BY }, credential));
  return { copy, credential };
}

describe('signing in', () => {
  it('keeps an own and a shared account of the same user apart', async () => {
    const ada = admin();
    const own = await ada.at((orgs) => orgs.connect(APP));
    const shared = await connectShared(ada);
    expect(own).toMatchObject({ method: 'own', id: `${own.orgId}-${own.userId}`, sharedBy: null });
    expect(shared).toMatchObject({ method: 'shared', id: `shared-${own.id}`, credential: 'refresh_token' });
    expect(await refreshTokenOf(ada, own)).not.toBe(await refreshTokenOf(ada, shared));
    await ada.at((orgs) => orgs.disconnect(own.id));
    expect(await works(ada, shared)).toBe(true);
    expect([...ada.connections.rows.keys()]).toEqual([shared.id]);
  });

  it('asks who it is for a shared account, whoever the browser is logged in as', async () => {
    const ada = admin();
    await ada.at((orgs) => orgs.connect(APP));
    await connectShared(ada);
    expect(ada.windows.map(({ searchParams }) => searchParams.get('prompt'))).toEqual([null, 'login']);
  });

  it('again keeps id and method, and hints at the account', async () => {
    const ada = admin();
    const shared = await connectShared(ada);
    const again = await ada.at((orgs) => orgs.connect(shared, { again: shared }));
    expect(again).toMatchObject({ id: shared.id, method: 'shared', state: 'connected' });
    expect(ada.windows.at(-1)?.searchParams.get('login_hint')).toBe(SERVICE);
  });

  it('as another user is another connection, and the old one stays as it was', async () => {
    const ada = admin();
    const first = await connectShared(ada);
    const token = await refreshTokenOf(ada, first);
    ada.sitter.username = OTHER;
    const second = await ada.at((orgs) => orgs.connect(first, { method: 'shared', again: first }));
    expect(second.id).not.toBe(first.id);
    expect(row(ada, first)).toEqual(first);
    expect(await refreshTokenOf(ada, first)).toBe(token);
    expect(await works(ada, first)).toBe(true);
  });

  it('has one window at a time, and a second click is about the one that is open', async () => {
    const ada = admin();
    await ada.at(async (orgs) => {
      const [one, two, three] = await Promise.allSettled([
        orgs.connect(APP),
        orgs.connect(APP),
        orgs.connect(APP, { method: 'shared' }),
      ]);
      expect(two).toEqual(one);
      expect(one).toMatchObject({ status: 'fulfilled' });
      expect(three).toMatchObject({
        status: 'rejected',
        reason: { problem: { code: 'sign_in_window_failed' } },
      });
    });
    expect(windowsOf(ada)).toBe(1);
  });
});

describe('another app', () => {
  const ELSE = {
    consumerKey: '3MVG9.else',
    loginUrl: 'acme.my.salesforce.com',
    scopes: 'api, refresh_token',
  };

  it('is for the next sign-in: until then everything works through the one before', async () => {
    const ada = admin();
    const own = await ada.at((orgs) => orgs.connect(APP));
    const saved = await ada.at((orgs) => orgs.saveApp(own.id, ELSE));
    expect(saved).toMatchObject({
      consumerKey: '3MVG9.else',
      loginUrl: 'https://acme.my.salesforce.com',
      scopes: 'api refresh_token',
      signedInThrough: { consumerKey: APP.consumerKey, loginUrl: APP.loginUrl },
    });
    await ada.at(() => browser.storage.session.clear());
    expect(await works(ada, saved)).toBe(true);
    expect(await ada.at((orgs) => orgs.disconnect(own.id))).toEqual({ revoked: true });
  });

  it('counts from the next sign-in on, and can be taken back before', async () => {
    const ada = admin();
    const own = await ada.at((orgs) => orgs.connect(APP));
    await ada.at((orgs) => orgs.saveApp(own.id, ELSE));
    expect(await ada.at((orgs) => orgs.saveApp(own.id, APP))).not.toHaveProperty('signedInThrough');
    await ada.at((orgs) => orgs.saveApp(own.id, { ...APP, loginUrl: 'acme.my.salesforce.com' }));
    const changed = row(ada, own) ?? own;
    const again = await ada.at((orgs) => orgs.connect(changed, { again: changed }));
    expect(again).toMatchObject({ id: own.id, loginUrl: 'https://acme.my.salesforce.com' });
    expect(again).not.toHaveProperty('signedInThrough');
  });

  it.each([
    [{ ...ELSE, loginUrl: 'https://evil.example' }, 'sign_in_login_url'],
    [{ ...ELSE, consumerKey: ' ' }, 'sign_in_no_consumer_key'],
  ])('is refused where it cannot be one: %o', async (app, code) => {
    const ada = admin();
    const own = await ada.at((orgs) => orgs.connect(APP));
    expect(await problemOf(ada.at((orgs) => orgs.saveApp(own.id, app)))).toMatchObject({ code });
    expect(row(ada, own)).toEqual(own);
  });
});

describe('a copy of a shared connection', () => {
  it('works as the same account, beside the original', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    expect(copy).toMatchObject({ id: original.id, method: 'shared', sharedBy: SHARED_BY, username: SERVICE });
    expect(row(ben, copy)).toEqual(copy);
    expect(await works(ben, copy)).toBe(true);
    expect(await works(ada, original)).toBe(true);
    // And after each browser was restarted.
    for (const who of [ada, ben]) await who.at(() => browser.storage.session.clear());
    expect(await works(ben, copy)).toBe(true);
    expect(await works(ada, original)).toBe(true);
    expect(windowsOf(ben)).toBe(0);
  });

  it('stands beside an own account of the same user, and neither touches the other', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    ben.sitter.username = SERVICE;
    const own = await ben.at((orgs) => orgs.connect(APP));
    const { copy } = await copyFor(ben, ada, original);
    expect(new Set(ben.connections.rows.keys())).toEqual(new Set([own.id, copy.id]));
    await ben.at((orgs) => orgs.disconnect(own.id));
    expect(await works(ben, copy)).toBe(true);
  });

  it('is only forgotten when it is disconnected: everybody else goes on', async () => {
    const [ada, ben, cleo] = [admin(), member(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    const { copy: another } = await copyFor(cleo, ada, original);
    const before = org.log({ path: '/revoke' }).length;
    expect(await ben.at((orgs) => orgs.disconnect(copy.id))).toEqual({ revoked: false });
    expect(org.log({ path: '/revoke' })).toHaveLength(before);
    expect(ben.everything()).not.toMatch(/secret:|access:|shared-/);
    for (const who of [ada, cleo]) await who.at(() => browser.storage.session.clear());
    expect(await works(ada, original)).toBe(true);
    expect(await works(cleo, another)).toBe(true);
  });

  it('is over for all when the original revokes, and says from whom a new one comes', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    expect(await ada.at((orgs) => orgs.revoke(original.id))).toEqual({ revoked: true });
    expect(row(ada, original)).toMatchObject({ state: 'needs_login' });
    expect(ada.everything()).not.toMatch(/secret:|access:/);

    // In the middle of a question: its access token is dead too.
    const what = await problemOf(query(ben, copy));
    expect(what).toMatchObject({ code: 'shared_connection_over', action: 'reconnect', saved: 'nothing' });
    expect(what.subs).toEqual(['Ada Tester', original.orgName, 'Mara Lind']);
    expect(row(ben, copy)).toMatchObject({ state: 'needs_login', sharedBy: SHARED_BY });
    // The next question is told the same, and so is whoever tries again: no window opens, since nobody has the password.
    expect((await problemOf(query(ben, copy))).code).toBe('shared_connection_over');
    const again = ben.at((orgs) => orgs.connect(copy, { again: row(ben, copy) ?? copy }));
    expect((await problemOf(again)).code).toBe('shared_connection_over');
    expect(windowsOf(ben)).toBe(0);
    // The original is signed in to like any other.
    expect((await problemOf(query(ada, original))).code).toBe('salesforce_needs_login');
  });

  it('goes on by itself when asked again, where it was signed out for nothing', async () => {
    const [ada, ben] = [admin(), member()];
    const { copy } = await copyFor(ben, ada, await connectShared(ada));
    const signedOut = { ...copy, state: 'needs_login' } as const;
    ben.connections.rows.set(copy.id, signedOut);
    const again = await ben.at((orgs) => orgs.connect(APP, { again: signedOut }));
    expect(again).toMatchObject({ id: copy.id, state: 'connected', sharedBy: SHARED_BY });
    expect(await works(ben, again)).toBe(true);
    expect(windowsOf(ben)).toBe(0);
  });

  it('can be replaced by a newer one, and its own token is not revoked for that', async () => {
    const [ada, ben, cleo] = [admin(), member(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    await ada.at((orgs) => orgs.rotate(original.id));
    expect((await problemOf(query(ben, copy))).code).toBe('shared_connection_over');
    const { copy: newer } = await copyFor(ben, ada, original);
    expect(await works(ben, newer)).toBe(true);
    const { copy: same } = await copyFor(ben, ada, original);
    await copyFor(cleo, ada, original);
    expect(await works(ben, same)).toBe(true);
  });

  it('leaves nothing behind where its token is dead', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    const { copy, credential } = await copyFor(member(), ada, original);
    await ada.at((orgs) => orgs.revoke(original.id));
    const what = await problemOf(ben.at((orgs) => orgs.adopt(copy, credential)));
    expect(what).toMatchObject({ code: 'shared_connection_over' });
    expect(ben.everything()).toBe('[{},{},[]]');
  });

  it.each([
    ['the org allows no API', 'api_disabled', '/query', 'salesforce_api_disabled'],
    ['the net is cut', 'cut_before', '/token', 'salesforce_unreachable'],
    ['the session is refused at once', 'expired_session', '/services/data', 'salesforce_needs_login'],
  ] as const)(
    'leaves nothing behind where %s, and a copy that was there stays',
    async (_, fault, path, code) => {
      const [ada, ben, cleo] = [admin(), member(), member()];
      const original = await connectShared(ada);
      const { copy, credential } = await copyFor(cleo, ada, original);
      org.fault({ fault, match: { path }, times: 1 });
      expect((await problemOf(ben.at((orgs) => orgs.adopt(copy, credential)))).code).toBe(code);
      expect(ben.everything()).toBe('[{},{},[]]');
      const before = cleo.everything();
      org.fault({ fault, match: { path }, times: 1 });
      await problemOf(cleo.at((orgs) => orgs.adopt(copy, credential)));
      expect(cleo.everything()).toBe(before);
      expect(await works(cleo, copy)).toBe(true);
    },
  );

  it('never takes the place of the original, nor an account that it is not', async () => {
    const ada = admin();
    const original = await connectShared(ada);
    const refreshToken = await ada.at((orgs) => orgs.refreshTokenForCopy(original.id));
    const credential = { kind: 'refresh_token', refreshToken } as const;
    const offered = { ...original, sharedBy: SHARED_BY };
    expect(await problemOf(ada.at((orgs) => orgs.adopt(offered, credential)))).toMatchObject({
      code: 'share_original_here',
    });
    expect(row(ada, original)).toEqual(original);
    // A file that names another user than its token is for.
    const liar = { ...offered, userId: '0055g0000000009AAA', id: 'shared-x' };
    const ben = member();
    expect((await problemOf(ben.at((orgs) => orgs.adopt(liar, credential)))).code).toBe(
      'shared_connection_over',
    );
    expect(ben.everything()).toBe('[{},{},[]]');
  });

  it.each(['refreshTokenForCopy', 'rotate', 'revoke'] as const)('is nobody’s to %s', async (name) => {
    const [ada, ben] = [admin(), member()];
    const { copy } = await copyFor(ben, ada, await connectShared(ada));
    const what = await problemOf(ben.at((orgs) => orgs[name](copy.id) as Promise<unknown>));
    expect(what).toMatchObject({ code: 'share_is_copy', subs: ['Mara Lind'] });
    expect(windowsOf(ben)).toBe(0);
    expect(await works(ben, copy)).toBe(true);
    expect(await works(ada, copy)).toBe(true);
  });
});

describe('refreshTokenForCopy', () => {
  it('tells that the app rotates its refresh tokens, and loses nothing by having asked', async () => {
    await control({ rotation: true });
    const ada = admin();
    const original = await connectShared(ada);
    const before = await refreshTokenOf(ada, original);
    const what = await problemOf(ada.at((orgs) => orgs.refreshTokenForCopy(original.id)));
    expect(what).toMatchObject({ code: 'share_rotation', action: 'copy_for_admin' });
    expect(await refreshTokenOf(ada, original)).not.toBe(before);
    await ada.at(() => browser.storage.session.clear());
    expect(await works(ada, original)).toBe(true);

    await control({ rotation: false });
    const token = await ada.at((orgs) => orgs.refreshTokenForCopy(original.id));
    expect(token).toBe(await refreshTokenOf(ada, original));
  });

  it('finds rotation out also while questions renew the session at the same time', async () => {
    await control({ rotation: true });
    const ada = admin();
    const original = await connectShared(ada);
    await ada.at(async (orgs) => {
      await browser.storage.session.clear();
      const asked = [1, 2, 3].map(() =>
        orgs.client(original).query('SELECT Id FROM Contact', { maxRows: 1, signal: SIGNAL }),
      );
      expect(await problemOf(orgs.refreshTokenForCopy(original.id))).toMatchObject({
        code: 'share_rotation',
      });
      expect((await Promise.all(asked)).map(({ total }) => total)).toEqual([1, 1, 1]);
    });
  });

  it('has nothing to give where there is no refresh token, or nobody is signed in', async () => {
    const ada = admin();
    const api = await ada.at((orgs) => orgs.connect({ ...APP, scopes: 'api' }, { method: 'shared' }));
    expect(await problemOf(ada.at((orgs) => orgs.refreshTokenForCopy(api.id)))).toMatchObject({
      code: 'share_no_refresh_token',
    });
    expect(await works(ada, api)).toBe(true);
    ada.connections.rows.set(api.id, { ...api, state: 'needs_login' });
    expect(await problemOf(ada.at((orgs) => orgs.refreshTokenForCopy(api.id)))).toMatchObject({
      code: 'share_signed_out',
    });
  });
});

describe('rotate', () => {
  it('signs in anew as the same account and kills every copy from before', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    const old = await refreshTokenOf(ada, original);
    expect(await ada.at((orgs) => orgs.rotate(original.id))).toEqual({ revoked: true });
    expect(await refreshTokenOf(ada, original)).not.toBe(old);
    expect(org.site.tokens.find(old ?? '')).toBeUndefined();
    expect(await works(ada, original)).toBe(true);
    const asked = ada.windows.at(-1)?.searchParams;
    expect([asked?.get('login_hint'), asked?.get('prompt')]).toEqual([SERVICE, 'login']);
    expect((await problemOf(query(ben, copy))).code).toBe('shared_connection_over');
  });

  it('changes nothing when somebody else signs in, and gives back what that account gave', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    const before = ada.everything();
    ada.sitter.username = OTHER;
    expect(await problemOf(ada.at((orgs) => orgs.rotate(original.id)))).toMatchObject({
      code: 'share_rotate_other',
      subs: ['Ada Tester', original.orgName],
    });
    expect(ada.everything()).toBe(before);
    expect(org.log({ path: '/revoke' }).at(-1)).toMatchObject({ status: 200, note: 'refresh token revoked' });
    expect(await works(ada, original)).toBe(true);
    expect(await works(ben, copy)).toBe(true);
  });

  it('changes nothing when the window is closed, or no lasting token comes of it', async () => {
    const ada = admin();
    const original = await connectShared(ada);
    const before = ada.everything();
    ada.sitter.choice = 'deny';
    await control({ scopes: ['full', 'api', 'refresh_token'] });
    org.site.failures.arm('access_denied');
    expect((await problemOf(ada.at((orgs) => orgs.rotate(original.id)))).code).toBe('sign_in_denied');
    ada.sitter.choice = 'allow';
    ada.connections.rows.set(original.id, { ...original, scopes: 'api' });
    expect((await problemOf(ada.at((orgs) => orgs.rotate(original.id)))).code).toBe('share_no_refresh_token');
    ada.connections.rows.set(original.id, original);
    expect(ada.everything()).toBe(before);
    expect(await works(ada, original)).toBe(true);
  });

  it('says so where Salesforce did not confirm that the old token is dead', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    org.fault({ fault: 'error_503', match: { path: '/oauth2/revoke' }, times: 1 });
    expect(await ada.at((orgs) => orgs.rotate(original.id))).toEqual({ revoked: false });
    expect(await works(ada, original)).toBe(true);
    expect(await works(ben, copy)).toBe(true);
  });
});

describe('revoke', () => {
  it('can be tried again where Salesforce did not confirm it; nobody uses the connection meanwhile', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await connectShared(ada);
    const { copy } = await copyFor(ben, ada, original);
    org.fault({ fault: 'cut_before', match: { path: '/oauth2/revoke' }, times: 1 });
    expect(await ada.at((orgs) => orgs.revoke(original.id))).toEqual({ revoked: false });
    expect((await problemOf(query(ada, original))).code).toBe('salesforce_needs_login');
    expect(await works(ben, copy)).toBe(true);
    expect(await ada.at((orgs) => orgs.revoke(original.id))).toEqual({ revoked: true });
    expect((await problemOf(query(ben, copy))).code).toBe('shared_connection_over');
  });

  it('revives with the next sign-in, under the same id', async () => {
    const ada = admin();
    const original = await connectShared(ada);
    await ada.at((orgs) => orgs.revoke(original.id));
    const revoked = row(ada, original) ?? original;
    const again = await ada.at((orgs) => orgs.connect(revoked, { again: revoked }));
    expect(again).toMatchObject({ id: original.id, state: 'connected' });
    expect(await works(ada, again)).toBe(true);
  });
});

describe('a service account with a key', () => {
  const { pkcs8, pkcs1, publicKey } = rsaPair();
  const MY_DOMAIN = { ...APP, loginUrl: 'https://acme.my.salesforce.com' };
  const withKey = (who: Installation, app = MY_DOMAIN, privateKey = pkcs8, username = SERVICE) =>
    who.at((orgs) => orgs.connectWithKey(app, { username, privateKey }));
  const restart = (who: Installation) => who.at(() => browser.storage.session.clear());
  beforeEach(() => control({ certificate: publicKey, preAuthorized: [SERVICE], apiOnlyUsers: [SERVICE] }));

  it('connects where no window lets it in, and goes on after a restart without anybody', async () => {
    const ada = admin();
    expect((await problemOf(ada.at((orgs) => orgs.connect(APP, { method: 'shared' })))).code).toBe(
      'sign_in_window_closed',
    );
    const connection = await withKey(ada);
    expect(connection).toMatchObject({
      id: `shared-${connection.orgId}-${connection.userId}`,
      method: 'shared',
      credential: 'private_key',
      username: SERVICE,
      userName: 'Ada Tester',
      state: 'connected',
      sharedBy: null,
      loginUrl: 'https://acme.my.salesforce.com',
    });
    expect(row(ada, connection)).toEqual(connection);
    expect(await works(ada, connection)).toBe(true);
    await restart(ada);
    const before = org.log({ path: '/oauth2/token' }).length;
    await ada.at(async (orgs) => {
      const many = Array.from({ length: 6 }, () =>
        orgs.client(connection).query('SELECT Id FROM Contact', { maxRows: 1, signal: SIGNAL }),
      );
      expect((await Promise.all(many)).map(({ total }) => total)).toEqual([1, 1, 1, 1, 1, 1]);
    });
    expect(org.log({ path: '/oauth2/token' })).toHaveLength(before + 1);
    org.fault({ fault: 'expired_session', match: { path: '/query' }, times: 1 });
    expect(await works(ada, connection)).toBe(true);
    expect(windowsOf(ada)).toBe(1);
  });

  it('keeps the key where nobody can read it, and none of it anywhere else (I4)', async () => {
    const ada = admin();
    const { id } = await withKey(ada, MY_DOMAIN, pkcs1);
    const key = await ada.at(() => readPrivateKey(id));
    if (!key) throw new Error('no key');
    await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
    for (const line of [...linesOf(pkcs1), ...linesOf(pkcs8)]) expect(ada.everything()).not.toContain(line);
    expect(JSON.stringify(org.log())).not.toContain('eyJ');
  });

  it.each<[string, Record<string, unknown>, SignInSettings]>([
    ['an app that is local to its org', { localTo: 'HERE' }, MY_DOMAIN],
    ['an org that takes the shared audience only', { sharedAudienceOnly: true }, MY_DOMAIN],
    ['the shared login address', {}, APP],
  ])('works with %s', async (_, settings, app) => {
    await control(settings.localTo ? { localTo: org.orgId } : settings);
    const ada = admin();
    const connection = await withKey(ada, app);
    await restart(ada);
    expect(await works(ada, connection)).toBe(true);
  });

  it.each<[string, Record<string, unknown>, SignInSettings, string, string]>([
    ['not pre-authorised', { preAuthorized: [] }, MY_DOMAIN, SERVICE, 'sign_in_key_not_preauthorised'],
    ['nobody of this name', {}, MY_DOMAIN, 'no@fake.example', 'sign_in_key_not_preauthorised'],
    [
      'another certificate',
      { certificate: rsaPair(3_072).publicKey },
      MY_DOMAIN,
      SERVICE,
      'sign_in_key_not_accepted',
    ],
    ['no certificate', { certificate: null }, MY_DOMAIN, SERVICE, 'sign_in_key_not_accepted'],
    ['a local app at the shared address', { localTo: 'HERE' }, APP, SERVICE, 'sign_in_key_app_not_found'],
    [
      'an unknown consumer key',
      {},
      { ...APP, consumerKey: '3MVG9.x' },
      SERVICE,
      'sign_in_consumer_key_wrong',
    ],
    [
      'a wrong audience',
      { failure: 'jwt:invalid_audience', sticky: true },
      MY_DOMAIN,
      SERVICE,
      'sign_in_key_audience',
    ],
    ['a wrong clock', { failure: 'jwt:expired_authorization_code' }, MY_DOMAIN, SERVICE, 'sign_in_key_clock'],
    ['an inactive user', { failure: 'jwt:inactive_user' }, MY_DOMAIN, SERVICE, 'sign_in_user_inactive'],
    ['a failing server', { failure: 'jwt:unavailable' }, MY_DOMAIN, SERVICE, 'sign_in_server_error'],
    ['no username', {}, MY_DOMAIN, '  ', 'private_key_no_username'],
  ])('says what is wrong and keeps nothing: %s', async (_, settings, app, username, code) => {
    await control(settings.localTo === 'HERE' ? { ...settings, localTo: org.orgId } : settings);
    const ada = admin();
    const what = await problemOf(withKey(ada, app, pkcs8, username));
    expect(what.code).toBe(code);
    expect(JSON.stringify(what)).not.toMatch(/eyJ|[A-Za-z0-9+/]{60}/);
    expect(ada.everything()).toBe('[{},{},[]]');
    expect(await ada.at(() => readPrivateKey(`shared-${org.orgId}`))).toBeNull();
  });

  it.each(['not a key', publicKey])('keeps nothing of what is no private key', async (pem) => {
    const ada = admin();
    expect((await problemOf(withKey(ada, MY_DOMAIN, pem))).code).toMatch(/^private_key_/);
    expect(org.log({ path: '/oauth2/token' })).toHaveLength(0);
    expect(ada.everything()).toBe('[{},{},[]]');
  });

  it('leaves a connection that was there as it was where the key is not taken', async () => {
    const ada = admin();
    await withKey(ada);
    const before = ada.everything();
    await problemOf(withKey(ada, MY_DOMAIN, rsaPair(3_072).pkcs8));
    expect(ada.everything()).toBe(before);
    await restart(ada);
    expect(await works(ada, [...ada.connections.rows.values()][0] as Connection)).toBe(true);
  });

  it('needs a person once the key is no longer taken, tells why, and comes back by itself when it is', async () => {
    const ada = admin();
    const connection = await withKey(ada);
    await control({ preAuthorized: [] });
    await restart(ada);
    expect(await problemOf(query(ada, connection))).toMatchObject({
      code: 'sign_in_key_not_preauthorised',
      action: 'copy_for_admin',
    });
    const signedOut = row(ada, connection) ?? connection;
    expect(signedOut.state).toBe('needs_login');
    expect((await problemOf(query(ada, connection))).code).toBe('salesforce_needs_login');
    const again = () => ada.at((orgs) => orgs.connect(signedOut, { again: signedOut }));
    expect((await problemOf(again())).code).toBe('sign_in_key_not_preauthorised');
    await control({ preAuthorized: [SERVICE] });
    expect(await again()).toMatchObject({ id: connection.id, state: 'connected', credential: 'private_key' });
    expect(await works(ada, connection)).toBe(true);
    expect(windowsOf(ada)).toBe(0);
  });

  it('keeps the connection through what passes', async () => {
    const ada = admin();
    const connection = await withKey(ada);
    await restart(ada);
    await control({ failure: 'jwt:expired_authorization_code' });
    expect((await problemOf(query(ada, connection))).code).toBe('sign_in_key_clock');
    expect(row(ada, connection)?.state).toBe('connected');
    expect(await works(ada, connection)).toBe(true);
  });

  it('can be shared, and a copy whose key is no longer taken says from whom a new one comes', async () => {
    const [ada, ben] = [admin(), member()];
    const original = await withKey(ada);
    const copy = await ben.at((orgs) =>
      orgs.adopt({ ...original, sharedBy: SHARED_BY }, { kind: 'private_key', privateKey: pkcs8 }),
    );
    expect(copy).toMatchObject({ id: original.id, credential: 'private_key', sharedBy: SHARED_BY });
    await restart(ben);
    expect(await works(ben, copy)).toBe(true);
    await control({ certificate: rsaPair(3_072).publicKey });
    await restart(ben);
    const what = await problemOf(query(ben, copy));
    expect(what).toMatchObject({
      code: 'shared_connection_over',
      subs: ['Ada Tester', original.orgName, 'Mara Lind'],
    });
    expect(row(ben, copy)).toMatchObject({ state: 'needs_login' });
    const again = ben.at((orgs) => orgs.connect(copy, { again: row(ben, copy) ?? copy }));
    expect((await problemOf(again)).code).toBe('shared_connection_over');
  });

  it('leaves nothing of a copy behind whose key is not taken', async () => {
    const original = await withKey(admin());
    const ben = member();
    const offered = { ...original, sharedBy: SHARED_BY };
    const wrong = rsaPair(3_072).pkcs8;
    const adopting = ben.at((orgs) => orgs.adopt(offered, { kind: 'private_key', privateKey: wrong }));
    expect((await problemOf(adopting)).code).toBe('shared_connection_over');
    expect(ben.everything()).toBe('[{},{},[]]');
    expect(await ben.at(() => readPrivateKey(original.id))).toBeNull();
  });

  it.each(['rotate', 'revoke'] as const)(
    'cannot %s what only the org can: it says so and changes nothing',
    async (name) => {
      const ada = admin();
      const connection = await withKey(ada);
      const before = ada.everything();
      expect((await problemOf(ada.at((orgs) => orgs[name](connection.id)))).code).toBe(
        'share_key_only_in_org',
      );
      expect(ada.everything()).toBe(before);
      expect(windowsOf(ada)).toBe(0);
    },
  );

  it('is forgotten with its key, and its session is ended', async () => {
    const ada = admin();
    const connection = await withKey(ada);
    expect(await ada.at((orgs) => orgs.disconnect(connection.id))).toEqual({ revoked: true });
    expect(await ada.at(() => readPrivateKey(connection.id))).toBeNull();
    expect(ada.everything()).not.toMatch(/secret:|access:|shared-/);
    expect(org.log({ path: '/revoke' }).at(-1)).toMatchObject({ note: 'access token revoked' });
  });

  it('takes the place of a token, and a token takes its place', async () => {
    await control({ apiOnlyUsers: [] });
    const ada = admin();
    const byToken = await connectShared(ada);
    const byKey = await withKey(ada);
    expect(byKey).toMatchObject({ id: byToken.id, credential: 'private_key' });
    expect(await refreshTokenOf(ada, byKey)).toBeNull();
    const back = await connectShared(ada);
    expect(back).toMatchObject({ id: byToken.id, credential: 'refresh_token' });
    expect(await ada.at(() => readPrivateKey(back.id))).toBeNull();
    await restart(ada);
    expect(await works(ada, back)).toBe(true);
  });

  it('cannot come back where its key is gone', async () => {
    const ada = admin();
    const connection = await withKey(ada);
    await ada.at(async () => {
      const { forgetPrivateKey } = await import('../../../lib/storage/private-keys.ts');
      await forgetPrivateKey(connection.id);
      await browser.storage.session.clear();
    });
    expect((await problemOf(query(ada, connection))).code).toBe('salesforce_needs_login');
    const again = ada.at((orgs) => orgs.connect(connection, { again: connection }));
    expect(await problemOf(again)).toMatchObject({ code: 'private_key_missing', action: 'open_connections' });
    expect(windowsOf(ada)).toBe(0);
  });
});

describe('checkSignIn', () => {
  const check = (app: Partial<SignInSettings> = {}) =>
    admin().at((orgs) => orgs.checkSignIn({ ...APP, ...app }));

  it('finds nothing wrong with an app that is right, and opens no window for it', async () => {
    const ada = admin();
    expect(await ada.at((orgs) => orgs.checkSignIn(APP))).toBeNull();
    expect(windowsOf(ada)).toBe(0);
    expect(ada.everything()).toBe('[{},{},[]]');
    expect(await check({ loginUrl: 'acme.lightning.force.com', scopes: '' })).toBeNull();
  });

  it.each<[string, Record<string, unknown>, Partial<SignInSettings>, string]>([
    ['no consumer key', {}, { consumerKey: '' }, 'sign_in_no_consumer_key'],
    ['a consumer secret', {}, { consumerKey: 'A1'.repeat(32) }, 'sign_in_consumer_secret'],
    ['an unknown consumer key', {}, { consumerKey: '3MVG9.unknown' }, 'sign_in_consumer_key_wrong'],
    ['no Salesforce address', {}, { loginUrl: 'https://evil.example' }, 'sign_in_login_url'],
    [
      'an address without https',
      {},
      { loginUrl: 'http://login.salesforce.com' },
      'sign_in_login_url_not_https',
    ],
    ['scopes without the API', {}, { scopes: 'refresh_token' }, 'sign_in_scope_no_api'],
    ['scopes without a lasting token', {}, { scopes: 'api' }, 'sign_in_scope_no_refresh'],
    ['an app that wants a secret', { secret: 'x' }, {}, 'sign_in_secret_required'],
    ['a callback that is not registered', { callbacks: ['https://x.example/'] }, {}, 'sign_in_callback'],
  ])('tells %s', async (_, settings, app, code) => {
    await control(settings);
    expect(await check(app)).toMatchObject({ code });
  });

  it('tells that Salesforce cannot be reached, or that something else answers', async () => {
    org.fault({ fault: 'cut_before', match: { path: '/oauth2/token' }, times: 1 });
    expect(await check()).toMatchObject({ code: 'salesforce_unreachable' });
    org.fault({ fault: 'maintenance', match: { path: '/oauth2/token' }, times: 1 });
    expect(await check()).toMatchObject({ code: 'salesforce_maintenance' });
    org.fault({ fault: 'error_503', match: { path: '/oauth2/token' }, times: 1 });
    expect(await check()).toMatchObject({ code: 'salesforce_unavailable' });
  });

  it('does not take what only a signed-in user is told for an error of the app', async () => {
    await control({ preAuthorized: [], failure: 'OAUTH_APP_BLOCKED' });
    expect(await check()).toBeNull();
  });
});
