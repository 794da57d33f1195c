import { Dexie, type Table } from 'dexie';
import browser from 'webextension-polyfill';
import { db } from './database.ts';
import type { HeldItem } from './held.ts';

/** Counts all that Recordside holds at this moment, on disk and in memory. */
export async function heldNow(): Promise<readonly HeldItem[]> {
  const [local, session] = await Promise.all([
    browser.storage.local.get(null),
    browser.storage.session.get(null),
  ]);
  const onDisk = (wanted: (key: string) => boolean) => part(local, wanted);
  const inMemory = (prefix: string) => part(session, (key) => key.startsWith(prefix));
  const [connections, shares, chats, runs, results, pending, endings, activity, spend] = await Promise.all(
    TABLES.map(sizeOf),
  );
  const agents = listIn(local.agents, 'agents');
  const people = listIn(local.people, 'people');
  return [
    { id: 'settings', ...onDisk((key) => key === 'settings'), place: 'disk' },
    { id: 'agents', count: agents, bytes: bytesOf(local.agents), place: 'disk' },
    { id: 'people', count: people, bytes: bytesOf(local.people), place: 'disk' },
    { id: 'connections', ...sum(connections), place: 'disk' },
    { id: 'shares', ...sum(shares), place: 'disk' },
    { id: 'secrets', ...onDisk((key) => key.startsWith('secret:')), place: 'disk_sealed' },
    { id: 'keys', ...(await privateKeys()), place: 'disk_sealed' },
    { id: 'access_tokens', ...inMemory('access:'), place: 'memory' },
    { id: 'conversations', count: chats?.count ?? 0, bytes: sum(chats, runs).bytes, place: 'disk_sealed' },
    { id: 'results', ...sum(results), place: 'disk_sealed' },
    { id: 'undo', ...inMemory('undo/'), place: 'memory' },
    { id: 'describes', ...inMemory('describe:'), place: 'memory' },
    { id: 'waiting', ...sum(pending, endings), place: 'disk' },
    { id: 'activity', ...sum(activity), place: 'disk' },
    { id: 'spend', ...sum(spend), place: 'disk' },
  ];
}

const TABLES = [
  db.connections,
  db.shares,
  db.conversations,
  db.runs,
  db.results,
  db.pending,
  db.endings,
  db.activity,
  db.spend,
] as readonly Table[];

/** Calls back with what is held now, and whenever that changes; returns the way to stop. */
export function watchHeld(onChange: (items: readonly HeldItem[]) => void): () => void {
  let stopped = false;
  let looking: Promise<void> | null = null;
  let again = false;
  // One look at a time; what changed meanwhile is looked at right after.
  const look = () => {
    if (looking) {
      again = true;
      return;
    }
    looking = heldNow()
      .then((items) => {
        if (!stopped) onChange(items);
      })
      .catch((error) => console.error('Recordside could not count what it holds', error))
      .finally(() => {
        looking = null;
        if (again && !stopped) {
          again = false;
          look();
        }
      });
  };
  // Told of every change of the database, from whatever page or background it came.
  Dexie.on.storagemutated.subscribe(look);
  browser.storage.onChanged.addListener(look);
  look();
  return () => {
    stopped = true;
    Dexie.on.storagemutated.unsubscribe(look);
    browser.storage.onChanged.removeListener(look);
  };
}

interface Size {
  readonly count: number;
  readonly bytes: number;
}

async function sizeOf(table: Table): Promise<Size> {
  let count = 0;
  let bytes = 0;
  await table.each((row) => {
    count += 1;
    bytes += bytesOf(row);
  });
  return { count, bytes };
}

function sum(...sizes: readonly (Size | undefined)[]): Size {
  return sizes.reduce<Size>(
    (all, size) => ({ count: all.count + (size?.count ?? 0), bytes: all.bytes + (size?.bytes ?? 0) }),
    { count: 0, bytes: 0 },
  );
}

function part(all: Record<string, unknown>, wanted: (key: string) => boolean): Size {
  return sum(
    ...Object.entries(all)
      .filter(([key]) => wanted(key))
      .map(([key, value]) => ({ count: 1, bytes: key.length + bytesOf(value) })),
  );
}

/** Ciphertext by its length, everything else as the JSON it would be. */
function bytesOf(value: unknown): number {
  if (value === undefined) return 0;
  let binary = 0;
  const json = JSON.stringify(value, (_, inner: unknown) => {
    if (inner instanceof ArrayBuffer || ArrayBuffer.isView(inner)) {
      binary += inner.byteLength;
      return '';
    }
    return inner;
  });
  return binary + (json?.length ?? 0);
}

function listIn(stored: unknown, name: string): number {
  const list = (stored as Record<string, unknown> | undefined)?.[name];
  return Array.isArray(list) ? list.length : 0;
}

/** Keys that the browser keeps and shows to nobody have no size to tell. */
async function privateKeys(): Promise<{ count: number; bytes: null }> {
  const known = await indexedDB.databases();
  let count = 0;
  for (const { name } of known) {
    if (name && name !== db.name) count += await entriesOf(name);
  }
  return { count, bytes: null };
}

function entriesOf(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    // Were it deleted meanwhile, opening would make it anew: then there is nothing in it.
    opening.onupgradeneeded = () => opening.transaction?.abort();
    opening.onerror = () => resolve(0);
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      if (stores.length === 0) {
        database.close();
        resolve(0);
        return;
      }
      const transaction = database.transaction(stores);
      const counts = stores.map((store) => transaction.objectStore(store).count());
      transaction.oncomplete = () => {
        database.close();
        resolve(counts.reduce((all, { result }) => all + result, 0));
      };
      transaction.onerror = () => {
        database.close();
        reject(transaction.error);
      };
    };
  });
}
