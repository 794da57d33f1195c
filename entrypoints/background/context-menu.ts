import browser, { type Menus, type Tabs } from 'webextension-polyfill';
import { t } from '../../lib/i18n.ts';
import { SALESFORCE_MATCH_PATTERNS } from '../../lib/salesforce/hosts.ts';
import { pageContext } from '../../lib/salesforce/page/page-context.ts';
import { savePendingAsk } from '../../lib/storage/pending-ask.ts';
import { openPanel } from './open-panel.ts';

const MENU_ID = 'ask-about-record';

export function listenForContextMenu(): void {
  browser.runtime.onInstalled.addListener(() => {
    browser.contextMenus.create({
      id: MENU_ID,
      title: t('menu_ask_about_record'),
      contexts: ['page', 'frame', 'link', 'selection', 'editable'],
      documentUrlPatterns: [...SALESFORCE_MATCH_PATTERNS],
    });
  });
  browser.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === MENU_ID && tab) askAboutRecord(info, tab);
  });
}

export function askAboutRecord(info: Menus.OnClickData, tab: Tabs.Tab): void {
  // The panel opens first and synchronously: after an await the click no longer counts as the user's gesture.
  openPanel(tab);
  const linked = info.linkUrl ? pageContext(info.linkUrl) : null;
  // A right-click on a link to a record means that record; a link to anything else means the page it stands on.
  const ask = linked?.recordId
    ? { url: info.linkUrl ?? '', title: '' }
    : { url: tab.url ?? info.pageUrl ?? '', title: tab.title ?? '' };
  void savePendingAsk({ windowId: tab.windowId ?? -1, ...ask });
}
