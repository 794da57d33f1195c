import type { OrgHost } from '../hosts.ts';
import { toId18 } from '../record-id.ts';
import { type Address, idIn } from './address.ts';
import { developerName, type Place } from './place.ts';

const LONGEST = 500;
/** A cut address must not end within a character: the last one of several bytes goes, and half an escape. */
const LAST_ESCAPES = /(?:%[C-F][0-9A-F](?:%[89AB][0-9A-F])*)?(?:%[0-9A-F]?)?$/;
/** The parameters that say which page it is. Others carry session ids, return addresses and typed-in values. */
const KEPT_NAMES = ['filterName', 'rlid', 'setupid'];
const KEPT_IDS = [
  'fcf',
  'id',
  'recordId',
  'c__recordId',
  'recordTypeId',
  'flowId',
  'flowDefId',
  'reportId',
  'dashboardId',
];

/**
 * The page's address, fit to be kept and sent to a model: https, no port, no user, no fragment, ids in 18 characters,
 * no parameter but those that make the page what it is. What the old one.app and consoles keep in the fragment gets
 * its address of today.
 */
export function cleanUrl(org: OrgHost, address: Address, found: Place, workspaceId: string | null): string {
  const [path, query] = ofFragment(address, found) ?? [
    address.segments.map(cleanSegment).join('/'),
    ofQuery(address.query, found),
  ];
  if (workspaceId !== null) query.set('ws', `/lightning/r/${workspaceId}/view`);
  const search = query.size > 0 ? `?${query}` : '';
  const url = `https://${org.host}/${path}${search}`;
  return url.length > LONGEST ? url.slice(0, LONGEST).replace(LAST_ESCAPES, '') : url;
}

function ofQuery(all: URLSearchParams, { kind, recordId }: Place): URLSearchParams {
  const kept = new URLSearchParams();
  for (const name of KEPT_NAMES) {
    const value = developerName(all.get(name));
    if (value !== null) kept.set(name, toId18(value) ?? value);
  }
  for (const name of KEPT_IDS) {
    const id = idIn(all, name);
    if (id !== null) kept.set(name, id);
  }
  if (recordId === null) return kept;
  if (kind === 'setup' && all.has('address')) kept.set('address', `/${recordId}`);
  if (kind === 'visualforce') {
    // The customer's own name for the parameter that `classicPage` found the record in.
    const [name] = [...all].find(([, value]) => toId18(value) === recordId) ?? [];
    if (developerName(name) !== null && name !== undefined) kept.set(name, recordId);
  }
  return kept;
}

function ofFragment({ segments, fragment }: Address, found: Place): [string, URLSearchParams] | null {
  const { object, recordId, relatedList, listView } = found;
  const query = new URLSearchParams();
  const isOneApp = segments[0] === 'one';
  // Elsewhere a fragment is a place within the page.
  if (fragment === '' || !(isOneApp || segments[0] === 'console' || segments[0] === 'ui')) return null;
  if (recordId !== null) {
    if (!isOneApp) return [recordId, query];
    const record = ['lightning/r', ...(object === null ? [] : [object]), recordId].join('/');
    return [relatedList === null ? `${record}/view` : `${record}/related/${relatedList}/view`, query];
  }
  if (object === null || (found.kind !== 'list' && found.kind !== 'object_home')) return null;
  if (listView !== null) query.set('filterName', listView);
  return [`lightning/o/${object}/${found.kind === 'list' ? 'list' : 'home'}`, query];
}

function cleanSegment(segment: string): string {
  // `toWellFormed`: half of a surrogate pair would make the encoder throw.
  return encodeURIComponent(toId18(segment) ?? segment.toWellFormed());
}
