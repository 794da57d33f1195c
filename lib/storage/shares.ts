import { db } from './database.ts';
import type { Share } from './share.ts';

/** Who was handed a copy of which connection. Holds no token. */

export const readShare = (connectionId: string): Promise<Share | undefined> => db.shares.get(connectionId);

/** Reads, changes, writes as one; undefined before: it was never shared. */
export function updateShare(
  connectionId: string,
  change: (before: Share | undefined) => Share | undefined,
): Promise<Share | undefined> {
  return db.transaction('rw', db.shares, async () => {
    const after = change(await db.shares.get(connectionId));
    if (after) await db.shares.put({ ...after, connectionId });
    return after;
  });
}

export const forgetShare = (connectionId: string): Promise<void> => db.shares.delete(connectionId);
