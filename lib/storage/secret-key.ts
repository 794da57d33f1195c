import { Dexie, type Table } from 'dexie';

/**
 * The key that seals secrets. The browser keeps it and never shows its bytes (`extractable: false`): a copy of the
 * profile's `storage.local` opens nothing, and no page of the extension can print it. A database of its own, so that
 * deleting conversations never deletes it.
 */
class KeyDatabase extends Dexie {
  declare readonly keys: Table<CryptoKey, string>;
  constructor() {
    super('recordside-keys');
    this.version(1).stores({ keys: '' });
  }
}

const NAME = 'secrets';

/** Gives the one key of this profile; makes it at first use. */
export async function secretKey(): Promise<CryptoKey> {
  const database = new KeyDatabase();
  try {
    const known = await database.keys.get(NAME);
    if (known) return known;
    const fresh = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]);
    // Two at once must end with the same key, or what one of them sealed is lost.
    return await database.transaction('rw', database.keys, async () => {
      const first = await database.keys.get(NAME);
      if (first) return first;
      await database.keys.add(fresh, NAME);
      return fresh;
    });
  } finally {
    database.close();
  }
}
