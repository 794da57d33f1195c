import type { Agent, ConnectionMethod } from './agent.ts';
import type { Connection } from './connection.ts';
import type { PageContext, PinnedOrg } from './run.ts';

/** Which connections an agent may ask through: those of one method, or exactly one. */
export interface Connector {
  readonly method: ConnectionMethod;
  readonly connectionId: string | null;
}

/** An agent's connector as it counts now; null where the agent has none. A chosen connection settles the method too. */
export function connectorInForce(
  salesforce: Agent['salesforce'],
  connectionMethod: ConnectionMethod,
): Connector | null {
  return (
    salesforce && { method: salesforce.method ?? connectionMethod, connectionId: salesforce.connectionId }
  );
}

/**
 * The connection that a question goes to, among those that the agent's connector allows: a chat stays in the org, and
 * with the user, that it began with (`begunIn`); a new one goes where its page is, else to the newest that works. What is
 * chosen may have to be signed in to again: another org never answers in its place (invariant I8).
 */
export function chooseConnection(
  connections: readonly Connection[],
  page: PageContext | null,
  begunIn: Pick<PinnedOrg, 'orgId' | 'userId'> | null,
  connector: Connector | null,
): Connection | null {
  if (!connector) return null;
  const { method, connectionId } = connector;
  if (connectionId !== null) return connections.find(({ id }) => id === connectionId) ?? null;

  const eligible = connections.filter((connection) => connection.method === method).toSorted(bestFirst);
  const sameOrg = begunIn ? eligible.filter(({ orgId }) => orgId === begunIn.orgId) : [];
  const same = sameOrg.find(({ userId }) => userId === begunIn?.userId) ?? sameOrg[0];
  const host = page?.org.myDomainHost ?? null;
  const ofPage = host === null ? undefined : eligible.find(({ myDomainHost }) => myDomainHost === host);
  // A chat that began somewhere moves to another org only because the user's page did.
  return same ?? ofPage ?? (begunIn ? null : (eligible[0] ?? null));
}

/** What works before what is signed out; of two alike, an account signed in to here before a copy handed out. */
function bestFirst(a: Connection, b: Connection): number {
  return rank(a) - rank(b);
}

const rank = ({ state, sharedBy }: Connection): number =>
  (state === 'connected' ? 0 : 2) + (sharedBy === null ? 0 : 1);
