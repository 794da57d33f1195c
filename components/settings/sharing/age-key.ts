/** Sharing keys as people hand them about: age's X25519 recipients, `age1…` in Bech32. */

const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
const PREFIX = 'age';
/** `age1`, 32 bytes as 52 letters, six for the checksum. */
const LENGTH = 62;

export type KeyFault = 'empty' | 'private' | 'ssh' | 'kind' | 'not' | 'length' | 'typo';

export type CheckedKey =
  | { readonly ok: true; readonly key: string }
  | { readonly ok: false; readonly fault: KeyFault; readonly length: number };

/** A key as it was typed or pasted → the key in its one spelling, or what is wrong with it. */
export function checkAgeKey(typed: string): CheckedKey {
  const word = typed.trim();
  const fail = (fault: KeyFault): CheckedKey => ({ ok: false, fault, length: word.length });
  if (word === '') return fail('empty');
  if (/age-secret-key-|-----BEGIN|BEGIN [A-Z ]*PRIVATE KEY/i.test(word)) return fail('private');
  if (/^(ssh-|ecdsa-|sk-ssh-)/i.test(word)) return fail('ssh');
  // Bech32 is all small or all capital letters, never a mixture.
  if (word !== word.toLowerCase() && word !== word.toUpperCase()) return fail('not');
  const key = word.toLowerCase();
  // Other kinds of recipients have a word of their own before the last 1: age1yubikey1…
  if (/^age1[a-z0-9-]+1[a-z0-9]{6,}$/.test(key)) return fail('kind');
  if (!/^age1[a-z0-9]*$/.test(key)) return fail('not');
  if (key.length !== LENGTH) return fail('length');
  return isWhole(key) ? { ok: true, key } : fail('typo');
}

function isWhole(key: string): boolean {
  const values = [...key.slice(PREFIX.length + 1)].map((letter) => ALPHABET.indexOf(letter));
  if (values.some((value) => value < 0)) return false;
  // 52 letters hold 260 bits, 256 of them the key: the four that are left over are nought.
  if (((values[51] ?? 0) & 0b1111) !== 0) return false;
  const prefix = [...PREFIX].map((letter) => letter.charCodeAt(0));
  return (
    polymod([...prefix.map((code) => code >> 5), 0, ...prefix.map((code) => code & 31), ...values]) === 1
  );
}

/** The checksum of Bech32 (BIP 173). */
function polymod(values: readonly number[]): number {
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    GENERATOR.forEach((generator, bit) => {
      if ((top >>> bit) & 1) sum ^= generator;
    });
  }
  return sum;
}

/** Enough of a key to tell two apart by. */
export const shortKey = (key: string): string =>
  key.length > 22 ? `${key.slice(0, 12)}…${key.slice(-6)}` : key;
