import browser from 'webextension-polyfill';
import { db } from './database.ts';

/**
 * The key of all conversations lives in `storage.session`, which is memory only: with the browser it is gone, and
 * what is on disk can be read by nobody (invariant I5).
 */
const SESSION_KEY = 'conversationKey';

let opened: Promise<CryptoKey> | null = null;

/**
 * For the background alone, so that two pages never make two keys. Without a key every sealed row is unreadable
 * rubbish of an earlier browser session: it is thrown away before a new key is made.
 */
export function openConversationKey(): Promise<CryptoKey> {
  opened ??= readKey().then((key) => key ?? makeKey());
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** For the pages: the key that the background made. Ask the background to `open` first. */
export async function conversationKey(): Promise<CryptoKey> {
  opened ??= readKey().then((key) => {
    if (!key) throw new Error('The conversation key is not there: the background was not asked to open it.');
    return key;
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

async function readKey(): Promise<CryptoKey | null> {
  const stored = (await browser.storage.session.get(SESSION_KEY))[SESSION_KEY];
  if (typeof stored !== 'string') return null;
  const raw = Uint8Array.from(atob(stored), (character) => character.charCodeAt(0));
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function makeKey(): Promise<CryptoKey> {
  await forgetSealedRows();
  const raw = crypto.getRandomValues(new Uint8Array(32));
  await browser.storage.session.set({ [SESSION_KEY]: btoa(String.fromCharCode(...raw)) });
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

async function forgetSealedRows(): Promise<void> {
  await db.transaction('rw', db.conversations, db.runs, db.results, async () => {
    await Promise.all([db.conversations.clear(), db.runs.clear(), db.results.clear()]);
  });
}
