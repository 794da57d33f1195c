import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkOwnKey } from '../../../../../components/settings/connections/own-key.ts';
import { LARGEST_KEY, privateKeyFault } from '../../../../../components/settings/connections/private-key.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

describe('a private key', () => {
  it.each([
    ['PKCS #8', pkcs8],
    ['PKCS #1', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()],
    ['PKCS #8 with what a file has around it', `Bag Attributes\n  friendlyName: x\n${pkcs8}\n\n`],
  ])('as %s may be tried', (_, pem) => {
    expect(privateKeyFault(pem)).toBeNull();
  });
  it.each([
    ['nothing', '  \n', /Paste the private key/],
    [
      'one with a passphrase',
      privateKey
        .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
        .toString(),
      /has a passphrase/,
    ],
    ['the public half', publicKey.export({ type: 'spki', format: 'pem' }).toString(), /public key/],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', /certificate/],
    ['a key for SSH', 'ssh-rsa AAAAB3NzaC1yc2E mara@example', /public key/],
    ['half a key', pkcs8.slice(0, 400), /end of the key is missing/],
    ['a consumer key', '3MVG9IHf89I1t8hrvswazsWedXWY0iqK20PSFaInvUgLFB6vrcb', /not a private key/],
    ['far too much', pkcs8 + 'A'.repeat(LARGEST_KEY), /not a private key/],
  ])('is told apart from %s', (_, pem, words) => {
    expect(privateKeyFault(pem)).toMatch(words);
  });
  it('never stands in what is said of it', () => {
    fc.assert(
      fc.property(fc.base64String({ minLength: 12 }), (secret) => {
        for (const pem of [secret, `-----BEGIN PRIVATE KEY-----\n${secret}`, `ssh-${secret}`])
          expect(privateKeyFault(pem) ?? '').not.toContain(secret);
      }),
    );
  });
});

describe('the app of a connection', () => {
  it('keeps a consumer key', () => {
    expect(checkOwnKey('  ')).toEqual({
      ok: false,
      error: expect.stringContaining('Without a consumer key'),
    });
    expect(checkOwnKey(' 3MVG9.a ')).toEqual({ ok: true, value: '3MVG9.a' });
    expect(checkOwnKey('https://acme.my.salesforce.com')).toMatchObject({ ok: false });
  });
});
