import browser from 'webextension-polyfill';
import { db } from './database.ts';
import { endPending } from './pending-steps.ts';
import { forgetSecret, readSecret, saveSecret } from './secrets.ts';
import { readSettings } from './settings.ts';

/**
 * The key of all conversations lives in `storage.session`, which is memory only: with the browser it is gone, and
 * what is on disk can be read by nobody (invariant I5). Only where the user keeps history does it also stand on disk,
 * sealed by a key that cannot be exported.
 */
const SESSION_KEY = 'conversationKey';
const KEPT_KEY = 'conversation-key';
const DAY_MS = 86_400_000;

let opened: Promise<CryptoKey> | null = null;

/** For the background alone, so that two pages never make two keys. */
export function openConversationKey(): Promise<CryptoKey> {
  return remember(async () => importKey((await sessionKey()) ?? (await beginSession())));
}

/** For the pages: the key that the background made. Ask the background to `open` first. */
export function conversationKey(): Promise<CryptoKey> {
  return remember(async () => {
    const text = await sessionKey();
    if (!text) throw new Error('The conversation key is not there: the background was not asked to open it.');
    return importKey(text);
  });
}

/** For the background: does what the history setting says with the key that is in use. */
export async function keepConversationKey(keep: boolean): Promise<void> {
  if (!keep) return forgetSecret(KEPT_KEY);
  await openConversationKey();
  const text = await sessionKey();
  if (text && (await readSecret(KEPT_KEY)) !== text) await saveSecret(KEPT_KEY, text);
}

/** For the background, when all is deleted: what was sealed with it can be read by nobody. */
export async function forgetConversationKey(): Promise<void> {
  opened = null;
  await browser.storage.session.remove(SESSION_KEY);
}

// A page that was open while all was deleted must not go on with a key that is no more.
browser.storage.onChanged.addListener((changes, area) => {
  if (area === 'session' && changes[SESSION_KEY]) opened = null;
});

function remember(open: () => Promise<CryptoKey>): Promise<CryptoKey> {
  opened ??= open();
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

async function sessionKey(): Promise<string | null> {
  const stored = (await browser.storage.session.get(SESSION_KEY))[SESSION_KEY];
  return typeof stored === 'string' ? stored : null;
}

/** The browser was started anew: either history was kept, or its rows are rubbish that goes. */
async function beginSession(): Promise<string> {
  const { history } = await readSettings();
  const kept = history.keep ? await readSecret(KEPT_KEY) : null;
  if (kept) await forgetOldRows(Date.now() - history.days * DAY_MS);
  else await forgetAllRows();
  const text = kept ?? newKey();
  await browser.storage.session.set({ [SESSION_KEY]: text });
  if (history.keep && !kept) await saveSecret(KEPT_KEY, text);
  return text;
}

/** Results are data of the org and never outlive the browser, kept history or not. */
async function forgetOldRows(before: number): Promise<void> {
  await db.transaction('rw', db.conversations, db.runs, db.results, async () => {
    await db.results.clear();
    const old = await db.conversations.where('updatedAt').below(before).primaryKeys();
    await db.conversations.bulkDelete(old);
    for (const id of old) {
      await db.runs.where('[conversationId+seq]').between([id, 0], [id, Number.POSITIVE_INFINITY]).delete();
    }
  });
}

async function forgetAllRows(): Promise<void> {
  // First told, then thrown away: nothing that waited or was on its way may vanish without a word.
  await endPending(Date.now());
  await db.transaction('rw', db.conversations, db.runs, db.results, async () => {
    await Promise.all([db.conversations.clear(), db.runs.clear(), db.results.clear()]);
  });
}

function newKey(): string {
  return btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));
}

function importKey(text: string): Promise<CryptoKey> {
  const raw = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}
