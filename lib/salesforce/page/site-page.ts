import { isSurelyRecordId, toId18 } from '../record-id.ts';
import type { Address } from './address.ts';
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
 * A page of an Experience site. Aura sites have `/s/` before the page (`/partners/s/account/001…/acme`), LWR sites do
 * not. A site's words for its pages are free (`account`, `my-orders`), so only an id tells the object, and a
 * word before it does where it has an API name's form (`Invoice__c`).
 */
export function sitePage({ segments, query }: Omit<Address, 'fragment'>): Place {
  const s = segments.indexOf('s');
  const page = s === 0 || s === 1 ? segments.slice(s + 1) : segments;
  const [area, second, third] = page;
  const object = objectName(second);
  // `/s/recordlist/Case/Default?Case-filterId=…`, `/s/case/Case/Default`.
  if (object !== null && (area === 'recordlist' || third === 'Default')) {
    const listView = listViewName(query.get(`${second}-filterId`) ?? (third === 'Default' ? null : third));
    return place('list', { object, listView });
  }
  const at = area === 'detail' ? 1 : page.findIndex(isSurelyRecordId);
  const recordId = toId18(page[at] ?? '');
  if (recordId === null) return place('site');
  const before = page[at - 1];
  const named = before?.includes('__') ? objectName(before) : null;
  if (area === 'relatedlist' || area === 'related')
    return relatedListPlace(recordId, named, developerName(page[at + 1]));
  return recordPlace(recordId, named);
}
