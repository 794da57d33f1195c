import { t } from '../../../lib/i18n.ts';
import { type Checked, fine, wrong } from '../checked.ts';
import { numberWords } from '../number-words.ts';

const LEAST = 1;
/** Ten years. */
const MOST = 3_650;

/** `90`, also with blanks around it. */
export function checkDays(typed: string): Checked {
  const text = typed.trim();
  const days = Number(text);
  const fits = /^\d{1,4}$/.test(text) && days >= LEAST && days <= MOST;
  return fits ? fine(String(days)) : wrong(t('privacy_days_wrong', numberWords(LEAST), numberWords(MOST)));
}
