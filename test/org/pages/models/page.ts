import { OrgError, type OrgSession } from '../../contract.ts';
import { homePage } from './home-page.ts';
import { listPage } from './list-page.ts';
import { recordPage } from './record-page.ts';
import { relatedPage } from './related-page.ts';
import { reportList, reportPage } from './report-page.ts';

/** What the client draws; `kind` picks how, `title` goes into the tab. */
export interface PageModel {
  kind: 'home' | 'record' | 'list' | 'related' | 'report' | 'setup' | 'message';
  title: string;
  /** The address the page belongs under, when it is not the one asked for. */
  address?: string;
  /** The tab to mark in the navigation. */
  tab?: string;
  [key: string]: unknown;
}

const message = (heading: string, text: string): PageModel => ({
  kind: 'message',
  title: `${heading} | Salesforce`,
  heading,
  text,
});

function setupPage(path: string): PageModel {
  const [, node = 'Home'] = /^\/lightning\/setup\/(\w+)/.exec(path) ?? [];
  const heading = node === 'SetupOneHome' ? 'Setup Home' : node.replace(/([a-z])([A-Z])/g, '$1 $2');
  return { kind: 'setup', title: `${heading} | Salesforce`, heading };
}

// `/lightning/app/{app}/o/…` shows the same as `/lightning/o/…`.
const withoutApp = (path: string): string => path.replace(/^\/lightning\/app\/[^/]+(?=\/)/, '/lightning');

/** The page at a Lightning address, as this user sees it. */
export function pageModel(session: OrgSession, address: string): PageModel {
  const url = URL.parse(address, 'https://org.invalid');
  if (url === null) return message('Page not found', 'This address is not one of this app.');
  const path = withoutApp(url.pathname);
  try {
    return route(session, path, url.searchParams);
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    if (error.status === 404 || error.errorCode === 'MALFORMED_ID') {
      return message(
        "We can't find the record you're looking for",
        "The record you are attempting to access can't be found. It may have been deleted by another user, or you may not have access to it.",
      );
    }
    return message('Something went wrong', error.message);
  }
}

function route(session: OrgSession, path: string, query: URLSearchParams): PageModel {
  if (
    path === '/lightning' ||
    path === '/lightning/' ||
    path === '/lightning/page/home' ||
    path === '/one/one.app'
  ) {
    return homePage(session);
  }
  if (path.startsWith('/lightning/setup/')) return setupPage(path);
  const related = /^\/lightning\/r\/(?:(\w+)\/)?(\w{15,18})\/related\/(\w+)\/view$/.exec(path);
  if (related?.[2] !== undefined && related[3] !== undefined)
    return relatedPage(session, related[2], related[3]);
  const record = /^\/lightning\/r\/(?:(\w+)\/)?(\w{15,18})\/(?:view|edit)$/.exec(path);
  if (record?.[2] !== undefined)
    return record[1] === 'Report' ? reportPage(session, record[2]) : recordPage(session, record[2]);
  const list = /^\/lightning\/o\/(\w+)\/(home|list)$/.exec(path);
  if (list?.[1] === 'Report') return reportList(session);
  if (list?.[1] !== undefined) return listPage(session, list[1], query.get('filterName'));
  return message('Page not found', 'This address is not one of this app.');
}
