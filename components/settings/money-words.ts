import browser from 'webextension-polyfill';

/** US dollars as the reader's language writes them; small sums with as many digits as say something. */
export function moneyWords(dollars: number): string {
  const digits = dollars > 0 && dollars < 0.1 ? 4 : 2;
  return new Intl.NumberFormat(browser.i18n.getUILanguage(), {
    style: 'currency',
    currency: 'USD',
    maximumFractionDigits: digits,
    minimumFractionDigits: 2,
  }).format(dollars);
}
