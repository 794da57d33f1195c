import { t } from '../../../lib/i18n.ts';
import { cleanPassphrase, passphraseFault } from '../../../lib/passphrase.ts';

const LONGEST = 1_000;

const CONSONANTS = 'bdfghjklmnprstvz';
const VOWELS = 'aeiou';
const WORDS = 4;
const SYLLABLES = 3;
const KINDS = CONSONANTS.length * VOWELS.length;

type FillRandom = (bytes: Uint8Array<ArrayBuffer>) => unknown;

/** Four made-up words, such as `mobila-tuvezo-ranipe-dokusi`: 75 bits, easily read aloud and typed. */
export function suggestPassphrase(fill: FillRandom = (bytes) => crypto.getRandomValues(bytes)): string {
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: SYLLABLES }, () => syllable(evenly(KINDS, fill))).join(''),
  );
  return words.join('-');
}

const syllable = (at: number) => `${CONSONANTS[Math.floor(at / VOWELS.length)]}${VOWELS[at % VOWELS.length]}`;

/** A number below `kinds`, each as likely: bytes beyond the last whole round are thrown again. */
function evenly(kinds: number, fill: FillRandom): number {
  const rounds = Math.floor(256 / kinds) * kinds;
  const byte = new Uint8Array(1);
  do fill(byte);
  while ((byte[0] ?? 0) >= rounds);
  return (byte[0] ?? 0) % kinds;
}

/** What is wrong with a new passphrase, in words; null where nothing is. */
export function newPassphraseFault(typed: string): string | null {
  if (typed.length > LONGEST) return t('sharing_passphrase_long');
  switch (passphraseFault(typed)) {
    case 'short':
      return t('sharing_passphrase_short', [...cleanPassphrase(typed)].length);
    case 'weak':
      return t('sharing_passphrase_weak');
    case null:
      return null;
  }
}
