import { withKeys } from './key-database.ts';

/**
 * The keys that service accounts sign in with (JWT bearer), one a connection. For the background alone; the browser
 * signs with them and shows them to nobody.
 */

const nameOf = (connectionId: string) => `sign-in:${connectionId}`;

export async function savePrivateKey(connectionId: string, key: CryptoKey): Promise<void> {
  if (key.extractable || key.type !== 'private')
    throw new Error('only a private key that cannot be read out');
  await withKeys((database) => database.keys.put(key, nameOf(connectionId)));
}

/** Null where there is none. */
export async function readPrivateKey(connectionId: string): Promise<CryptoKey | null> {
  return (await withKeys((database) => database.keys.get(nameOf(connectionId)))) ?? null;
}

export async function forgetPrivateKey(connectionId: string): Promise<void> {
  await withKeys((database) => database.keys.delete(nameOf(connectionId)));
}
