import { toId18 } from '../record-id.ts';
import { type Address, idIn, innerAddress } from './address.ts';
import { classicPage } from './classic-page.ts';
import {
  developerName,
  listViewName,
  objectName,
  type PageMode,
  type Place,
  place,
  recordPlace,
  relatedListPlace,
} from './place.ts';

/** The page behind `/lightning/…`. `segments` are those after `lightning`. */
export function lightningPage({ segments, query }: Omit<Address, 'fragment'>): Place {
  const [area, ...rest] = segments;
  switch (area) {
    case undefined:
      return place('home');
    case 'app':
      // `/lightning/app/{app}/r/…`: the same shapes again, opened in a named app. There is no app in an app, and
      // without this bound an address of ten thousand would overflow the stack.
      return rest.length > 1 && rest[1] !== 'app'
        ? lightningPage({ segments: rest.slice(1), query })
        : place('app_page');
    case 'r':
      return record(rest);
    case 'o':
      return objectPage(rest, query);
    case 'page':
      return place(rest[0] === 'home' ? 'home' : 'app_page');
    case 'n':
      return place('app_page');
    case 'cmp':
    case 'flow':
      return withRecord('app_page', idIn(query, 'c__recordId', 'recordId', 'c__id'));
    case 'articles':
      return place('app_page', { object: objectName(rest[0] === undefined ? undefined : `${rest[0]}__kav`) });
    case 'action': {
      // A quick action's dialog lies over the record's page.
      const recordId = idIn(query, 'recordId');
      return recordId === null
        ? place('other')
        : recordPlace(recordId, objectName(query.get('objectApiName') ?? undefined));
    }
    case 'setup':
    case 'settings':
      return setup(rest, query);
    case '_classic': {
      // Segments are decoded, so `/lightning/_classic/%2F001…` is here `/001…`.
      const inner = innerAddress(rest[0] ?? null);
      return inner === null ? place('other') : classicPage(inner);
    }
    default:
      return place('other');
  }
}

/** The record a console's `ws` names: the tab that the page is a subtab of. */
export function workspaceRecord(ws: string | null): { object: string | null; recordId: string } | null {
  const inner = innerAddress(ws);
  if (inner?.segments[0] !== 'lightning') return null;
  const { object, recordId } = lightningPage({ segments: inner.segments.slice(1), query: inner.query });
  return recordId === null ? null : { object, recordId };
}

const MODES: Readonly<Record<string, PageMode>> = { view: 'view', edit: 'edit', clone: 'clone' };

function record(segments: readonly string[]): Place {
  const [first = ''] = segments;
  const anonymous = toId18(first);
  const object = anonymous === null ? objectName(first) : null;
  const recordId = anonymous ?? toId18(segments[1] ?? '');
  if (recordId === null) return place('other', { object });
  const [action = 'view', relatedList] = segments.slice(anonymous === null ? 2 : 1);
  if (action === 'related') return relatedListPlace(recordId, object, developerName(relatedList));
  return recordPlace(recordId, object, Object.hasOwn(MODES, action) ? MODES[action] : 'view');
}

function objectPage([name, page]: readonly string[], query: URLSearchParams): Place {
  const object = objectName(name);
  if (object === null) return place('other');
  if (page === 'new') return place('new_record', { object });
  if (page === 'list') return place('list', { object, listView: listViewName(query.get('filterName')) });
  return place('object_home', { object });
}

function setup(segments: readonly string[], query: URLSearchParams): Place {
  const [node, ...rest] = segments;
  if (node === 'ObjectManager') {
    const [object, section] = rest;
    if (object === undefined || object === 'home') return place('setup', { setupNode: 'ObjectManager' });
    const sectionName = developerName(section);
    return place('setup', {
      setupNode: sectionName === null ? 'ObjectManager' : `ObjectManager/${sectionName}`,
      // A custom object goes by its id (`01I…`) here, which does not tell its name.
      object: toId18(object) === null ? objectName(object) : null,
    });
  }
  // `address` is the Classic page that Setup shows in a frame.
  const inner = innerAddress(query.get('address'));
  const { object, recordId } = inner === null ? place('setup') : classicPage(inner);
  return place('setup', { setupNode: developerName(node), object, recordId });
}

function withRecord(kind: 'app_page', recordId: string | null): Place {
  return recordId === null ? place(kind) : { ...recordPlace(recordId), kind, mode: null };
}
