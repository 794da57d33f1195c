import browser from 'webextension-polyfill';
import { readSettings } from '../../lib/storage/settings.ts';

/** A fresh install begins with the page that leads through the set-up; an update does not. */
export function welcomeAfterInstall(): void {
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install')
      openWelcome().catch((error) => console.warn('Recordside could not open', error));
  });
}

async function openWelcome(): Promise<void> {
  if ((await readSettings()).welcomed) return;
  await browser.tabs.create({ url: browser.runtime.getURL('options.html#welcome') });
}
