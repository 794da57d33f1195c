import 'fake-indexeddb/auto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SignInSettings } from '../../../lib/salesforce/sign-in.ts';
import { DEFAULT_CLIENT_ID, type RunningOrg } from '../../org/server/start.ts';
import { ask, Browser, startFake } from '../org/server/client.ts';
import { httpsFetch } from '../salesforce/client-https-fetch.ts';
import { linesOf, rsaPair } from '../salesforce/key-fixtures.ts';
import { PASSPHRASE } from './fixture.ts';
import { Installation } from './installation.ts';

/** An administrator and members of the team, each in a browser of their own, against the test org over HTTPS. */

const SERVICE = 'ada@fake.example';
const APP: SignInSettings = {
  consumerKey: DEFAULT_CLIENT_ID,
  loginUrl: 'https://login.salesforce.com',
  scopes: 'full refresh_token',
};

describe('a shared connection', { timeout: 120_000 }, () => {
  let org: RunningOrg;
  let admin: Installation;
  let member: Installation;
  let stranger: Installation;
  /** What anybody could see: answers but for the sealed texts, problems, the console. */
  let seen: unknown[];
  let secrets: string[];

  beforeAll(async () => {
    org = await startFake();
  });
  afterAll(async () => {
    // Files share a worker: the next one is to have no module of these profiles.
    vi.resetModules();
    await org.close();
  });
  beforeEach(() => {
    seen = [];
    secrets = [];
    for (const level of ['log', 'warn', 'error', 'info', 'debug'] as const)
      vi.spyOn(console, level).mockImplementation((...said) => void seen.push(said.map(String)));
    [admin, member, stranger] = [1, 2, 3].map(
      () => new Installation({ fetch: httpsFetch(org.port), launchWebAuthFlow: signsIn }),
    ) as [Installation, Installation, Installation];
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    const disks = await Promise.all([await admin.disk(), await member.disk(), await stranger.disk()]);
    // Invariant I4: nowhere a token, but in the sealed text.
    expect(secrets.length).toBeGreaterThan(0);
    for (const secret of secrets) {
      expect(JSON.stringify(seen)).not.toContain(secret);
      for (const disk of disks) expect(disk).not.toContain(secret);
    }
    for (const one of [admin, member, stranger]) one.close();
    org.reset();
  });

  async function signsIn({ url }: { url: string }): Promise<string> {
    const user = new Browser(org);
    let shown = await user.open(url);
    if (shown.page.text.includes('login_form')) shown = await user.logIn(shown.page, SERVICE);
    if (shown.page.text.includes('Allow Access?')) shown = await user.consent(shown.page, 'allow');
    if (shown.left === undefined) throw new Error('The user did not approve access.');
    return shown.left.href;
  }

  const connect = () =>
    admin.use(async ({ orgs, readSecret }) => {
      const connection = await orgs.connect(APP, { method: 'shared' });
      secrets.push((await readSecret(`refresh:${connection.id}`)) ?? 'none');
      return connection.id;
    });

  const keyOf = (whose: Installation) =>
    whose.use(async ({ handlers }) => (await handlers.sharingIdentity(null)).publicKey);

  async function share(
    connectionId: string,
    to: { publicKey?: string; passphrase?: string; privateKey?: string },
  ): Promise<string> {
    return admin.use(async ({ handlers, readShare }) => {
      const { fileName, text } = await handlers.share({
        connectionId,
        sharer: 'Ada Admin',
        people: to.publicKey ? [{ personId: 'ben', name: 'Ben', publicKey: to.publicKey }] : [],
        passphrase: to.passphrase ?? null,
        privateKey: to.privateKey ?? null,
      });
      seen.push(fileName, await readShare(connectionId));
      return text;
    });
  }

  /** As a page would do it: looks first, then takes it. */
  const take = (whose: Installation, text: string, passphrase: string | null = null) =>
    whose.use(async ({ handlers }) => {
      const summary = await handlers.inspectShare({ text, passphrase });
      const connection = await handlers.importShare({ text, passphrase });
      seen.push(summary, connection);
      return { summary, connection };
    });

  const asksWhoIAm = (whose: Installation, id: string) =>
    whose.use(async ({ orgs }) => {
      const said = await orgs.testConnection(id, new AbortController().signal);
      seen.push(said);
      return said.userName;
    });

  async function problemOf(promise: Promise<unknown>) {
    const error = await promise.then(
      () => expect.fail('it did not fail'),
      (thrown: unknown) => thrown as { problem?: { code: string; subs: string[] }; message: string },
    );
    // What Error prints, too.
    seen.push(error.problem, error.message, String(error));
    if (!error.problem) throw error;
    return error.problem;
  }

  it('is shared by key, used, and ends when it is revoked', async () => {
    const id = await connect();
    const text = await share(id, { publicKey: await keyOf(member) });
    expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
    expect((await problemOf(take(stranger, text))).code).toBe('share_not_for_this_key');

    const { summary, connection } = await take(member, text);
    expect(summary).toMatchObject({
      from: 'Ada Admin',
      userName: 'Ada Tester',
      username: SERVICE,
      sealedTo: 'key',
    });
    expect(connection).toMatchObject({ method: 'shared', sharedBy: { name: 'Ada Admin' }, orgId: org.orgId });
    expect(await member.use(({ readSettings }) => readSettings())).toMatchObject({
      connectionMethod: 'shared',
    });
    expect(await asksWhoIAm(member, connection.id)).toBe('Ada Tester');
    // The original goes on working beside its copies.
    expect(await asksWhoIAm(admin, id)).toBe('Ada Tester');

    expect((await problemOf(take(admin, await share(id, { publicKey: await keyOf(admin) })))).code).toBe(
      'share_original_here',
    );
    expect(
      (await problemOf(member.use(({ handlers }) => handlers.revokeShare({ connectionId: connection.id }))))
        .code,
    ).toBe('share_is_copy');

    const revoked = await admin.use(({ handlers }) => handlers.revokeShare({ connectionId: id }));
    expect(revoked).toEqual({ revoked: true });
    expect(await admin.use(({ readShare }) => readShare(id))).toBeUndefined();
    const over = await problemOf(asksWhoIAm(member, connection.id));
    expect(over).toMatchObject({
      code: 'shared_connection_over',
      subs: ['Ada Tester', expect.any(String), 'Ada Admin'],
    });
    // Nor can it be imported again.
    expect((await problemOf(take(member, text))).code).toBe('shared_connection_over');
  });

  it('is shared with a passphrase', async () => {
    const text = await share(await connect(), { passphrase: PASSPHRASE });
    expect((await problemOf(take(stranger, text))).code).toBe('share_needs_passphrase');
    const { summary, connection } = await take(member, `> ${text.replaceAll('\n', '\r\n> ')}`, PASSPHRASE);
    expect(summary.sealedTo).toBe('passphrase');
    expect(await asksWhoIAm(member, connection.id)).toBe('Ada Tester');
    expect(await member.disk()).not.toContain(PASSPHRASE);
    expect(await admin.disk()).not.toContain(PASSPHRASE);
    expect(JSON.stringify(seen)).not.toContain(PASSPHRASE);
  });

  it('is rotated: copies of before are dead, new ones work', async () => {
    const id = await connect();
    const publicKey = await keyOf(member);
    const before = await share(id, { publicKey });
    const { connection } = await take(member, before);

    const rotated = await admin.use(async ({ handlers, readSecret }) => {
      const outcome = await handlers.rotateShare({ connectionId: id });
      secrets.push((await readSecret(`refresh:${id}`)) ?? 'none');
      return outcome;
    });
    expect(rotated).toEqual({ revoked: true });
    expect(new Set(secrets).size).toBe(2);
    expect(await asksWhoIAm(admin, id)).toBe('Ada Tester');
    expect((await problemOf(asksWhoIAm(member, connection.id))).code).toBe('shared_connection_over');
    expect((await problemOf(take(stranger, before))).code).toBe('share_not_for_this_key');
    const row = await admin.use(({ readShare }) => readShare(id));
    expect(row).toMatchObject({ recipients: [{ personId: 'ben', sealedAt: null }] });

    const { summary, connection: again } = await take(member, await share(id, { publicKey }));
    expect(summary).toMatchObject({ replaces: true, shareId: row?.shareId });
    expect(again.id).toBe(connection.id);
    expect(await asksWhoIAm(member, again.id)).toBe('Ada Tester');
    expect(await member.use(({ readConnections }) => readConnections())).toHaveLength(1);
  });

  it('is only forgotten by a member, and lives on for everybody else', async () => {
    const id = await connect();
    const { connection } = await take(member, await share(id, { publicKey: await keyOf(member) }));
    const gone = await member.use(({ orgs }) => orgs.disconnect(connection.id));
    expect(gone).toEqual({ revoked: false });
    expect(await asksWhoIAm(admin, id)).toBe('Ada Tester');
  });

  it('is not shared where Salesforce rotates refresh tokens: copies would end each other', async () => {
    const id = await connect();
    const app = org.site.app(DEFAULT_CLIENT_ID);
    if (!app) throw new Error('no app');
    app.rotateRefreshTokens = true;
    const refused = await problemOf(share(id, { passphrase: PASSPHRASE })).finally(() => {
      app.rotateRefreshTokens = false;
    });
    expect(refused.code).toBe('share_rotation');
    expect(await admin.use(({ readShare }) => readShare(id))).toBeUndefined();
  });

  it('with a private key is shared with the key itself, and ends in the org', async () => {
    const { pkcs8, pkcs1, publicKey: certificate } = rsaPair();
    secrets.push(...linesOf(pkcs8), ...linesOf(pkcs1));
    const app = { certificate, preAuthorized: [SERVICE], apiOnlyUsers: [SERVICE] };
    await ask(org, '/__org/oauth', { body: app });
    const connection = await admin.use(({ orgs }) =>
      orgs.connectWithKey(APP, { username: SERVICE, privateKey: pkcs8 }),
    );
    const { id } = connection;
    const publicKey = await keyOf(member);
    expect((await problemOf(share(id, { publicKey }))).code).toBe('share_pem_needed');
    const other = { publicKey, privateKey: rsaPair(3_072).pkcs8 };
    expect((await problemOf(share(id, other))).code).toBe('share_pem_other');
    // The older form of the same key is the same key.
    const text = await share(id, { publicKey, privateKey: pkcs1 });
    const { summary, connection: copy } = await take(member, text);
    expect(summary.credential).toBe('private_key');
    expect(await asksWhoIAm(member, copy.id)).toBe('Ada Tester');
    for (const end of ['rotateShare', 'revokeShare'] as const) {
      const refused = await problemOf(admin.use(({ handlers }) => handlers[end]({ connectionId: id })));
      expect(refused.code).toBe('share_key_only_in_org');
    }
    expect(await admin.use(({ readShare }) => readShare(id))).toMatchObject({ recipients: { length: 1 } });
    await ask(org, '/__org/oauth', { body: { certificate: rsaPair(3_072).publicKey } });
    expect((await problemOf(take(member, text))).code).toBe('shared_connection_over');
  });
});
