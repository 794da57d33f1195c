import { type OrgHost, orgOfUrl } from '../hosts.ts';
import { objectOfPrefix } from '../key-prefixes.ts';
import { type Address, addressOf, idIn, innerAddress } from './address.ts';
import { classicPage } from './classic-page.ts';
import { cleanUrl } from './clean-url.ts';
import { lightningPage, workspaceRecord } from './lightning-page.ts';
import { oneApp } from './one-app.ts';
import { labelFromTitle } from './page-title.ts';
import { type PageKind, type PageMode, type Place, place, recordPlace } from './place.ts';
import { sitePage } from './site-page.ts';

export type { PageKind, PageMode } from './place.ts';

/** What a tab shows: all that Recordside knows of a page, from its address and title alone. */
export interface PageContext {
  readonly org: OrgHost;
  readonly kind: PageKind;
  /** Cleaned by `cleanUrl`, at most 500 characters. */
  readonly url: string;
  /** API name, where the address or the id's prefix tells it. */
  readonly object: string | null;
  /** Always 18 characters. On a related list it is the parent; on `setup`, `app_page` and `visualforce` what the page is about. */
  readonly recordId: string | null;
  /** Developer name or 18-character id; `Recent` for recently viewed. Null on a list opened without naming one. */
  readonly listView: string | null;
  readonly relatedList: string | null;
  /** `ManageUsers`, `ObjectManager/FieldsAndRelationships`. */
  readonly setupNode: string | null;
  /** In a console: the record of the tab that this page is a subtab of. Null where it is the page's own. */
  readonly workspace: { readonly object: string | null; readonly recordId: string } | null;
  /** The name from the tab's title, at most 120 characters, without invisible ones. Foreign text. */
  readonly label: string | null;
  /** On records, reports, dashboards and flows. */
  readonly mode: PageMode | null;
}

/** Longer addresses are not Salesforce's. */
const LONGEST_URL = 64_000;

/**
 * The context of a tab, or null where it shows no page of an org. Total: any text is taken, nothing throws.
 * The title may lag behind the address for a moment after in-page navigation; callers call again when it changes.
 */
export function pageContext(url: string, title = ''): PageContext | null {
  if (url.length > LONGEST_URL) return null;
  const org = orgOfUrl(url);
  if (org === null) return null;
  const address = addressOf(new URL(url));
  const found = placeOf(org, address);
  const named = workspaceRecord(address.query.get('ws'));
  const workspace = named?.recordId === found.recordId ? null : named;
  return {
    org,
    kind: found.kind,
    url: cleanUrl(org, address, found, workspace?.recordId ?? null),
    object: found.object,
    recordId: found.recordId,
    listView: found.listView,
    relatedList: found.relatedList,
    setupNode: found.setupNode,
    workspace,
    label: labelFromTitle(title, org, found),
    mode: found.mode,
  };
}

function placeOf(org: OrgHost, address: Address): Place {
  const { segments, query, fragment } = address;
  const [first, second] = segments;
  if (org.surface === 'builder') return place('site');
  if (first === 'builder_platform_interaction') return flowBuilder(query);
  if (org.surface === 'site') return sitePage(address);
  if (first === 'lightning') return lightningPage({ segments: segments.slice(1), query });
  if (first === 'one' && second === 'one.app') return oneApp(fragment);
  if (first === 'reports' || first === 'desktopDashboards') return analyticsFrame(query);
  if (first === undefined) return place(org.surface === 'lightning' ? 'home' : 'other');
  if (first === 'console' || (first === 'ui' && second === 'support')) return classicConsole(fragment);
  return classicPage(address);
}

/** `/builder_platform_interaction/flowBuilder.app?flowId=301…`, opened in a tab of its own. */
function flowBuilder(query: URLSearchParams): Place {
  const recordId = idIn(query, 'flowId', 'flowDefId');
  if (recordId === null) return place('flow', { object: 'Flow' });
  return place('flow', { recordId, object: objectOfPrefix(recordId) ?? 'Flow', mode: 'edit' });
}

/** The frames in which Lightning edits reports and dashboards. */
function analyticsFrame(query: URLSearchParams): Place {
  const recordId = idIn(query, 'reportId', 'dashboardId');
  return recordId === null ? place('other') : recordPlace(recordId, null, 'edit');
}

/** `/console#%2F500…`: the record of the tab in front. */
function classicConsole(fragment: string): Place {
  const inner = innerAddress(fragment);
  return inner === null ? place('app_page') : classicPage(inner);
}
