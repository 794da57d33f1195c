import type { Connection } from '../../lib/storage/connection.ts';
import type { PageContext } from '../../lib/storage/run.ts';

/** Whether a page belongs to the org of a connection; `unknown` where the page's address does not tell its org. */
export function orgMatch(page: PageContext, connection: Connection): 'same' | 'other' | 'unknown' {
  const { myDomainHost } = page.org;
  if (myDomainHost === null) return 'unknown';
  return myDomainHost === connection.myDomainHost ? 'same' : 'other';
}

/** An org as a person knows it by its address: `acme`, `acme--uat`. */
export function orgWords({ org }: PageContext): string {
  return org.myDomainName ?? org.host;
}
