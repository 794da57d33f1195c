import { armor, Encrypter } from 'age-encryption';
import { cleanPassphrase, passphraseFault } from '../passphrase.ts';
import { ProblemError, problem } from '../problem.ts';
import { cleanRecipientKey, recipientFault } from './recipient-key.ts';

/** Checked: every key can be sealed to, the passphrase is good enough. age has no file that both open. */
export type SealTo = { readonly keys: readonly string[] } | { readonly passphrase: string };

/**
 * Whom a share is sealed for: people, or whoever knows a passphrase.
 * @throws ProblemError about the first key that is none, or the passphrase; never leaves somebody out
 */
export async function sealTo(
  people: readonly { readonly name: string; readonly publicKey: string }[],
  passphrase: string | null,
): Promise<SealTo> {
  if (passphrase === null) return { keys: await recipientKeys(people) };
  if (people.length > 0) throw new ProblemError(problem('share_both'));
  const fault = passphraseFault(passphrase);
  if (fault) throw new ProblemError(problem(`share_passphrase_${fault}`));
  return { passphrase: cleanPassphrase(passphrase) };
}

/** Each key once. */
async function recipientKeys(
  people: readonly { readonly name: string; readonly publicKey: string }[],
): Promise<readonly string[]> {
  if (people.length === 0) throw new ProblemError(problem('share_nobody'));
  const keys = new Set<string>();
  for (const { name, publicKey } of people) {
    const key = cleanRecipientKey(publicKey);
    const fault = keys.has(key) ? null : await recipientFault(key);
    if (fault) throw new ProblemError(problem(`share_key_${fault}`, { subs: [name] }));
    keys.add(key);
  }
  return [...keys];
}

/** The text to hand out; only those named can open it. */
export async function sealShare(contents: string, to: SealTo): Promise<string> {
  const encrypter = new Encrypter();
  // scrypt at age's own strength: it takes about a second, and is what makes guessing dear.
  if ('passphrase' in to) encrypter.setPassphrase(to.passphrase);
  else for (const key of to.keys) encrypter.addRecipient(key);
  return armor.encode(await encrypter.encrypt(contents));
}
