/** Passphrases that sealed connections are opened with: the form checks them as they are typed, the background again. */

const PASSPHRASE_MIN = 12;

/** How many different characters make a guess long enough. */
const DIFFERENT_MIN = 6;

/**
 * The passphrase as it is sealed with: what came along with copying it is taken off, and letters that look the same are
 * the same, so that it opens on another keyboard.
 */
export function cleanPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim();
}

/**
 * What is wrong with a passphrase. A sealed file can be guessed at for ever, by whoever gets hold of it, so this is no
 * password that a server would guard.
 */
export function passphraseFault(typed: string): 'short' | 'weak' | null {
  const characters = [...cleanPassphrase(typed)];
  if (characters.length < PASSPHRASE_MIN) return 'short';
  const different = new Set(characters.map((character) => character.toLowerCase())).size;
  return different < DIFFERENT_MIN || mostlyInOrder(characters) ? 'weak' : null;
}

/** `123456789012`, `abcdefabcdef`, `zyxwvutsrqpo`. */
function mostlyInOrder(characters: readonly string[]): boolean {
  const codes = characters.map((character) => character.toLowerCase().codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, i) => Math.abs(code - (codes[i] ?? 0)));
  return steps.filter((step) => step <= 1).length > steps.length * 0.7;
}
