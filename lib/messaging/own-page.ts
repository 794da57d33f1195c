import browser, { type Runtime } from 'webextension-polyfill';

/**
 * A content script or another extension could send messages too: only pages at our own address count (invariant I7).
 */
export function isOwnPage(sender: Runtime.MessageSender): boolean {
  return sender.id === browser.runtime.id && (sender.url ?? '').startsWith(browser.runtime.getURL(''));
}
