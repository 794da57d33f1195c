import { armor, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { expect } from 'vitest';
import { asProblem, type Problem } from '../../../lib/problem.ts';
import { type Openers, openShare } from '../../../lib/sharing/open-share.ts';
import { type ShareContents, writeShareContents } from '../../../lib/sharing/share-contents.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { CONNECTION, REFRESH_1 } from '../salesforce/client-fixtures.ts';

/** The original, where it was signed in. */
export const ORIGINAL: Connection = { ...CONNECTION, method: 'shared', orgName: 'Larkfield' };
export const TOKEN = { kind: 'refresh_token', refreshToken: REFRESH_1 } as const;
export const ORIGIN = { shareId: 'share-1', from: 'Ada Admin', createdAt: 1_000 };
export const PASSPHRASE = 'quiet lantern over winter harbour';

export const plainShare = () => writeShareContents(ORIGIN, ORIGINAL, TOKEN);
export const contentsOf = (): ShareContents => JSON.parse(plainShare()) as ShareContents;

export async function keyPair() {
  const identity = await generateX25519Identity();
  return { identity, publicKey: await identityToRecipient(identity) };
}

export const openers = (identity: CryptoKey | string, passphrase: string | null = null): Openers => ({
  identity: async () => identity,
  passphrase,
});

/** Nobody asks for the private key where a passphrase opens. */
export const withoutKey = (passphrase: string | null): Openers => ({
  identity: () => Promise.reject(new Error('the key was asked for')),
  passphrase,
});

/** As `sealShare` does, but quick to try: the real work factor takes a second each time. */
export async function sealQuickly(
  plain: string,
  to: { keys?: readonly string[]; passphrase?: string; work?: number },
): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  if (to.passphrase !== undefined) {
    encrypter.setPassphrase(to.passphrase);
    encrypter.setScryptWorkFactor(to.work ?? 4);
  }
  for (const key of to.keys ?? []) encrypter.addRecipient(key);
  return encrypter.encrypt(plain);
}

export const armored = (bytes: Uint8Array): string => armor.encode(bytes);

/** Fails unless it fails with a Problem that somebody foresaw. */
export async function problemOf(promise: Promise<unknown>): Promise<Problem> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ problem: asProblem(error) }),
  );
  if (!('problem' in outcome)) expect.fail('it did not fail');
  expect(outcome.problem, outcome.problem.detail ?? '').not.toMatchObject({ code: 'unexpected' });
  return outcome.problem;
}

export const problemOfOpening = (text: string, how: Openers) => problemOf(openShare(text, how));

/** Any text at all. fast-check's own takes seconds to set up. */
export const anyText = (maxLength: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.nat(0x10ffff).map((code) => String.fromCodePoint(code)), maxLength });
