import { Decrypter, type Stanza } from 'age-encryption';
import { cleanPassphrase } from '../passphrase.ts';
import { ProblemError, problem } from '../problem.ts';
import { damaged, sealedBytes } from './armor.ts';
import { readShareContents, type ShareContents } from './share-contents.ts';

export interface OpenedShare {
  readonly contents: ShareContents;
  readonly sealedTo: 'key' | 'passphrase';
}

export interface Openers {
  /** The installation's private key; asked for only where the share is sealed to keys. */
  readonly identity: () => Promise<CryptoKey | string>;
  readonly passphrase: string | null;
}

/** What `sealShare` uses. More would take gigabytes and minutes of whoever opens it. */
const WORK_FACTOR_LIMIT = 18;

/**
 * Opens a sealed share.
 * @throws ProblemError `share_…`, a sentence of its own for each way it can be no good
 */
export async function openShare(text: string, openers: Openers): Promise<OpenedShare> {
  const bytes = sealedBytes(text);
  const sealedTo = await howSealed(bytes);
  const decrypter = new Decrypter();
  if (sealedTo === 'key') decrypter.addIdentity(await openers.identity());
  else if (openers.passphrase?.trim()) decrypter.addPassphrase(cleanPassphrase(openers.passphrase));
  else throw new ProblemError(problem('share_needs_passphrase'));

  let matched = true;
  // Asked last, and so only where the key or the passphrase did not fit.
  decrypter.addIdentity({
    unwrapFileKey: () => {
      matched = false;
      return null;
    },
  });
  const plain = await decrypter.decrypt(bytes, 'text').catch(() => null);
  if (plain !== null) return { contents: readShareContents(plain), sealedTo };
  if (matched) throw damaged();
  throw new ProblemError(problem(sealedTo === 'key' ? 'share_not_for_this_key' : 'share_wrong_passphrase'));
}

/** Reads the header alone: nobody is asked for a passphrase that the file does not want. */
async function howSealed(bytes: Uint8Array): Promise<OpenedShare['sealedTo']> {
  const version = /^age-encryption\.org\/v(\d{1,4})\n/.exec(
    String.fromCharCode(...bytes.subarray(0, 40)),
  )?.[1];
  if (version === undefined) throw damaged();
  if (version !== '1') throw new ProblemError(problem('share_newer'));
  let stanzas: readonly Stanza[] | null = null;
  const looker = new Decrypter();
  looker.addIdentity({
    unwrapFileKey: (found) => {
      stanzas = found;
      return null;
    },
  });
  // Never opens, for want of a key.
  await looker.decryptHeader(bytes).catch(() => undefined);
  if (stanzas === null) throw damaged();
  const scrypt = (stanzas as readonly Stanza[]).find(({ args }) => args[0] === 'scrypt');
  if (!scrypt) return 'key';
  if (!(Number(scrypt.args[2]) <= WORK_FACTOR_LIMIT)) throw damaged();
  return 'passphrase';
}
