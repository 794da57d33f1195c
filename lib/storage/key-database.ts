import { Dexie, type Table } from 'dexie';

/**
 * Keys that the browser keeps and never shows (`extractable: false`): a copy of the profile's `storage.local` opens
 * nothing, and no page of the extension can print them. A database of its own, so that deleting conversations never
 * deletes a key.
 */
class KeyDatabase extends Dexie {
  declare readonly keys: Table<CryptoKey, string>;
  constructor() {
    super('recordside-keys');
    this.version(1).stores({ keys: '' });
  }
}

/** Open for one piece of work only: whoever deletes everything waits for nobody. */
export async function withKeys<T>(work: (database: KeyDatabase) => Promise<T>): Promise<T> {
  const database = new KeyDatabase();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}
