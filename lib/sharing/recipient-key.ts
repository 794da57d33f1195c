import { Encrypter } from 'age-encryption';

/** A sharing key as somebody pasted it, the way it is kept: addresses of this kind are all lower or all upper case. */
export function cleanRecipientKey(typed: string): string {
  const key = typed.trim();
  return key === key.toUpperCase() ? key.toLowerCase() : key;
}

export type RecipientFault =
  /** Cut, mistyped, or something else altogether. */
  | 'unreadable'
  /** A private key: whoever has it opens everything. */
  | 'private'
  /** A good key of age's, of a kind that is not offered: post-quantum, or on a hardware token. */
  | 'other_kind';

const OTHER_KINDS = /^age1(?:pq|tag|tagpq|yubikey|se|tpm|fido2-hmac)1/;

/** What is wrong with a sharing key; null for one that can be sealed to. */
export async function recipientFault(key: string): Promise<RecipientFault | null> {
  if (/AGE-SECRET-KEY-/i.test(key)) return 'private';
  if (OTHER_KINDS.test(key)) return 'other_kind';
  try {
    const encrypter = new Encrypter();
    // Checks the checksum; the sealing itself then finds the few keys that nobody can have.
    encrypter.addRecipient(key);
    await encrypter.encrypt('');
    return null;
  } catch {
    return 'unreadable';
  }
}
