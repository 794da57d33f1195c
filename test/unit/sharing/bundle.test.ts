import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { x25519 as whole } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { build } from 'vite';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { slimAge } from '../../../lib/sharing/shims/aliases.ts';
import { x25519 } from '../../../lib/sharing/shims/x25519.ts';
import { keyPair, sealQuickly } from './fixture.ts';

/** age as the extension ships it: without the kinds of keys that are not offered. */

const ENTRY = 'virtual:entry';
const AGE = JSON.stringify(
  new URL('../../../node_modules/age-encryption/dist/index.js', import.meta.url).pathname,
);

async function bundle(code: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      slimAge(),
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? `\0${ENTRY}` : null),
        load: (id) => (id === `\0${ENTRY}` ? code : null),
      },
    ],
    build: { write: false, target: 'es2023', rollupOptions: { input: ENTRY, output: { format: 'iife' } } },
  });
  const [result] = [output].flat();
  if (!result || !('output' in result)) throw new Error('nothing was built');
  return result.output[0].code;
}

interface World {
  sealTo: (plain: string, key: string) => Promise<Uint8Array>;
  open: (bytes: Uint8Array, identity: string) => Promise<string>;
}

describe('age in the background', { timeout: 60_000 }, () => {
  let code = '';
  let world: World;

  beforeAll(async () => {
    code = await bundle(`
      import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from ${AGE};
      globalThis.sealTo = (plain, key) => { const e = new Encrypter(); e.addRecipient(key); return e.encrypt(plain); };
      globalThis.open = (bytes, identity) => { const d = new Decrypter(); d.addIdentity(identity); return d.decrypt(bytes, 'text'); };
      globalThis.more = [armor, generateX25519Identity, identityToRecipient];
      globalThis.withPassphrase = (e, d) => { e.setPassphrase('x'); d.addPassphrase('x'); };
    `);
    const names = [
      'Uint8Array',
      'ReadableStream',
      'TransformStream',
      'Response',
      'TextEncoder',
      'TextDecoder',
    ];
    const more = ['crypto', 'CryptoKey', 'DOMException', 'Error', 'ReferenceError'];
    const here = globalThis as unknown as Record<string, unknown>;
    const context = createContext(Object.fromEntries([...names, ...more].map((name) => [name, here[name]])));
    runInContext(code, context);
    world = context as unknown as World;
  }, 60_000);

  it('is small', () => {
    expect(gzipSync(code).length).toBeLessThan(19_500);
  });

  it('opens what the whole library sealed, and the other way round', async () => {
    const { identity, publicKey } = await keyPair();
    const sealed = await world.sealTo('from the small one', publicKey);
    expect(await world.open(sealed, identity)).toBe('from the small one');
    const { Decrypter } = await import('age-encryption');
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(sealed, 'text')).toBe('from the small one');
    expect(await world.open(await sealQuickly('from the whole', { keys: [publicKey] }), identity)).toBe(
      'from the whole',
    );
  });

  it('says so when it is asked for what is not offered', async () => {
    const { identityToRecipient, generateHybridIdentity } = await import('age-encryption');
    const hybrid = await identityToRecipient(await generateHybridIdentity());
    const sealing = Promise.resolve().then(() => world.sealTo('x', hybrid));
    await expect(sealing).rejects.toThrow('X25519 keys (age1…) only');
    const tag = 'age1tag1qwe0kafsjrar4txm6heqnhpfuggzr0gvznz7fvygxrlq90u5mq2pysxtw6h';
    await expect(Promise.resolve().then(() => world.sealTo('x', tag))).rejects.toThrow(
      'X25519 keys (age1…) only',
    );
  });

  it('does X25519 as everybody else, where the browser cannot', async () => {
    // RFC 7748, section 5.2.
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
    const of = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
    const scalar = of('a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4');
    const u = of('e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c');
    expect(hex(x25519.scalarMult(scalar, u))).toBe(
      'c3da55379de9c6908e94ea4df28d084f32eccf03491c71f754b4075577a28552',
    );
    expect(x25519.GuBytes).toEqual(whole.GuBytes);
    expect(() => x25519.scalarMult(scalar, new Uint8Array(32))).toThrow();
    const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        expect(x25519.scalarMultBase(a)).toEqual(whole.scalarMultBase(a));
        expect(x25519.scalarMult(a, whole.scalarMultBase(b))).toEqual(
          whole.scalarMult(b, x25519.scalarMultBase(a)),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('opens and seals in a browser that has no X25519', async () => {
    const { identity, publicKey } = await keyPair();
    // Whatever is asked of WebCrypto with X25519, it does not know it.
    for (const name of ['importKey', 'deriveBits'] as const)
      vi.spyOn(crypto.subtle, name).mockRejectedValue(
        new DOMException('Unrecognized name.', 'NotSupportedError'),
      );
    try {
      expect(await world.open(await world.sealTo('without', publicKey), identity)).toBe('without');
    } finally {
      vi.restoreAllMocks();
    }
  });

  it('leaves other packages their own', () => {
    const { resolveId } = slimAge();
    expect(resolveId('@noble/curves/nist.js', '/x/node_modules/other/index.js')).toBeNull();
    expect(resolveId('@noble/hashes/sha2.js', '/x/node_modules/age-encryption/dist/index.js')).toBeNull();
    expect(resolveId('@noble/curves/nist.js', undefined)).toBeNull();
  });
});
