import browser from 'webextension-polyfill';

const language = () => browser.i18n.getUILanguage();

export const numberWords = (value: number): string => new Intl.NumberFormat(language()).format(value);

/** `share` from 0 to 1. */
export const percentWords = (share: number): string =>
  new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** `1,240` milliseconds → `1.2 sec`. */
export const secondsWords = (milliseconds: number): string =>
  new Intl.NumberFormat(language(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(milliseconds / 1_000);
