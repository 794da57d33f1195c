import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  candidatesOf,
  copiesOf,
  lastSharer,
  toSealAgain,
} from '../../../../../components/settings/sharing/copies.ts';
import { passphraseRole } from '../../../../../components/settings/sharing/passphrase-role.ts';
import { problem } from '../../../../../lib/problem.ts';
import type { Person } from '../../../../../lib/storage/people.ts';
import type { Recipient, Share } from '../../../../../lib/storage/share.ts';

const recipient = (personId: string, change: Partial<Recipient> = {}): Recipient => ({
  personId,
  name: `Old ${personId}`,
  publicKey: `age1${personId}`,
  sealedAt: 10,
  removedAt: null,
  ...change,
});
const share = (recipients: readonly Recipient[], change: Partial<Share> = {}): Share => ({
  connectionId: 'k1',
  shareId: 's1',
  sharer: 'Avery',
  createdAt: 1,
  rotatedAt: null,
  recipients,
  teamAt: null,
  ...change,
});
const person = (id: string, change: Partial<Person> = {}): Person => ({
  id,
  name: `Person ${id}`,
  publicKey: `age1${id}`,
  groups: [],
  ...change,
});

describe('who has a copy', () => {
  const all = share([
    recipient('a'),
    recipient('b', { sealedAt: null }),
    recipient('c', { removedAt: 20 }),
    recipient('d'),
    recipient('e', { removedAt: 20, sealedAt: null }),
  ]);
  const people = [person('a'), person('d', { publicKey: 'age1new' })];

  it('is told with what can be done about it first', () => {
    expect(copiesOf(all, people).map(({ recipient: { personId }, state }) => [personId, state])).toEqual([
      ['b', 'dead'],
      ['d', 'other_key'],
      ['a', 'works'],
      ['c', 'removed'],
      ['e', 'removed_unsure'],
    ]);
    expect(toSealAgain(copiesOf(all, people))).toEqual(['b', 'd']);
  });

  it('is named as in the address book, else as when the copy was made', () => {
    const names = new Map(copiesOf(all, people).map(({ recipient: { personId }, name }) => [personId, name]));
    expect(names.get('a')).toBe('Person a');
    expect(names.get('c')).toBe('Old c');
  });

  it('is nobody where nothing was shared', () => expect(copiesOf(undefined, people)).toEqual([]));
});

describe('whom a copy can be made for', () => {
  it('are those in the address book, with their key of now, and those who had one and left the book', () => {
    const candidates = candidatesOf(share([recipient('a'), recipient('z', { sealedAt: null })]), [
      person('a', { publicKey: 'age1new' }),
      person('b'),
    ]);
    expect(
      candidates.map(({ id, publicKey, leftBook, copyFrom }) => [id, publicKey, leftBook, copyFrom]),
    ).toEqual([
      ['z', 'age1z', true, null],
      ['a', 'age1new', false, 10],
      ['b', 'age1b', false, null],
    ]);
  });

  it('are never those who were removed, unless they are in the address book, and nobody twice', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd');
    const when = fc.option(fc.constantFrom(5, 6));
    fc.assert(
      fc.property(
        fc.uniqueArray(id),
        fc.uniqueArray(fc.record({ personId: id, key: id, sealedAt: when, removedAt: when }), {
          selector: ({ personId }) => personId,
        }),
        (book, rows) => {
          const recipients = rows.map(({ key, ...row }) =>
            recipient(row.personId, { ...row, publicKey: `age1${key}` }),
          );
          const candidates = candidatesOf(
            share(recipients),
            book.map((each) => person(each)),
          );
          expect(new Set(candidates.map((each) => each.id)).size).toBe(candidates.length);
          for (const each of candidates) {
            if (!each.leftBook) continue;
            expect(book).not.toContain(each.id);
            expect(recipients.find(({ personId }) => personId === each.id)?.removedAt).toBeNull();
          }
          expect(book.every((each) => candidates.some((candidate) => candidate.id === each))).toBe(true);
        },
      ),
    );
  });
});

it('remembers the name that copies went out in', () => {
  const shares = [
    share([], { connectionId: 'k1', sharer: 'First', createdAt: 1 }),
    share([], { connectionId: 'k2', sharer: 'Newest', createdAt: 3 }),
  ];
  expect(lastSharer(shares, 'k1')).toBe('First');
  expect(lastSharer(shares, 'k9')).toBe('Newest');
  expect(lastSharer([], 'k9')).toBe('');
});

it('asks for a passphrase only where that is what is missing', () => {
  expect(passphraseRole(problem('share_needs_passphrase'))).toBe('needed');
  expect(passphraseRole(problem('share_wrong_passphrase'))).toBe('wrong');
  expect(passphraseRole(problem('share_not_for_this_key'))).toBeNull();
  expect(passphraseRole(problem('share_damaged'))).toBeNull();
});
