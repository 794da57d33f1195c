import browser, { type Tabs } from 'webextension-polyfill';

/** Opens the panel beside a tab. To be called straight from the click: browsers allow it only there. */
export function openPanel(tab: Tabs.Tab): void {
  if (import.meta.env.FIREFOX) {
    void browser.sidebarAction.open();
    return;
  }
  // webextension-polyfill does not know Chrome's sidePanel.
  if (tab.windowId !== undefined) void chrome.sidePanel.open({ windowId: tab.windowId });
}

export function openPanelFromToolbar(): void {
  if (import.meta.env.FIREFOX) {
    browser.action.onClicked.addListener(() => void browser.sidebarAction.toggle());
    return;
  }
  void chrome.sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
}
