import { type ProblemCode, ProblemError, problem } from '../problem.ts';

/** The object identifier rsaEncryption (1.2.840.113549.1.1.1), as DER. */
const RSA = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];
const NULL = [0x05, 0x00];
const VERSION_0 = [0x02, 0x01, 0x00];
/** Salesforce takes no certificate of a shorter key. */
const SHORTEST = 2_048;

/**
 * A private RSA key from PEM, PKCS #8 or the older PKCS #1, for signing and for nothing else: the browser never gives it
 * out again. Nothing of the text enters an error (invariant I4).
 * @throws ProblemError `private_key_…`
 */
export async function importPrivateKey(pem: string): Promise<CryptoKey> {
  const { label, der } = readPem(pem);
  const pkcs8 = label === 'RSA PRIVATE KEY' ? wrapped(der) : der;
  // The algorithm stands at the beginning, before the key itself.
  if (!includes(pkcs8.subarray(0, 40), RSA)) throw refused('private_key_not_rsa');
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey(
      'pkcs8',
      pkcs8,
      { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
      false,
      ['sign'],
    );
  } catch {
    throw refused('private_key_unreadable');
  }
  if ((key.algorithm as RsaHashedKeyAlgorithm).modulusLength < SHORTEST)
    throw refused('private_key_too_short');
  return key;
}

function readPem(pem: string): { label: string; der: Uint8Array<ArrayBuffer> } {
  // Out of a JSON file or an environment variable, line breaks may be `\n` in letters.
  const text = pem.replace(/\\r|\\n/g, '\n');
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type:.*ENCRYPTED/m.test(text))
    throw refused('private_key_encrypted');
  const found = /-----BEGIN ((?:RSA )?PRIVATE KEY)-----([^-]+)-----END \1-----/.exec(text);
  if (!found) throw refused(whatElse(text));
  const [, label = '', body = ''] = found;
  try {
    return { label, der: Uint8Array.from(atob(body.replace(/\s+/g, '')), (letter) => letter.charCodeAt(0)) };
  } catch {
    throw refused('private_key_unreadable');
  }
}

/** What was pasted in place of a private key. */
function whatElse(text: string): ProblemCode {
  if (/-----BEGIN (?:EC|DSA) PRIVATE KEY-----/.test(text)) return 'private_key_not_rsa';
  if (/-----BEGIN (?:TRUSTED |X509 |NEW )?CERTIFICATE(?: REQUEST)?-----/.test(text))
    return 'private_key_is_certificate';
  if (/-----BEGIN (?:RSA )?PUBLIC KEY-----|^\s*ssh-[a-z0-9]+ /m.test(text)) return 'private_key_is_public';
  return 'private_key_unreadable';
}

/** PKCS #1 inside of PKCS #8: SEQUENCE { 0, SEQUENCE { rsaEncryption, NULL }, OCTET STRING { key } }. */
function wrapped(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  return tagged(0x30, [...VERSION_0, ...tagged(0x30, [...RSA, ...NULL]), ...tagged(0x04, pkcs1)]);
}

function tagged(tag: number, content: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, (length >> 8) & 0xff, length & 0xff];
  const bytes = new Uint8Array(1 + size.length + length);
  bytes.set([tag, ...size]);
  bytes.set(content, 1 + size.length);
  return bytes;
}

function includes(bytes: Uint8Array, wanted: readonly number[]): boolean {
  return bytes.some((_, start) => wanted.every((byte, offset) => bytes[start + offset] === byte));
}

const refused = (code: ProblemCode): ProblemError => new ProblemError(problem(code));
