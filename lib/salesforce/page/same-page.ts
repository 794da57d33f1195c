import { sameOrg } from '../hosts.ts';
import type { PageContext } from './page-context.ts';

/**
 * True where two contexts are of the same thing in the same org: one record (viewed or edited, with any console tab
 * behind it), one list, one related list, one Setup node. Pages that show none of these are told apart by address.
 * The label is not compared: it arrives after the address, and what shows it wants to follow it.
 */
export function samePage(a: PageContext | null, b: PageContext | null): boolean {
  if (a === null || b === null) return a === b;
  const same =
    sameOrg(a.org, b.org) &&
    a.kind === b.kind &&
    a.recordId === b.recordId &&
    a.relatedList === b.relatedList &&
    a.listView === b.listView &&
    a.setupNode === b.setupNode;
  // A record's object may be known from one address of it and not from another.
  if (!same || a.kind === 'record') return same;
  return a.object === b.object && (isNamed(a) || a.url === b.url);
}

function isNamed({ kind, recordId, object, setupNode }: PageContext): boolean {
  if (kind === 'app_page' || kind === 'visualforce') return false;
  return (recordId ?? object ?? setupNode) !== null;
}
