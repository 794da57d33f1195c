import { generateKeyPairSync } from 'node:crypto';

/** Made once a run: an RSA key takes a while. */
const pairs = new Map<number, { pkcs8: string; pkcs1: string; publicKey: string }>();

/** A key pair as PEM; another `bits` is another pair. */
export function rsaPair(bits = 2_048): { pkcs8: string; pkcs1: string; publicKey: string } {
  const known = pairs.get(bits);
  if (known) return known;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const pair = {
    pkcs8: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    pkcs1: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
  pairs.set(bits, pair);
  return pair;
}

/** Lines of a PEM that must be found nowhere. */
export const linesOf = (pem: string): string[] =>
  pem.split('\n').filter((line) => line.length > 20 && !line.startsWith('-'));
