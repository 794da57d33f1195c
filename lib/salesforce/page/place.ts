import { objectOfPrefix, standardObject } from '../key-prefixes.ts';
import { toId18 } from '../record-id.ts';

export type PageKind =
  | 'record'
  | 'related_list'
  | 'list'
  | 'object_home'
  | 'new_record'
  | 'report'
  | 'dashboard'
  | 'setup'
  | 'flow'
  | 'home'
  | 'app_page'
  | 'visualforce'
  | 'site'
  | 'other';

export type PageMode = 'view' | 'edit' | 'clone';

/** What an address alone tells of a page, before org, title and console tab. */
export interface Place {
  readonly kind: PageKind;
  readonly object: string | null;
  readonly recordId: string | null;
  readonly listView: string | null;
  readonly relatedList: string | null;
  readonly setupNode: string | null;
  readonly mode: PageMode | null;
}

const NOWHERE: Place = {
  kind: 'other',
  object: null,
  recordId: null,
  listView: null,
  relatedList: null,
  setupNode: null,
  mode: null,
};

export function place(kind: PageKind, found: Partial<Omit<Place, 'kind'>> = {}): Place {
  return { ...NOWHERE, ...found, kind };
}

const PAGES_OF_OBJECTS: ReadonlyMap<string | null, PageKind> = new Map([
  ['Report', 'report'],
  ['Dashboard', 'dashboard'],
  ['Flow', 'flow'],
  ['FlowDefinition', 'flow'],
]);

/** A record's page. `recordId` has 18 characters; `object` is what the address calls it, if it does. */
export function recordPlace(recordId: string, object: string | null = null, mode: PageMode = 'view'): Place {
  const known = objectOfRecord(recordId, object);
  return place(PAGES_OF_OBJECTS.get(known) ?? 'record', { recordId, object: known, mode });
}

export function relatedListPlace(recordId: string, object: string | null, relatedList: string | null): Place {
  return place('related_list', { recordId, object: objectOfRecord(recordId, object), relatedList });
}

/**
 * The id decides: Lightning shows `/lightning/r/Account/003…` as the contact that it is. Where its prefix and the
 * address's name are not both standard, the name is the better source (custom objects, `ContentNote` under 069).
 */
function objectOfRecord(recordId: string, named: string | null): string | null {
  const byPrefix = objectOfPrefix(recordId);
  if (named === null || byPrefix === null) return named ?? byPrefix;
  return standardObject(named) === null ? named : byPrefix;
}

/** An object's API name from an address, in its right spelling where that is known; null where it cannot be one. */
export function objectName(text: string | undefined): string | null {
  if (text === undefined || !/^[A-Za-z][A-Za-z0-9_]{0,79}$/.test(text)) return null;
  // Lightning's stand-in for "whatever the id is of".
  if (text === 'sObject') return null;
  return standardObject(text) ?? text;
}

/** A developer name (list view, related list, setup node) from an address, or null. */
export function developerName(text: string | null | undefined): string | null {
  return text && /^[A-Za-z0-9_.-]{1,120}$/.test(text) ? text : null;
}

/** A list view: the 18 characters of its id, or its developer name. Recently viewed has two names: it gets one. */
export function listViewName(text: string | null | undefined): string | null {
  const name = developerName(text);
  if (name === '__Recent') return 'Recent';
  return name === null ? null : (toId18(name) ?? name);
}
