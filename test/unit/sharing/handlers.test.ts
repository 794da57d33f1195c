import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sharingHandlers } from '../../../entrypoints/background/handlers/sharing-handlers.ts';
import { ProblemError, problem } from '../../../lib/problem.ts';
import { importPrivateKey } from '../../../lib/salesforce/import-private-key.ts';
import type { OrgAccess, SharedCredential } from '../../../lib/salesforce/org-access.ts';
import { openShare } from '../../../lib/sharing/open-share.ts';
import { sealShare, sealTo } from '../../../lib/sharing/seal-share.ts';
import { writeShareContents } from '../../../lib/sharing/share-contents.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { connectionStore } from '../../../lib/storage/connections.ts';
import { db } from '../../../lib/storage/database.ts';
import { withKeys } from '../../../lib/storage/key-database.ts';
import { savePrivateKey } from '../../../lib/storage/private-keys.ts';
import { readSettings } from '../../../lib/storage/settings.ts';
import { readShare } from '../../../lib/storage/shares.ts';
import browser, { resetBrowser } from '../fake-browser.ts';
import { REFRESH_1 } from '../salesforce/client-fixtures.ts';
import { rsaPair } from '../salesforce/key-fixtures.ts';
import { keyPair, ORIGIN, ORIGINAL, openers, PASSPHRASE, problemOf, TOKEN } from './fixture.ts';

const SHARED: Connection = { ...ORIGINAL, id: `shared-${ORIGINAL.orgId}-${ORIGINAL.userId}` };
const COPY: Connection = { ...SHARED, sharedBy: { shareId: 's', name: 'Ada', at: 1 } };

const ben = { personId: 'ben', name: 'Ben', ...(await keyPair()) };
const cleo = { personId: 'cleo', name: 'Cleo', ...(await keyPair()) };
const asked = (changes: Partial<Parameters<ReturnType<typeof sharingHandlers>['share']>[0]> = {}) => ({
  connectionId: SHARED.id,
  sharer: 'Ada Admin',
  people: [ben],
  passphrase: null,
  privateKey: null,
  ...changes,
});

/** Salesforce as the handlers see it; what is not listed is not to be asked for. */
function setUp(changes: Partial<OrgAccess> = {}) {
  const calls: string[] = [];
  const adopted: SharedCredential[] = [];
  const orgs = {
    refreshTokenForCopy: async () => {
      calls.push('refreshTokenForCopy');
      return REFRESH_1;
    },
    adopt: async (connection: Connection, credential: SharedCredential) => {
      calls.push('adopt');
      adopted.push(credential);
      await connectionStore.save(connection);
      return connection;
    },
    rotate: async () => {
      calls.push('rotate');
      return { revoked: true };
    },
    revoke: async () => {
      calls.push('revoke');
      return { revoked: true };
    },
    disconnect: async (id: string) => {
      calls.push('disconnect');
      await connectionStore.remove(id);
      return { revoked: false };
    },
    ...changes,
  } as unknown as OrgAccess;
  let held = 0;
  const keepAlive = {
    hold: () => {
      held += 1;
      return () => {
        held -= 1;
      };
    },
  };
  const connected: string[] = [];
  const runner = { connected: async (runId: string) => void connected.push(runId) };
  return { ...sharingHandlers(orgs, runner, keepAlive), calls, adopted, connected, held: () => held };
}

const myKey = async (handlers: ReturnType<typeof setUp>) => (await handlers.sharingIdentity(null)).publicKey;

const policy = (values: Record<string, unknown>) => browser.storage.managed.set(values);

async function sealedFor(
  publicKey: string,
  connection: Connection = SHARED,
  credential: SharedCredential = TOKEN,
) {
  const to = await sealTo([{ name: 'x', publicKey }], null);
  return sealShare(writeShareContents(ORIGIN, connection, credential), to);
}

beforeEach(async () => {
  resetBrowser();
  await Promise.all(db.tables.map((table) => table.clear()));
  await withKeys((database) => database.keys.clear());
});
afterEach(async () => {
  vi.restoreAllMocks();
  resetBrowser();
  await Promise.all(db.tables.map((table) => table.clear()));
});

describe('share', () => {
  it('seals a copy for people, and notes who has one', async () => {
    await connectionStore.save(SHARED);
    const { share, held } = setUp();
    const { fileName, text } = await share(asked({ people: [ben, cleo] }));
    expect(fileName).toBe('larkfield-ada-lovelace.recordside-share');
    const opened = await openShare(text, openers(cleo.identity));
    expect(opened.contents).toMatchObject({ from: 'Ada Admin', credential: TOKEN });
    const row = await readShare(SHARED.id);
    expect(row?.shareId).toBe(opened.contents.shareId);
    expect(row?.recipients.map(({ personId, sealedAt }) => [personId, sealedAt !== null])).toEqual([
      ['ben', true],
      ['cleo', true],
    ]);
    expect(JSON.stringify(row)).not.toContain('5Aep');
    expect(held()).toBe(0);
    // Another time, for another one, it is the same share.
    await share(asked({ people: [{ ...cleo, personId: 'dora', name: 'Dora' }] }));
    expect(await readShare(SHARED.id)).toMatchObject({ shareId: row?.shareId, recipients: { length: 3 } });
  });

  it('is one share, also when two pages share at once', async () => {
    await connectionStore.save(SHARED);
    const { share } = setUp();
    const texts = await Promise.all([share(asked()), share(asked({ people: [ben, cleo] }))]);
    const ids = await Promise.all(
      texts.map(async ({ text }) => (await openShare(text, openers(ben.identity))).contents.shareId),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await readShare(SHARED.id))?.recipients).toHaveLength(2);
  });

  it.each([
    ['an account of one’s own', { ...SHARED, method: 'own' } as Connection, {}, 'share_not_shared'],
    ['a copy', COPY, {}, 'share_is_copy'],
    ['one that is signed out', { ...SHARED, state: 'needs_login' } as Connection, {}, 'share_signed_out'],
    ['nobody', SHARED, { people: [] }, 'share_nobody'],
    ['people and a passphrase', SHARED, { passphrase: PASSPHRASE }, 'share_both'],
    ['no name', SHARED, { sharer: '  ' }, 'share_no_sharer'],
    ['a short passphrase', SHARED, { people: [], passphrase: 'short' }, 'share_passphrase_short'],
    ['a bad key', SHARED, { people: [{ ...ben, publicKey: 'age1x' }] }, 'share_key_unreadable'],
    ['a connection that is gone', SHARED, { connectionId: 'gone' }, 'connection_gone'],
  ])('refuses %s, and asks Salesforce for nothing', async (_, connection, changes, code) => {
    await connectionStore.save(connection);
    const { share, calls } = setUp();
    expect((await problemOf(share(asked(changes)))).code).toBe(code);
    expect(calls).toEqual([]);
    expect(await readShare(SHARED.id)).toBeUndefined();
  });

  it('notes nothing where Salesforce gives no token', async () => {
    await connectionStore.save(SHARED);
    const refused = () => Promise.reject(new ProblemError(problem('share_rotation')));
    const { share, held } = setUp({ refreshTokenForCopy: refused });
    expect((await problemOf(share(asked()))).code).toBe('share_rotation');
    expect(await readShare(SHARED.id)).toBeUndefined();
    expect(held()).toBe(0);
  });

  describe('an account with a private key', () => {
    const withKey: Connection = { ...SHARED, credential: 'private_key' };
    const pem = rsaPair().pkcs8;
    const other = rsaPair(3_072).pkcs8;

    it('wants the same key again', async () => {
      await connectionStore.save(withKey);
      await savePrivateKey(withKey.id, await importPrivateKey(pem));
      const { share, calls } = setUp();
      const codeFor = async (privateKey: string | null) =>
        (await problemOf(share(asked({ privateKey })))).code;
      expect(await codeFor(null)).toBe('share_pem_needed');
      expect(await codeFor('   ')).toBe('share_pem_needed');
      expect(await codeFor('nonsense')).toBe('private_key_unreadable');
      expect(await codeFor(other)).toBe('share_pem_other');
      expect(await readShare(SHARED.id)).toBeUndefined();
      const { text } = await share(asked({ privateKey: `\n${pem}\n` }));
      const { credential } = (await openShare(text, openers(ben.identity))).contents;
      expect(credential).toEqual({ kind: 'private_key', privateKey: pem.trim() });
      expect(calls).toEqual([]);
      const kept = JSON.stringify([await readShare(SHARED.id), await browser.storage.local.get(null)]);
      expect(kept).not.toContain(pem.slice(100, 130));
    });

    it('says so when the key is gone', async () => {
      await connectionStore.save(withKey);
      expect((await problemOf(setUp().share(asked({ privateKey: pem })))).code).toBe('share_pem_gone');
    });
  });
});

describe('import', () => {
  it('shows what it is, and keeps nothing; then keeps the copy', async () => {
    const handlers = setUp();
    const input = { text: await sealedFor(await myKey(handlers)), passphrase: null };
    const summary = await handlers.inspectShare(input);
    expect(summary).toMatchObject({
      from: 'Ada Admin',
      sealedTo: 'key',
      replaces: false,
      orgName: 'Larkfield',
    });
    expect(await db.connections.count()).toBe(0);
    const connection = await handlers.importShare(input);
    expect(connection).toMatchObject({ id: SHARED.id, method: 'shared', sharedBy: { shareId: 'share-1' } });
    expect(JSON.stringify([summary, connection])).not.toContain('5Aep');
    expect(handlers.adopted).toEqual([TOKEN]);
    expect((await readSettings()).connectionMethod).toBe('shared');
    expect((await handlers.inspectShare(input)).replaces).toBe(true);
    await handlers.importShare(input);
    expect(await db.connections.count()).toBe(1);
  });

  it('leaves the way questions go to who has an account of their own', async () => {
    await connectionStore.save({ ...ORIGINAL, method: 'own' });
    const handlers = setUp();
    await handlers.importShare({ text: await sealedFor(await myKey(handlers)), passphrase: null });
    expect((await readSettings()).connectionMethod).toBe('own');
    expect(await db.connections.count()).toBe(2);
  });

  it('is not for whoever has the original', async () => {
    await connectionStore.save({ ...SHARED, state: 'needs_login' });
    const handlers = setUp();
    const text = await sealedFor(await myKey(handlers));
    const refused = await problemOf(handlers.importShare({ text, passphrase: null }));
    expect(refused.code).toBe('share_original_here');
    expect(handlers.calls).toEqual([]);
  });

  it('changes nothing where Salesforce does not take it', async () => {
    const over = problem('shared_connection_over', { subs: ['a', 'b', 'c'] });
    const handlers = setUp({ adopt: () => Promise.reject(new ProblemError(over)) });
    const text = await sealedFor(await myKey(handlers));
    expect(await problemOf(handlers.importShare({ text, passphrase: null }))).toEqual(over);
    expect((await readSettings()).connectionMethod).toBe('own');
    expect(handlers.held()).toBe(0);
  });

  it('asks for the passphrase', async () => {
    const to = await sealTo([], PASSPHRASE);
    const text = await sealShare(writeShareContents(ORIGIN, SHARED, TOKEN), to);
    const { inspectShare, importShare } = setUp();
    for (const handler of [inspectShare, importShare])
      expect((await problemOf(handler({ text, passphrase: null }))).code).toBe('share_needs_passphrase');
    expect((await importShare({ text, passphrase: PASSPHRASE })).method).toBe('shared');
  }, 60_000);
});

describe('rotate, remove, revoke', () => {
  async function shared(changes: Partial<OrgAccess> = {}) {
    await connectionStore.save(SHARED);
    const handlers = setUp(changes);
    await handlers.share(asked({ people: [ben, cleo] }));
    return handlers;
  }

  it('drops who was removed, and says whose copies are dead', async () => {
    const handlers = await shared();
    const before = await readShare(SHARED.id);
    await handlers.removeFromShare({ connectionId: SHARED.id, personId: 'ben' });
    expect((await readShare(SHARED.id))?.recipients[0]?.removedAt).toBeTypeOf('number');
    const [once, twice] = await Promise.all([
      handlers.rotateShare({ connectionId: SHARED.id }),
      handlers.rotateShare({ connectionId: SHARED.id }),
    ]);
    expect([once, twice]).toEqual([{ revoked: true }, { revoked: true }]);
    expect(handlers.calls.filter((call) => call === 'rotate')).toHaveLength(1);
    const after = await readShare(SHARED.id);
    expect(after?.shareId).not.toBe(before?.shareId);
    expect(after?.recipients).toMatchObject([{ personId: 'cleo', sealedAt: null, removedAt: null }]);
  });

  it('forgets who has copies only when they are dead', async () => {
    let revoked = false;
    const handlers = await shared({ revoke: async () => ({ revoked }) });
    expect(await handlers.revokeShare({ connectionId: SHARED.id })).toEqual({ revoked: false });
    expect(await readShare(SHARED.id)).toBeDefined();
    revoked = true;
    await handlers.revokeShare({ connectionId: SHARED.id });
    expect(await readShare(SHARED.id)).toBeUndefined();
  });

  it('is for the original alone', async () => {
    await connectionStore.save(COPY);
    const { rotateShare, revokeShare, calls } = setUp();
    for (const handler of [rotateShare, revokeShare])
      expect((await problemOf(handler({ connectionId: COPY.id }))).code).toBe('share_is_copy');
    expect(calls).toEqual([]);
  });

  it('needs nothing to be there', async () => {
    await connectionStore.save(SHARED);
    const { removeFromShare, rotateShare } = setUp();
    await removeFromShare({ connectionId: SHARED.id, personId: 'nobody' });
    await rotateShare({ connectionId: SHARED.id });
    expect(await db.shares.count()).toBe(0);
  });
});

describe('what the organisation decides', () => {
  it('keeps everybody but its administrators from setting up sharing', async () => {
    await connectionStore.save(SHARED);
    const handlers = setUp();
    const { publicKey, mayShare } = await handlers.sharingIdentity(null);
    expect(mayShare).toBe(true);
    const setUps = () => [
      handlers.share(asked()),
      handlers.rotateShare({ connectionId: SHARED.id }),
      handlers.revokeShare({ connectionId: SHARED.id }),
    ];
    for (const sharedConnections of [
      { setUpBy: 'nobody' },
      { setUpBy: 'administrators', administrators: [ben.publicKey] },
      { setUpBy: 'gibberish' },
    ]) {
      await policy({ sharedConnections });
      expect((await handlers.sharingIdentity(null)).mayShare).toBe(false);
      for (const refused of await Promise.all(setUps().map(problemOf)))
        expect(refused.code).toBe('policy_sharing');
    }
    expect(handlers.calls).toEqual([]);
    await policy({ sharedConnections: { setUpBy: 'administrators', administrators: [publicKey] } });
    expect((await handlers.sharingIdentity(null)).mayShare).toBe(true);
    await handlers.share(asked());
    expect(handlers.calls).toEqual(['refreshTokenForCopy']);
  });

  it('lets members import all the same, also what it provides, but not from an org that it forbids', async () => {
    const handlers = setUp();
    const { publicKey } = await handlers.sharingIdentity(null);
    const text = await sealedFor(publicKey);
    await policy({ sharedConnections: { setUpBy: 'nobody' }, allowedOrgs: ['other.my.salesforce.com'] });
    for (const handler of [handlers.inspectShare, handlers.importShare])
      expect((await problemOf(handler({ text, passphrase: null }))).code).toBe('policy_org');
    expect(handlers.calls).toEqual([]);
    await policy({ allowedOrgs: ['acme.my.salesforce.com'] });
    expect((await handlers.importShare({ text, passphrase: null })).method).toBe('shared');
  });

  it('is not got round by an address that is not the org’s', async () => {
    const elsewhere = {
      instanceUrl: 'https://real.my.salesforce.com',
      myDomainHost: 'real.my.salesforce.com',
    };
    const handlers = setUp();
    const adopt = async (connection: Connection) => {
      const real = { ...connection, ...elsewhere };
      await connectionStore.save(real);
      return real;
    };
    const misled = setUp({ adopt });
    const text = await sealedFor(await myKey(handlers));
    await policy({ allowedOrgs: ['acme.my.salesforce.com'] });
    expect((await problemOf(misled.importShare({ text, passphrase: null }))).code).toBe('policy_org');
    expect(misled.calls).toEqual(['disconnect']);
    expect(await db.connections.count()).toBe(0);
  });
});
