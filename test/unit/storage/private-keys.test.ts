import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import browser from 'webextension-polyfill';
import { importPrivateKey } from '../../../lib/salesforce/import-private-key.ts';
import { forgetPrivateKey, readPrivateKey, savePrivateKey } from '../../../lib/storage/private-keys.ts';
import { sealSecret } from '../../../lib/storage/secrets.ts';
import { linesOf, rsaPair } from '../salesforce/key-fixtures.ts';

test('keeps a key for each connection, which signs and cannot be read out', async () => {
  const { pkcs8 } = rsaPair();
  await savePrivateKey('k1', await importPrivateKey(pkcs8));
  expect(await readPrivateKey('k2')).toBeNull();
  const key = await readPrivateKey('k1');
  if (!key) throw new Error('the key is gone');
  await expect(crypto.subtle.exportKey('pkcs8', key)).rejects.toThrow();
  const signature = await crypto.subtle.sign({ name: 'RSASSA-PKCS1-v1_5' }, key, new Uint8Array(4));
  expect(signature.byteLength).toBe(256);

  const disk = JSON.stringify([
    await browser.storage.local.get(null),
    await browser.storage.session.get(null),
  ]);
  for (const line of linesOf(pkcs8)) expect(disk).not.toContain(line);

  await forgetPrivateKey('k1');
  expect(await readPrivateKey('k1')).toBeNull();
});

test('does not keep a key that could be read out', async () => {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    {
      name: 'RSASSA-PKCS1-v1_5',
      modulusLength: 2_048,
      publicExponent: new Uint8Array([1, 0, 1]),
      hash: 'SHA-256',
    },
    true,
    ['sign', 'verify'],
  );
  await expect(savePrivateKey('k1', privateKey)).rejects.toThrow();
  await expect(savePrivateKey('k1', publicKey)).rejects.toThrow();
  expect(await readPrivateKey('k1')).toBeNull();
});

test('lives beside the key of the secrets, which outlasts it', async () => {
  const sealed = await sealSecret('a', 'b');
  await savePrivateKey('secrets', await importPrivateKey(rsaPair().pkcs8));
  await forgetPrivateKey('secrets');
  expect((await sealSecret('a', 'b')).data).not.toBe(sealed.data);
  const { openSecret } = await import('../../../lib/storage/secrets.ts');
  expect(await openSecret('a', sealed)).toBe('b');
});
