import browser from 'webextension-polyfill';

// Asked for beforehand: in the click itself there is no time to wait for the answer. A tab can be moved to another window.
let windowId: number | undefined;
const lookWhere = async () => {
  windowId = (await browser.windows.getCurrent()).id;
};
void lookWhere();
addEventListener('focus', () => void lookWhere());

/** Opens the panel beside this page. Not async before the call: browsers open it only in the click itself. */
export function openPanel(): void {
  if (import.meta.env.FIREFOX) void browser.sidebarAction.open();
  // webextension-polyfill does not know Chrome's sidePanel.
  else if (windowId !== undefined) void chrome.sidePanel.open({ windowId });
}
