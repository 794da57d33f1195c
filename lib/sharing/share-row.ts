import type { Recipient, Share } from '../storage/share.ts';
import { cleanRecipientKey } from './recipient-key.ts';

/** What becomes of the note about who has copies. Pure. */

interface Sealing {
  readonly connectionId: string;
  readonly shareId: string;
  readonly sharer: string;
  readonly people: readonly {
    readonly personId: string;
    readonly name: string;
    readonly publicKey: string;
  }[];
  readonly withPassphrase: boolean;
  readonly at: number;
}

/** After copies were sealed. Those who had one before stay on the list. */
export function sealed(before: Share | undefined, sealing: Sealing): Share {
  const { connectionId, shareId, sharer, people, withPassphrase, at } = sealing;
  const now = new Map<string, Recipient>(
    people.map(({ personId, name, publicKey }) => [
      personId,
      { personId, name, publicKey: cleanRecipientKey(publicKey), sealedAt: at, removedAt: null },
    ]),
  );
  const kept = (before?.recipients ?? []).map((recipient) => now.get(recipient.personId) ?? recipient);
  const known = new Set(kept.map(({ personId }) => personId));
  return {
    connectionId,
    shareId,
    sharer,
    createdAt: before?.createdAt ?? at,
    rotatedAt: before?.rotatedAt ?? null,
    recipients: [...kept, ...[...now.values()].filter(({ personId }) => !known.has(personId))],
    teamAt: withPassphrase ? at : (before?.teamAt ?? null),
  };
}

/** Taken off the list. Whoever never had a copy that works is forgotten at once. */
export function withoutPerson(share: Share, personId: string, at: number): Share {
  return {
    ...share,
    recipients: share.recipients.flatMap((recipient) => {
      if (recipient.personId !== personId) return [recipient];
      return recipient.sealedAt === null ? [] : [{ ...recipient, removedAt: recipient.removedAt ?? at }];
    }),
  };
}

/**
 * After the token was replaced. Where the old one was revoked, nobody has a copy that works any more. Where it could not
 * be, every copy of it still does, so it stays on the list.
 */
export function rotated(share: Share, shareId: string, at: number, revoked: boolean): Share {
  if (!revoked) return { ...share, shareId, rotatedAt: at };
  return {
    ...share,
    shareId,
    rotatedAt: at,
    recipients: share.recipients
      .filter(({ removedAt }) => removedAt === null)
      .map((recipient) => ({ ...recipient, sealedAt: null })),
    teamAt: null,
  };
}
