import browser from 'webextension-polyfill';
import type messages from '../public/_locales/en/messages.json';

export type MessageKey = keyof typeof messages;

/** A text of the interface in the browser's language; `subs` fill `$1`, `$2`, … of the message. */
export function t(key: MessageKey, ...subs: readonly (string | number)[]): string {
  return browser.i18n.getMessage(key, subs.map(String));
}

type PluralBase = MessageKey extends infer K ? (K extends `${infer Base}_other` ? Base : never) : never;

/** The plural form of a message pair `…_one` / `…_other`, with the formatted count as `$1`. */
export function tn(base: PluralBase, count: number, ...subs: readonly (string | number)[]): string {
  const language = browser.i18n.getUILanguage();
  const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
  return t(`${base}_${form}` as MessageKey, new Intl.NumberFormat(language).format(count), ...subs);
}
