import { objectOfPrefix } from '../key-prefixes.ts';
import { isSurelyRecordId, toId18 } from '../record-id.ts';
import { type Address, idIn } from './address.ts';
import {
  developerName,
  listViewName,
  type PageMode,
  type Place,
  place,
  recordPlace,
  relatedListPlace,
} from './place.ts';

/** Three characters, one a digit: `one`, `app` and `udd` are Salesforce's own paths. */
const KEY_PREFIX = /^(?=.*[0-9])[0-9a-z][0-9A-Za-z]{2}$/;

/** The page behind a Salesforce Classic or Visualforce address. */
export function classicPage({ segments, query }: Omit<Address, 'fragment'>): Place {
  const [first = '', second] = segments;
  if (first === 'apex') return visualforce(query);
  if (first === 'home') return place('home');
  if (first === 'setup' || (first === 'ui' && second === 'setup')) return setup(query, place('setup'));
  if (first === 'flow') return { ...withRecord(idIn(query, 'recordId', 'id')), kind: 'app_page' };
  const recordId = toId18(first);
  if (recordId !== null) return setup(query, recordPlace(recordId, null, mode(second, query)));
  if (KEY_PREFIX.test(first)) return ofPrefix(first, second, query);
  return place('other');
}

/** A Setup entity's page names its node in `setupid`. */
function setup(query: URLSearchParams, found: Place): Place {
  const setupNode = developerName(query.get('setupid'));
  if (setupNode === null) return found;
  return { ...found, kind: 'setup', setupNode, mode: null };
}

function mode(action: string | undefined, query: URLSearchParams): PageMode {
  if (action !== 'e') return 'view';
  return query.get('clone') === '1' ? 'clone' : 'edit';
}

function ofPrefix(prefix: string, action: string | undefined, query: URLSearchParams): Place {
  const object = objectOfPrefix(prefix);
  if (action === 'o') return place('object_home', { object });
  if (action === 'e') return place('new_record', { object });
  const parent = idIn(query, 'id');
  // "Go to list" below a record: `/003?rlid=RelatedContactList&id=001…`.
  if (parent !== null && query.has('rlid'))
    return relatedListPlace(parent, null, developerName(query.get('rlid')));
  return place('list', { object, listView: listViewName(query.get('fcf')) });
}

/** A page of the customer's own making: its record is by custom in `id`, else the one parameter that is surely one. */
function visualforce(query: URLSearchParams): Place {
  const named = idIn(query, 'id', 'Id', 'recordId');
  if (named !== null) return { ...withRecord(named), kind: 'visualforce' };
  const others = new Set([...query.values()].filter(isSurelyRecordId).map(toId18));
  const [only = null] = others;
  return { ...withRecord(others.size === 1 ? only : null), kind: 'visualforce' };
}

function withRecord(recordId: string | null): Place {
  return recordId === null ? place('other') : { ...recordPlace(recordId), mode: null };
}
