import { t } from '../../../lib/i18n.ts';
import { type Checked, fine, wrong } from '../checked.ts';

const MAX_LENGTH = 512;

/**
 * A consumer key is a long word that means nothing to anybody; its form is Salesforce's own affair. What is told apart
 * is what people paste instead: an address, or the secret from the line below it (64 hex digits; 15 to 20 digits in
 * old orgs).
 */
export function checkConsumerKey(typed: string): Checked {
  const key = typed.trim();
  if (/^https?:\/\//i.test(key)) return wrong(t('options_consumer_key_address'));
  if (/^(?:[0-9a-f]{64}|\d{15,20})$/i.test(key)) return wrong(t('options_consumer_key_secret'));
  if (key !== '' && (!/^[\x21-\x7e]+$/.test(key) || key.length > MAX_LENGTH)) {
    return wrong(t('options_consumer_key_malformed'));
  }
  return fine(key);
}
