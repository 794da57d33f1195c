import type { Connection } from './connection.ts';
import type { PageContext, PinnedOrg } from './run.ts';

/**
 * The connection that a question goes to: a chat stays in the org, and with the user, that it began with (`begunIn`); a
 * new one goes where its page is, else to the newest that works. What is chosen may have to be signed in to again:
 * another org never answers in its place (invariant I8).
 */
export function chooseConnection(
  connections: readonly Connection[],
  page: PageContext | null,
  begunIn: Pick<PinnedOrg, 'orgId' | 'userId'> | null,
): Connection | null {
  const workingFirst = connections.toSorted((a, b) => Number(isOut(a)) - Number(isOut(b)));
  const same =
    begunIn && workingFirst.find(({ orgId, userId }) => orgId === begunIn.orgId && userId === begunIn.userId);
  const host = page?.org.myDomainHost ?? null;
  const ofPage = host !== null && workingFirst.find(({ myDomainHost }) => myDomainHost === host);
  return same || ofPage || workingFirst[0] || null;
}

const isOut = ({ state }: Connection) => state !== 'connected';
