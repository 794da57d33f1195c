import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { seal, unseal } from './seal.ts';
import { secretKey } from './secret-key.ts';

/**
 * Refresh tokens and provider keys: ciphertext in `storage.local`, the key where nobody can read it. For the background
 * alone; no page of the extension asks for a secret.
 */

/** `storage.local` keeps JSON, so the bytes are base64. */
const sealedSecretSchema = z.object({ v: z.literal(1), iv: z.string(), data: z.string() });

export type SealedSecret = z.infer<typeof sealedSecretSchema>;

const storageKey = (name: string) => `secret:${name}`;

/** AES-GCM; bound to `name`, so that a sealed secret cannot be passed off as another one. */
export async function sealSecret(name: string, value: string): Promise<SealedSecret> {
  const { v, iv, data } = await seal(await secretKey(), storageKey(name), value);
  return { v, iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

/** Null where it cannot be opened: damaged, sealed under another name, or by a key that is gone. */
export async function openSecret(name: string, sealed: unknown): Promise<string | null> {
  const parsed = sealedSecretSchema.safeParse(sealed);
  if (!parsed.success) return null;
  const key = await secretKey();
  try {
    const { v, iv, data } = parsed.data;
    const value = await unseal(key, storageKey(name), {
      v,
      iv: fromBase64(iv),
      data: fromBase64(data).buffer,
    });
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

export async function saveSecret(name: string, value: string): Promise<void> {
  await browser.storage.local.set({ [storageKey(name)]: await sealSecret(name, value) });
}

/** Null where there is none, or none that can be opened. */
export async function readSecret(name: string): Promise<string | null> {
  const key = storageKey(name);
  const stored = (await browser.storage.local.get(key))[key];
  return stored === undefined ? null : openSecret(name, stored);
}

export async function forgetSecret(name: string): Promise<void> {
  await browser.storage.local.remove(storageKey(name));
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
