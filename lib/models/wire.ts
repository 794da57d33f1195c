import browser from 'webextension-polyfill';
import { sleep } from '../sleep.ts';

/** What a request needs of the world; tests bring their own. Times in milliseconds. */
export interface Wire {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Resolves after the time, or rejects as soon as the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Whether the extension may speak to these addresses; null where the browser does not tell. */
  readonly mayReach: (hostPermission: string) => Promise<boolean | null>;
  readonly isOnline: () => boolean;
  /** How long a model may think, or load, before the answer begins. */
  readonly firstByteMs: number;
  /** How long an answer that has begun may stand still. */
  readonly stallMs: number;
  readonly newId: () => string;
}

export const browserWire: Wire = {
  fetch: (url, init) => fetch(url, init),
  sleep,
  mayReach: async (hostPermission) => {
    try {
      return await browser.permissions.contains({ origins: [hostPermission] });
    } catch {
      return null;
    }
  },
  isOnline: () => navigator.onLine !== false,
  firstByteMs: 5 * 60_000,
  stallMs: 2 * 60_000,
  newId: () => `call_${crypto.randomUUID().replaceAll('-', '').slice(0, 24)}`,
};
