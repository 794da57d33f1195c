import browser from 'webextension-polyfill';
import type { HostAccess } from '../../components/settings/settings-sources.ts';

export const hostAccess: HostAccess = {
  // Not async: the call has to be made within the click.
  request: (pattern) => browser.permissions.request({ origins: [pattern] }),
  async release(pattern) {
    await browser.permissions.remove({ origins: [pattern] });
  },
  watch(pattern, onChange) {
    let stopped = false;
    const look = async () => {
      const allowed = await browser.permissions.contains({ origins: [pattern] });
      if (!stopped) onChange(allowed);
    };
    // The user may also give or take it in the browser's own settings.
    browser.permissions.onAdded.addListener(look);
    browser.permissions.onRemoved.addListener(look);
    void look();
    return () => {
      stopped = true;
      browser.permissions.onAdded.removeListener(look);
      browser.permissions.onRemoved.removeListener(look);
    };
  },
};
