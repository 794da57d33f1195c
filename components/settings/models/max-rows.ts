import { t } from '../../../lib/i18n.ts';
import { type Checked, fine, wrong } from '../checked.ts';
import { numberWords } from '../number-words.ts';

export const FEWEST_ROWS = 1;
/** The most that the settings take; more would not be read by anybody, and costs a Salesforce call per 2,000. */
export const MOST_ROWS = 50_000;

/** A whole number, with or without separators between the thousands. */
export function checkMaxRows(typed: string): Checked {
  const digits = typed.trim().replace(/[\s,.'’_]+(?=\d{3}(?!\d))/g, '');
  const rows = /^\d{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
  return rows >= FEWEST_ROWS && rows <= MOST_ROWS
    ? fine(String(rows))
    : wrong(t('options_max_rows_wrong', numberWords(FEWEST_ROWS), numberWords(MOST_ROWS)));
}
