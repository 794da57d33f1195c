import type { Connector } from '../../lib/storage/choose-connection.ts';
import type { Connection } from '../../lib/storage/connection.ts';

/** What signing in would not help. */
export type Lost =
  /** Somebody's copy of a shared connection, which works no more. */
  | { readonly kind: 'over'; readonly copy: Connection }
  /** The agent works through a shared connection, and there is none. */
  | { readonly kind: 'none_shared' }
  /** The agent was given one connection, and that is no more. */
  | { readonly kind: 'gone' };

/**
 * `target` is the connection that would be signed in to again, null where a new one would be made; `chosen` the one that
 * the next question goes to.
 */
export function lostConnection(
  target: Connection | null,
  chosen: Connection | null,
  connector: Connector | null,
): Lost | null {
  if (target) return target.sharedBy ? { kind: 'over', copy: target } : null;
  if (chosen) return null;
  if (connector?.connectionId) return { kind: 'gone' };
  return connector?.method === 'shared' ? { kind: 'none_shared' } : null;
}
