import type { Person } from '../../../lib/storage/people.ts';
import type { Recipient, Share } from '../../../lib/storage/share.ts';

/**
 * How it stands with the copy of one person: it works; it died with a new token; their key is another by now; they were
 * taken off the list, and it works all the same; or may, because the old token is not known to be revoked.
 */
export type CopyState = 'works' | 'dead' | 'other_key' | 'removed' | 'removed_unsure';

export interface Copy {
  readonly recipient: Recipient;
  /** As the address book names them now. */
  readonly name: string;
  readonly state: CopyState;
}

/** Everybody of whom there is something to say, those with something to do first. */
export function copiesOf(share: Share | undefined, people: readonly Person[]): Copy[] {
  const known = new Map(people.map((person) => [person.id, person]));
  return (share?.recipients ?? [])
    .map((recipient) => {
      const person = known.get(recipient.personId);
      return { recipient, name: person?.name ?? recipient.name, state: stateOf(recipient, person) };
    })
    .sort((a, b) => ORDER[a.state] - ORDER[b.state] || a.name.localeCompare(b.name));
}

const ORDER: Readonly<Record<CopyState, number>> = {
  dead: 0,
  other_key: 1,
  works: 2,
  removed: 3,
  removed_unsure: 3,
};

function stateOf(recipient: Recipient, person: Person | undefined): CopyState {
  if (recipient.removedAt !== null) return recipient.sealedAt === null ? 'removed_unsure' : 'removed';
  if (recipient.sealedAt === null) return 'dead';
  return person && person.publicKey !== recipient.publicKey ? 'other_key' : 'works';
}

/** Whose copy has to be made again. */
export const toSealAgain = (copies: readonly Copy[]): string[] =>
  copies
    .filter(({ state }) => state === 'dead' || state === 'other_key')
    .map(({ recipient }) => recipient.personId);

export interface Candidate extends Person {
  /** Not in the address book any more; known from an earlier copy. */
  readonly leftBook: boolean;
  /** When the copy they have was made; null where they have none that works. */
  readonly copyFrom: number | null;
}

/** Whom a copy can be made for: the address book, and those who had one and are not in it any more. */
export function candidatesOf(share: Share | undefined, people: readonly Person[]): Candidate[] {
  const recipients = new Map(share?.recipients.map((each) => [each.personId, each]));
  const inBook = people.map((person) => {
    const copy = recipients.get(person.id);
    return { ...person, leftBook: false, copyFrom: copy?.removedAt === null ? copy.sealedAt : null };
  });
  const ids = new Set(people.map(({ id }) => id));
  const keys = new Set(people.map(({ publicKey }) => publicKey));
  const others = [...recipients.values()]
    .filter(
      ({ personId, publicKey, removedAt }) =>
        removedAt === null && !ids.has(personId) && !keys.has(publicKey),
    )
    .map(({ personId, name, publicKey, sealedAt }) => ({
      id: personId,
      name,
      publicKey,
      groups: [],
      leftBook: true,
      copyFrom: sealedAt,
    }));
  return [...inBook, ...others].sort((a, b) => a.name.localeCompare(b.name));
}

/** The name that copies went out in the last time, of whichever connection. */
export function lastSharer(shares: readonly Share[], connectionId: string): string {
  const own = shares.find((share) => share.connectionId === connectionId);
  const newest = shares.toSorted((a, b) => b.createdAt - a.createdAt)[0];
  return own?.sharer ?? newest?.sharer ?? '';
}
