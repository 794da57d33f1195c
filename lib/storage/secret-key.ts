import { withKeys } from './key-database.ts';

const NAME = 'secrets';

/** The key that seals secrets, one for the profile; made at first use. The browser never shows its bytes. */
export function secretKey(): Promise<CryptoKey> {
  return withKeys(async (database) => {
    const known = await database.keys.get(NAME);
    if (known) return known;
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    // Two at once must end with the same key, or what one of them sealed is lost.
    return database.transaction('rw', database.keys, async () => {
      const first = await database.keys.get(NAME);
      if (first) return first;
      await database.keys.add(fresh, NAME);
      return fresh;
    });
  });
}
