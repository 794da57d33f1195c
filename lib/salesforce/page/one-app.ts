import { toId18 } from '../record-id.ts';
import { innerAddress } from './address.ts';
import { classicPage } from './classic-page.ts';
import { lightningPage } from './lightning-page.ts';
import {
  developerName,
  listViewName,
  objectName,
  type Place,
  place,
  recordPlace,
  relatedListPlace,
} from './place.ts';

/**
 * `/one/one.app#…`: Lightning's addresses of before 2018, which bookmarks, mails and some consoles still open.
 * The fragment is a path (`/sObject/001…/view`) or a component with its attributes as base64 JSON.
 */
export function oneApp(fragment: string): Place {
  if (fragment === '') return place('home');
  const inner = innerAddress(fragment);
  if (inner === null) return component(fragment);
  const [area, ...rest] = inner.segments;
  if (area === 'home') return place('home');
  if (area === 'sObject') return sObject(rest, inner.query);
  if (area === 'alohaRedirect') return classicPage({ ...inner, segments: rest });
  return lightningPage(inner);
}

function sObject(segments: readonly string[], query: URLSearchParams): Place {
  const [first = '', action, name] = segments;
  const recordId = toId18(first);
  if (recordId === null) return lightningPage({ segments: ['o', ...segments], query });
  if (action === 'rlName' || action === 'related')
    return relatedListPlace(recordId, null, developerName(name));
  return lightningPage({ segments: ['r', ...segments], query });
}

function component(fragment: string): Place {
  const values = attributesOf(fragment);
  if (values === null) return place('other');
  const text = (...names: readonly string[]) => {
    const found = names.map((name) => values.get(name)).find((value) => typeof value === 'string');
    return typeof found === 'string' ? found : undefined;
  };
  const object = objectName(text('objectApiName', 'sObjectName', 'entityName', 'entityApiName', 'scope'));
  const recordId = toId18(text('recordId', 'parentRecordId') ?? '');
  const relatedList = developerName(text('relatedListId', 'relatedListApiName', 'relatedListName'));
  if (recordId !== null) {
    return relatedList === null
      ? recordPlace(recordId, object)
      : relatedListPlace(recordId, object, relatedList);
  }
  if (object === null) return place('app_page');
  const listView = listViewName(text('filterName', 'listViewId'));
  return listView === null ? place('object_home', { object }) : place('list', { object, listView });
}

/** `attributes`, and `attributes.values` of the older form, as one map; null where the fragment is not that. */
function attributesOf(fragment: string): ReadonlyMap<string, unknown> | null {
  if (fragment.length > 16_000) return null;
  try {
    const json: unknown = JSON.parse(atob(fragment.replaceAll('-', '+').replaceAll('_', '/')));
    if (!isObject(json) || !isObject(json.attributes)) return null;
    const { attributes } = json;
    return new Map(
      Object.entries({ ...attributes, ...(isObject(attributes.values) ? attributes.values : {}) }),
    );
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
