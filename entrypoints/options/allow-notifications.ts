import browser from 'webextension-polyfill';

/** True where the browser lets Recordside notify; asks the user if need be. Not async before the call: it needs the click. */
export function allowNotifications(): Promise<boolean> {
  // A build whose manifest does not name the permission can never get it: the browser rejects, which is a no.
  return browser.permissions.request({ permissions: ['notifications'] }).catch(() => false);
}
