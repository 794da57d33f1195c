import { t, tn } from '../../../lib/i18n.ts';
import type { Source } from '../../../lib/storage/run.ts';

/** How many rows there are, and why not all: `2,000 of 13,412 rows; the cap is set in Settings`. */
export function totalWords({ rows, total, capped }: Source, locale: string): string {
  const number = (value: number) => new Intl.NumberFormat(locale).format(value);
  if (total !== null && total > rows) {
    return t(capped ? 'chat_rows_capped' : 'chat_rows_of', number(rows), number(total));
  }
  return capped ? t('chat_rows_capped_unknown', number(rows)) : tn('chat_rows', rows);
}
