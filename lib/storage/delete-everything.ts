import { Dexie } from 'dexie';
import browser from 'webextension-polyfill';
import { forgetConversationKey } from './conversation-key.ts';
import { db } from './database.ts';

/**
 * For the background alone, once nothing runs and tokens are revoked. Forgets settings, agents, secrets, conversations,
 * the activity log and every key: what is left is Recordside as it was installed.
 */
export async function deleteEverything(): Promise<void> {
  // The tables are emptied and not dropped: a page that is open goes on watching them.
  await db.transaction('rw', db.tables, () => Promise.all(db.tables.map((table) => table.clear())));
  for (const name of await Dexie.getDatabaseNames()) {
    if (name !== db.name) await Dexie.delete(name);
  }
  await browser.storage.local.clear();
  await forgetConversationKey();
  await browser.storage.session.clear();
}
