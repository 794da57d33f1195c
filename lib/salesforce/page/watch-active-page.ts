import browser, { type Tabs } from 'webextension-polyfill';
import { type PageContext, pageContext } from './page-context.ts';

/** The Salesforce page in front of the user. */
export interface ActivePage {
  readonly tabId: number;
  readonly url: string;
  readonly title: string;
  readonly context: PageContext;
}

/**
 * Tells which Salesforce page is open in the window that the panel belongs to, now and at every change: another tab,
 * another address (Lightning navigates without loading), another title (which Lightning sets late).
 * Null where the tab in front is no page of an org. Returns the way to stop.
 */
export function watchActivePage(onChange: (page: ActivePage | null) => void): () => void {
  let windowId: number | undefined;
  let stopped = false;
  let newest = 0;
  let told: string | undefined;

  const look = async () => {
    const mine = ++newest;
    windowId ??= (await browser.windows.getCurrent()).id;
    const tab = inFront(await browser.tabs.query(windowId === undefined ? { active: true } : { windowId }));
    if (stopped || mine !== newest) return;
    const page = activePage(tab);
    const now = page ? `${page.tabId} ${page.url} ${page.title}` : '';
    if (now === told) return;
    told = now;
    onChange(page);
  };
  const onActivated = (info: { windowId: number }) => {
    if (windowId === undefined || info.windowId === windowId) void look();
  };
  const onUpdated = (_tabId: number, change: Tabs.OnUpdatedChangeInfoType) => {
    if (change.url !== undefined || change.title !== undefined || change.status === 'complete') void look();
  };
  const onRemoved = () => void look();

  browser.tabs.onActivated.addListener(onActivated);
  browser.tabs.onUpdated.addListener(onUpdated);
  browser.tabs.onRemoved.addListener(onRemoved);
  void look();
  return () => {
    stopped = true;
    browser.tabs.onActivated.removeListener(onActivated);
    browser.tabs.onUpdated.removeListener(onUpdated);
    browser.tabs.onRemoved.removeListener(onRemoved);
  };
}

/**
 * The active tab; but where the panel itself is open as a tab (a full-page chat), the page the user came from.
 */
function inFront(tabs: readonly Tabs.Tab[]): Tabs.Tab | undefined {
  const own = browser.runtime.getURL('');
  const active = tabs.find((tab) => tab.active);
  if (!active?.url?.startsWith(own)) return active;
  const others = tabs.filter((tab) => !tab.url?.startsWith(own));
  return others.toSorted((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0))[0];
}

function activePage(tab: Tabs.Tab | undefined): ActivePage | null {
  // Without a host permission for the tab's address, the browser gives no address at all.
  if (tab?.id === undefined || !tab.url) return null;
  const title = tab.title ?? '';
  const context = pageContext(tab.url, title);
  return context && { tabId: tab.id, url: tab.url, title, context };
}
