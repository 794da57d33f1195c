import { t } from '../../../lib/i18n.ts';

/** As much as the background takes. */
export const LARGEST_KEY = 20_000;

/** What is wrong with a private key, as far as its form shows; null where nothing is. The rest is found by using it. */
export function privateKeyFault(typed: string): string | null {
  const text = typed.trim();
  if (text === '') return t('connections_key_empty');
  if (text.length > LARGEST_KEY) return t('connections_key_not');
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type:.*ENCRYPTED/.test(text))
    return t('connections_key_encrypted');
  if (/-----BEGIN (?:RSA )?PRIVATE KEY-----/.test(text)) {
    return /-----END (?:RSA )?PRIVATE KEY-----/.test(text) ? null : t('connections_key_cut');
  }
  if (/-----BEGIN (?:[A-Z0-9]+ )*CERTIFICATE/.test(text)) return t('connections_key_certificate');
  if (/-----BEGIN (?:[A-Z]+ )*PUBLIC KEY-----|^ssh-/.test(text)) return t('connections_key_public');
  return t('connections_key_not');
}
