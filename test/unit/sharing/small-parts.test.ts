import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passphraseFault } from '../../../lib/passphrase.ts';
import { shareFileName } from '../../../lib/sharing/file-name.ts';
import { cleanRecipientKey, recipientFault } from '../../../lib/sharing/recipient-key.ts';
import { sealTo } from '../../../lib/sharing/seal-share.ts';
import { rotated, sealed, withoutPerson } from '../../../lib/sharing/share-row.ts';
import type { Share } from '../../../lib/storage/share.ts';
import { anyText, keyPair, PASSPHRASE, problemOf } from './fixture.ts';

/** Every one of the points that give the same secret to everybody (RFC 7748, section 6.1): zero, encoded for age. */
const NOBODYS_KEY = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqcrwjmn';

describe('the name of the file', () => {
  it('says org and user', () => {
    const name = shareFileName({
      orgName: 'Larkfield GmbH & Co.',
      userName: 'Integration User',
      username: 'i@x',
    });
    expect(name).toBe('larkfield-gmbh-co-integration-user.recordside-share');
    expect(shareFileName({ orgName: '', userName: '', username: 'svc@x.io' })).toBe(
      'org-svc-x-io.recordside-share',
    );
    expect(shareFileName({ orgName: '../..', userName: '***', username: '' })).toBe(
      'org-user.recordside-share',
    );
  });

  it('is one that every file system takes', () => {
    const any = anyText(300);
    fc.assert(
      fc.property(any, any, any, (orgName, userName, username) => {
        const name = shareFileName({ orgName, userName, username });
        expect(name).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)+\.recordside-share$/u);
        expect([...name].length).toBeLessThan(110);
      }),
    );
  });
});

describe('a passphrase', () => {
  it.each([
    ['', 'short'],
    ['short one', 'short'],
    ['            a            ', 'short'],
    ['elevenchar.', 'short'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abababababababab', 'weak'],
    ['123456789012345', 'weak'],
    ['zyxwvutsrqponm', 'weak'],
    ['AbCdEfGhIjKlMn', 'weak'],
    ['tR7#pq!2Lm9z', null],
    ['correct horse battery staple', null],
    [PASSPHRASE, null],
    ['静かな冬の港を照らす古い灯台', null],
  ])('%j: %s', (typed, fault) => {
    expect(passphraseFault(typed)).toBe(fault);
  });
});

describe('a sharing key', () => {
  it('is taken as it was pasted', async () => {
    const { publicKey } = await keyPair();
    expect(await recipientFault(publicKey)).toBeNull();
    expect(cleanRecipientKey(`  ${publicKey.toUpperCase()}\n`)).toBe(publicKey);
  });

  it('is refused in its own words before anything is sealed', async () => {
    const { identity, publicKey } = await keyPair();
    const typo = publicKey.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'));
    const cases = [
      [identity, 'share_key_private'],
      [`age1pq1${'q'.repeat(1_960)}`, 'share_key_other_kind'],
      ['age1tag1qwe0kafsjrar4txm6heqnhpfuggzr0gvznz7fvygxrlq90u5mq2pysxtw6h', 'share_key_other_kind'],
      ['age1tagpq1qqqq', 'share_key_other_kind'],
      ['age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t', 'share_key_other_kind'],
      [typo, 'share_key_unreadable'],
      [publicKey.slice(0, -3), 'share_key_unreadable'],
      ['ssh-ed25519 AAAA', 'share_key_unreadable'],
      ['', 'share_key_unreadable'],
      [NOBODYS_KEY, 'share_key_unreadable'],
    ] as const;
    for (const [key, code] of cases) {
      const people = [
        { name: 'Good', publicKey },
        { name: 'Bea', publicKey: key },
      ];
      const refused = await problemOf(sealTo(people, null));
      expect(refused, key).toMatchObject({ code, subs: ['Bea'] });
      expect(JSON.stringify(refused)).not.toContain('AGE-SECRET-KEY');
    }
  });

  it('counts once', async () => {
    const { publicKey } = await keyPair();
    const twice = [
      { name: 'A', publicKey },
      { name: 'B', publicKey: publicKey.toUpperCase() },
    ];
    expect(await sealTo(twice, null)).toEqual({ keys: [publicKey] });
  });

  it('is needed, where there is no passphrase', async () => {
    const { publicKey } = await keyPair();
    expect((await problemOf(sealTo([], null))).code).toBe('share_nobody');
    expect((await problemOf(sealTo([{ name: 'A', publicKey }], PASSPHRASE))).code).toBe('share_both');
    expect((await problemOf(sealTo([], 'short'))).code).toBe('share_passphrase_short');
    expect((await problemOf(sealTo([], 'aaaaaaaaaaaaaa'))).code).toBe('share_passphrase_weak');
  });
});

describe('who has copies', () => {
  const person = (personId: string) => ({ personId, name: personId, publicKey: `age1${personId}` });
  const base = { connectionId: 'c', shareId: 's1', sharer: 'Ada', withPassphrase: false };
  const first = () => sealed(undefined, { ...base, people: [person('a'), person('b')], at: 1 });

  it('keeps those before when it is shared again', () => {
    const again = sealed(first(), { ...base, people: [person('b'), person('c')], at: 5 });
    expect(again.recipients.map(({ personId, sealedAt }) => [personId, sealedAt])).toEqual([
      ['a', 1],
      ['b', 5],
      ['c', 5],
    ]);
    expect(again).toMatchObject({ createdAt: 1, teamAt: null, rotatedAt: null });
    const team = sealed(again, { ...base, people: [], withPassphrase: true, at: 9 });
    expect(team).toMatchObject({ teamAt: 9, recipients: again.recipients });
    expect(sealed(team, { ...base, people: [person('a')], at: 10 }).teamAt).toBe(9);
  });

  it('takes a person off, and puts them on again', () => {
    const off = withoutPerson(first(), 'a', 7);
    expect(off.recipients[0]).toMatchObject({ personId: 'a', removedAt: 7, sealedAt: 1 });
    expect(withoutPerson(off, 'a', 8)).toEqual(off);
    const on = sealed(off, { ...base, people: [person('a')], at: 9 });
    expect(on.recipients[0]).toMatchObject({ personId: 'a', removedAt: null, sealedAt: 9 });
  });

  it('begins anew with another token', () => {
    const off = withoutPerson({ ...first(), teamAt: 3 }, 'a', 7);
    const after = rotated(off, 's2', 8, true);
    expect(after).toMatchObject({ shareId: 's2', rotatedAt: 8, teamAt: null, createdAt: 1 });
    expect(after.recipients).toEqual([{ ...person('b'), sealedAt: null, removedAt: null }]);
    expect(withoutPerson(after, 'b', 9).recipients).toEqual([]);
    // Theirs still works where the old token could not be revoked.
    expect(rotated(off, 's2', 8, false)).toEqual({ ...off, shareId: 's2', rotatedAt: 8 });
  });

  it('never loses or doubles a person who may have a copy that works', () => {
    const step = fc.oneof(
      fc.record({ seal: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')) }),
      fc.record({ remove: fc.constantFrom('a', 'b', 'c') }),
      fc.record({ revoked: fc.boolean() }),
    );
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let row: Share = sealed(undefined, { ...base, people: [], at: 0 });
        const working = new Set<string>();
        for (const [at, what] of steps.entries()) {
          if ('seal' in what) {
            row = sealed(row, { ...base, people: what.seal.map(person), at });
            for (const id of what.seal) working.add(id);
          } else if ('remove' in what) row = withoutPerson(row, what.remove, at);
          else {
            row = rotated(row, `s${at}`, at, what.revoked);
            if (what.revoked) working.clear();
          }
        }
        const listed = row.recipients.map(({ personId }) => personId);
        expect(new Set(listed).size).toBe(listed.length);
        const alive = row.recipients.flatMap(({ personId, sealedAt }) =>
          sealedAt === null ? [] : [personId],
        );
        expect(new Set(alive)).toEqual(working);
      }),
    );
  });
});
