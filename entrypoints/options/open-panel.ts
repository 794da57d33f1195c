import browser from 'webextension-polyfill';

/** Opens the panel beside this page. Not async before the call: browsers open it only in the click itself. */
export function openPanel(): void {
  if (import.meta.env.FIREFOX) {
    void browser.sidebarAction.open();
    return;
  }
  // The window of this page is not known in time to name it; the one the user looks at is.
  void chrome.sidePanel.open({ windowId: chrome.windows.WINDOW_ID_CURRENT });
}
