import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { openShare } from '../../../lib/sharing/open-share.ts';
import { withKeys } from '../../../lib/storage/key-database.ts';
import { sharingIdentity } from '../../../lib/storage/sharing-identity.ts';
import { resetBrowser } from '../fake-browser.ts';
import { armored, contentsOf, openers, plainShare, sealQuickly } from './fixture.ts';

const emptied = () => withKeys((database) => database.keys.clear());

/** A browser of before X25519 came to WebCrypto. */
function withoutX25519() {
  const real = crypto.subtle.generateKey.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'generateKey').mockImplementation(((
    algorithm: { name: string },
    ...rest: never[]
  ) =>
    algorithm.name === 'X25519'
      ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
      : (real as (...all: unknown[]) => unknown)(algorithm, ...rest)) as never);
}

async function opensWhatIsSealedToIt() {
  const { publicKey, identity } = await sharingIdentity();
  const text = armored(await sealQuickly(plainShare(), { keys: [publicKey] }));
  expect((await openShare(text, openers(identity))).contents).toEqual(contentsOf());
}

describe('the sharing identity', () => {
  beforeEach(async () => {
    resetBrowser();
    await emptied();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    resetBrowser();
    await emptied();
  });

  it('is one, kept by the browser and shown to nobody', async () => {
    const { publicKey, protection, identity } = await sharingIdentity();
    expect(publicKey).toMatch(/^age1[02-9ac-hj-np-z]{58}$/);
    expect(protection).toBe('not_extractable');
    if (!(identity instanceof CryptoKey)) throw new Error('no key');
    expect(identity.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', identity)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('jwk', identity)).rejects.toThrow();
    expect((await sharingIdentity()).publicKey).toBe(publicKey);
    await opensWhatIsSealedToIt();
  });

  it('is one however many ask at once', async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => sharingIdentity()));
    expect(new Set(all.map(({ publicKey }) => publicKey)).size).toBe(1);
  });

  it('is sealed where the browser cannot keep it', async () => {
    withoutX25519();
    const all = await Promise.all(Array.from({ length: 4 }, () => sharingIdentity()));
    expect(new Set(all.map(({ publicKey }) => publicKey)).size).toBe(1);
    expect(all[0]?.protection).toBe('sealed');
    await opensWhatIsSealedToIt();
    const { publicKey, identity } = await sharingIdentity();
    expect(publicKey).toBe(all[0]?.publicKey);
    const kept = await withKeys((database) => database.keys.toArray());
    const disk = JSON.stringify([kept, await browser.storage.local.get(null)]);
    expect(disk).not.toContain(String(identity).slice(16, 40));
    // The same browser, grown up: what was handed out stays good.
    vi.restoreAllMocks();
    expect((await sharingIdentity()).publicKey).toBe(publicKey);
  });

  it('is sealed where the browser cannot store such keys', async () => {
    const original = structuredClone;
    vi.stubGlobal('structuredClone', (value: unknown, ...rest: never[]) => {
      if (value instanceof CryptoKey && value.algorithm.name === 'X25519')
        throw new DOMException('could not be cloned', 'DataCloneError');
      return original(value, ...rest);
    });
    try {
      expect((await sharingIdentity()).protection).toBe('sealed');
      await opensWhatIsSealedToIt();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('is made anew where the key that sealed it is gone', async () => {
    withoutX25519();
    const before = await sharingIdentity();
    await withKeys((database) => database.keys.delete('secrets'));
    const after = await Promise.all([sharingIdentity(), sharingIdentity()]);
    expect(after[0]?.publicKey).not.toBe(before.publicKey);
    expect(after[1]?.publicKey).toBe(after[0]?.publicKey);
    await opensWhatIsSealedToIt();
  });
});
