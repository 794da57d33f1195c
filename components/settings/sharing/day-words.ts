import browser from 'webextension-polyfill';

export const dayWords = (at: number): string =>
  new Intl.DateTimeFormat(browser.i18n.getUILanguage(), { dateStyle: 'medium' }).format(at);
