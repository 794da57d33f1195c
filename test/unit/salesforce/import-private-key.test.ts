import { createPrivateKey, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../../lib/i18n.ts';
import { ProblemError } from '../../../lib/problem.ts';
import { importPrivateKey } from '../../../lib/salesforce/import-private-key.ts';
import { makeCertificate } from '../../org/server/tls.ts';
import { linesOf, rsaPair } from './key-fixtures.ts';

const WORDS = new TextEncoder().encode('what is signed');

async function signsAs(pem: string, publicKey: string): Promise<boolean> {
  const key = await importPrivateKey(pem);
  const signature = await crypto.subtle.sign({ name: 'RSASSA-PKCS1-v1_5' }, key, WORDS);
  return verify('RSA-SHA256', WORDS, createPublicKey(publicKey), Buffer.from(signature));
}

async function refusal(pem: string): Promise<ProblemError> {
  const error = await importPrivateKey(pem).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return error as ProblemError;
}

describe('importPrivateKey', () => {
  const { pkcs8, pkcs1, publicKey } = rsaPair();

  it.each([
    ['PKCS #8', pkcs8],
    ['PKCS #1', pkcs1],
    ['Windows line ends', pkcs8.replaceAll('\n', '\r\n')],
    ['line breaks in letters', pkcs8.replaceAll('\n', '\\n')],
    ['one long line', pkcs1.replaceAll('\n', ' ')],
    ['words around it', `Bag Attributes\n  friendlyName: x\n${pkcs8}\nkeep it safe`],
    [
      'the certificate in the same file',
      `-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n${pkcs1}`,
    ],
  ])('takes a key with %s', async (_, pem) => {
    expect(await signsAs(pem, publicKey)).toBe(true);
  });

  it('takes a longer key, whose PKCS #1 has other lengths inside', async () => {
    const long = rsaPair(3_072);
    expect(await signsAs(long.pkcs1, long.publicKey)).toBe(true);
  });

  it('can sign, and nobody can read it out again', async () => {
    const key = await importPrivateKey(pkcs8);
    expect(key).toMatchObject({ extractable: false, type: 'private', usages: ['sign'] });
    for (const format of ['pkcs8', 'jwk'] as const)
      await expect(crypto.subtle.exportKey(format as 'pkcs8', key)).rejects.toThrow();
    expect(JSON.stringify(key)).not.toMatch(/[A-Za-z0-9+/]{40}/);
  });

  it('says what was pasted in its place', async () => {
    const encrypted = createPrivateKey(pkcs8)
      .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
      .toString();
    const oldEncrypted = createPrivateKey(pkcs8)
      .export({ type: 'pkcs1', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'secret' })
      .toString();
    const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2_048 }).privateKey;
    const { cert } = await makeCertificate();
    const wrong: [string, string][] = [
      [encrypted, 'private_key_encrypted'],
      [oldEncrypted, 'private_key_encrypted'],
      [cert, 'private_key_is_certificate'],
      [
        '-----BEGIN CERTIFICATE REQUEST-----\nMIIC\n-----END CERTIFICATE REQUEST-----',
        'private_key_is_certificate',
      ],
      [publicKey, 'private_key_is_public'],
      ['ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ me@host', 'private_key_is_public'],
      [elliptic.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private_key_not_rsa'],
      [elliptic.export({ type: 'sec1', format: 'pem' }).toString(), 'private_key_not_rsa'],
      [pss.export({ type: 'pkcs8', format: 'pem' }).toString(), 'private_key_not_rsa'],
      [rsaPair(1_024).pkcs8, 'private_key_too_short'],
      [pkcs8.slice(0, 400), 'private_key_unreadable'],
      [pkcs1.replace(/\n[^-\n]{64}\n/, '\n'), 'private_key_unreadable'],
      ['3MVG9.consumer.key', 'private_key_unreadable'],
      [
        '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Blbn\n-----END OPENSSH PRIVATE KEY-----',
        'private_key_unreadable',
      ],
      ['', 'private_key_unreadable'],
    ];
    for (const [pem, code] of wrong) {
      const { problem } = await refusal(pem);
      expect([pem.slice(0, 40), problem.code]).toEqual([pem.slice(0, 40), code]);
      expect(t(`problem_${problem.code}_next`)).not.toBe('');
    }
  });

  it('shows nothing of the key in an error (I4), whatever is missing from it', async () => {
    const lines = linesOf(pkcs8);
    await fc.assert(
      fc.asyncProperty(fc.nat(pkcs8.length - 40), fc.integer({ min: 3, max: 30 }), async (from, length) => {
        const damaged = pkcs8.slice(0, from) + pkcs8.slice(from + length);
        const error = await importPrivateKey(damaged).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        if (error === null) return;
        expect(error).toBeInstanceOf(ProblemError);
        const told = `${JSON.stringify((error as ProblemError).problem)} ${String(error)} ${String((error as Error).cause)}`;
        for (const line of lines) expect(told).not.toContain(line.slice(0, 20));
      }),
      { numRuns: 60 },
    );
  });
});
