import type { Connection } from '../../lib/storage/connection.ts';
import type { PageContext } from '../../lib/storage/run.ts';

/** Whether a page belongs to the org of a connection; `unknown` where the page's address does not tell its org. */
export function orgMatch(page: PageContext, connection: Connection): 'same' | 'other' | 'unknown' {
  const { myDomainHost } = page.org;
  if (myDomainHost === null) return 'unknown';
  return myDomainHost === connection.myDomainHost ? 'same' : 'other';
}

/** The connection that questions on this page go to: the page's own org first, then one that works, then any. */
export function currentConnection(
  connections: readonly Connection[],
  page: PageContext | null,
): Connection | null {
  const fits = page && connections.find((connection) => orgMatch(page, connection) === 'same');
  return fits ?? connections.find((connection) => connection.state === 'connected') ?? connections[0] ?? null;
}

/** An org as a person knows it by its address: `acme`, `acme--uat`. */
export function orgWords({ org }: PageContext): string {
  return org.myDomainName ?? org.host;
}
