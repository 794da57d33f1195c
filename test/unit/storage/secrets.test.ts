import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import browser from 'webextension-polyfill';
import { secretKey } from '../../../lib/storage/secret-key.ts';
import {
  forgetSecret,
  openSecret,
  readSecret,
  saveSecret,
  sealSecret,
} from '../../../lib/storage/secrets.ts';
import { resetBrowser } from '../fake-browser.ts';

const SECRET = 'sk-Ünicode-🔑-0123456789';

describe('secrets', () => {
  beforeEach(resetBrowser);
  afterEach(resetBrowser);

  it('gives back what was saved, and shows nothing of it on the disk', async () => {
    await saveSecret('refresh:x', SECRET);
    expect(await readSecret('refresh:x')).toBe(SECRET);
    const disk = JSON.stringify(await browser.storage.local.get(null));
    expect(disk).not.toContain(SECRET.slice(0, 6));
    expect(disk).not.toContain(btoa('sk-nicode').slice(0, 12));
  });

  it('has a key that nobody can take out', async () => {
    const key = await secretKey();
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('makes one key even when asked by many at once', async () => {
    const sealed = await Promise.all([1, 2, 3, 4].map((n) => sealSecret(`s${n}`, SECRET)));
    for (const [i, one] of sealed.entries()) expect(await openSecret(`s${i + 1}`, one)).toBe(SECRET);
  });

  it('never seals the same way twice', async () => {
    expect(await sealSecret('a', SECRET)).not.toEqual(await sealSecret('a', SECRET));
  });

  it('does not open a secret under another name', async () => {
    expect(await openSecret('b', await sealSecret('a', SECRET))).toBeNull();
  });

  it('does not open a damaged one', async () => {
    const sealed = await sealSecret('a', SECRET);
    expect(
      await openSecret('a', {
        ...sealed,
        data:
          `A${sealed.data.slice(1)}` === sealed.data
            ? `B${sealed.data.slice(1)}`
            : `A${sealed.data.slice(1)}`,
      }),
    ).toBeNull();
    expect(await openSecret('a', { ...sealed, data: '***' })).toBeNull();
    expect(await openSecret('a', { ...sealed, iv: '' })).toBeNull();
    for (const rubbish of [null, 'x', 7, {}, { ...sealed, v: 2 }])
      expect(await openSecret('a', rubbish)).toBeNull();
  });

  it('forgets', async () => {
    await saveSecret('a', SECRET);
    await forgetSecret('a');
    expect(await readSecret('a')).toBeNull();
    expect(await browser.storage.local.get(null)).toEqual({});
  });

  it('keeps an empty one and a long one', async () => {
    for (const value of ['', 'x'.repeat(100_000)]) {
      await saveSecret('a', value);
      expect(await readSecret('a')).toBe(value);
    }
  });
});
