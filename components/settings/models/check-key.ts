import { t } from '../../../lib/i18n.ts';
import { type Checked, fine, wrong } from '../checked.ts';

const MAX_LENGTH = 4_096;

/** A key goes into an HTTP header: visible ASCII without spaces. What is pasted around it is cut off. */
export function checkKey(typed: string): Checked {
  const key = typed.trim();
  return /^[\x21-\x7e]*$/.test(key) && key.length <= MAX_LENGTH
    ? fine(key)
    : wrong(t('options_key_malformed'));
}
