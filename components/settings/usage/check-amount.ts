import { t } from '../../../lib/i18n.ts';
import { type Checked, fine, wrong } from '../checked.ts';
import { numberWords } from '../number-words.ts';

/** A whole number from `least` to `most`, with or without separators between the thousands; empty: no limit. */
export function checkCount(least: number, most: number): (typed: string) => Checked {
  return (typed) => {
    const text = typed.trim();
    if (text === '') return fine('');
    const digits = text.replace(/[\s,.'’_]+(?=\d{3}(?!\d))/g, '').replace(/\s*%$/, '');
    const count = /^\d{1,10}$/.test(digits) ? Number(digits) : Number.NaN;
    return count >= least && count <= most
      ? fine(String(count))
      : wrong(t('usage_count_wrong', numberWords(least), numberWords(most)));
  };
}

const MOST_MONEY = 1_000_000;

/** An amount of dollars, with a point or a comma before the cents; empty: none. */
export function checkMoney(typed: string): Checked {
  const text = typed.trim().replace(/^\$\s*|\s*(?:\$|USD)$/gi, '');
  if (text === '') return fine('');
  const amount = /^\d{1,7}(?:[.,]\d{1,6})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  return amount > 0 && amount <= MOST_MONEY ? fine(String(amount)) : wrong(t('usage_money_wrong'));
}

/** A price: like an amount, and may be nothing at all, for a model that runs at home. */
export function checkPrice(typed: string): Checked {
  if (typed.trim() === '') return wrong(t('usage_price_wrong'));
  return /^\s*\$?\s*0+(?:[.,]0+)?\s*$/.test(typed) ? fine('0') : checkMoney(typed);
}
