import { dayIn } from './day.ts';

const CURRENCY = '(?:USD|EUR|CHF|GBP|dollars?|euros?|francs|pounds)';
const AMOUNT = new RegExp(
  `^(?:[$€£]|${CURRENCY})?\\s?(-?\\d{1,3}(?:[,'’]\\d{3})+|-?\\d+)(\\.\\d+)?\\s?(k|m|thousand|million)?(?:\\s?(?:%|percent|[€$£]|${CURRENCY}))?$`,
  'i',
);
const FACTORS: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6 };
const DATE_FIELD = /\b(date|due|close|start|end|deadline|renewal)\b/i;

/**
 * What is to stand in a field, from the words that name it: `300,000` and `$300k` are numbers, `next Friday` is a day
 * where the field is a date; `null` empties it; anything else is the text itself.
 */
export function newValue(words: string, field: string, today: string | undefined): string | null {
  const text = words
    .trim()
    .replace(/[.!?]+$/, '')
    .replace(/^["“”«](.*)["“”»]$/, '$1')
    .trim();
  if (/^(empty|nothing|blank)$/i.test(text)) return null;
  const amount = amountOf(text);
  if (amount !== undefined) return amount;
  const found = DATE_FIELD.test(field) ? dayIn(text, today) : undefined;
  return found && found.words.length === text.length ? found.day : text;
}

/** `300,000`, `$300k`, `1.5 million` as a plain number; undefined for what is none, such as a phone number. */
export function amountOf(text: string): string | undefined {
  const [, whole, fraction = '', unit] = AMOUNT.exec(text.trim()) ?? [];
  if (whole === undefined) return undefined;
  const digits = whole.replaceAll(/[,'’]/g, '') + fraction;
  const factor = FACTORS[unit?.toLowerCase() ?? ''];
  return factor === undefined ? digits : String(Math.round(Number(digits) * factor));
}

/** Whether a field holds that already: as text, or as a number however it is shown. */
export function isSame(shown: string, value: string | null): boolean {
  if (value === null) return shown === '';
  if (shown.trim().toLowerCase() === value.trim().toLowerCase()) return true;
  const [a, b] = [amountOf(shown), amountOf(value)];
  return a !== undefined && b !== undefined && Number(a) === Number(b);
}
