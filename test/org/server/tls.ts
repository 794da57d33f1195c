import { createHash, X509Certificate } from 'node:crypto';
import { generate } from 'selfsigned';

export interface Certificate {
  key: string;
  cert: string;
  /** SHA-256 of the certificate, colon separated, as browsers show it. */
  fingerprint256: string;
  /** SHA-256 of the public key, base64: what Chromium's `--ignore-certificate-errors-spki-list` takes. */
  spki: string;
}

// A wildcard covers one label only, so every partition of My Domain hosts needs its own name.
const PARTITIONS = ['', 'sandbox.', 'develop.', 'scratch.', 'trailblaze.', 'demo.', 'patch.', 'free.'];

export const CERTIFICATE_NAMES: readonly string[] = [
  'localhost',
  '*.salesforce.com',
  '*.force.com',
  ...PARTITIONS.flatMap((partition) => [
    `*.${partition}my.salesforce.com`,
    `*.${partition}lightning.force.com`,
    `*.${partition}my.salesforce-setup.com`,
    `*.${partition}vf.force.com`,
  ]),
];

/** A self-signed certificate for every host of the test org; made anew at each start, never written to disk. */
export async function makeCertificate(): Promise<Certificate> {
  const made = await generate([{ name: 'commonName', value: 'Test org' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyCertSign: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...CERTIFICATE_NAMES.map((value) => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
          { type: 7 as const, ip: '::1' },
        ],
      },
    ],
  });
  const certificate = new X509Certificate(made.cert);
  const publicKey = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return {
    key: made.private,
    cert: made.cert,
    fingerprint256: certificate.fingerprint256,
    spki: createHash('sha256').update(publicKey).digest('base64'),
  };
}
