import type { Connection } from '../../lib/storage/connection.ts';
import type { PinnedOrg } from '../../lib/storage/run.ts';

/**
 * The connection that has to be signed in to again; null where a new one is needed. A question that began in an org goes
 * on in that one and in no other (invariant I8).
 */
export function connectTarget(
  connections: readonly Connection[],
  org: Pick<PinnedOrg, 'connectionId'> | null,
  chosen: Connection | null,
): Connection | null {
  if (org) return connections.find(({ id }) => id === org.connectionId) ?? null;
  return chosen?.state === 'needs_login' ? chosen : null;
}
