import type { OrgHost } from '../hosts.ts';
import { toId18 } from '../record-id.ts';
import { type Address, idIn } from './address.ts';
import { developerName, type Place } from './place.ts';

const LONGEST = 500;
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
 * no parameter but those that make the page what it is. A record's or list's page of the old one.app gets its address of today.
 */
export function cleanUrl(org: OrgHost, address: Address, found: Place, workspaceId: string | null): string {
  const query = new URLSearchParams();
  for (const name of KEPT_NAMES) {
    const value = developerName(address.query.get(name));
    if (value !== null) query.set(name, toId18(value) ?? value);
  }
  for (const name of KEPT_IDS) {
    const id = idIn(address.query, name);
    if (id !== null) query.set(name, id);
  }
  if (workspaceId !== null) query.set('ws', `/lightning/r/${workspaceId}/view`);
  const path = fromFragment(address, found) ?? address.segments.map(cleanSegment).join('/');
  const search = query.size > 0 ? `?${query}` : '';
  const url = `https://${org.host}/${path}${search}`;
  return url.length > LONGEST ? url.slice(0, LONGEST).replace(/%[0-9A-F]?$/, '') : url;
}

function fromFragment(
  { segments, fragment }: Address,
  { object, recordId, relatedList }: Place,
): string | null {
  if (fragment === '' || recordId === null || segments[0] === 'lightning') return null;
  if (segments[0] !== 'one') return recordId;
  const record = ['lightning/r', ...(object === null ? [] : [object]), recordId].join('/');
  return relatedList === null ? `${record}/view` : `${record}/related/${relatedList}/view`;
}

function cleanSegment(segment: string): string {
  // `toWellFormed`: half of a surrogate pair would make the encoder throw.
  return encodeURIComponent(toId18(segment) ?? segment.toWellFormed());
}
