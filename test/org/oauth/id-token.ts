import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Org } from '../server/org.ts';
import type { Grant } from './token-store.ts';

let pair: { privateKey: KeyObject; publicKey: KeyObject } | undefined;

// Made when first asked for: most runs never do, and an RSA key takes a while.
function keys(): { privateKey: KeyObject; publicKey: KeyObject } {
  pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 });
  return pair;
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** The public key as `/id/keys` gives it. */
export function jwks(): { keys: object[] } {
  return {
    keys: [{ ...keys().publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: keyId() }],
  };
}

const keyId = (): string =>
  createHash('sha256')
    .update(keys().publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);

/** An OpenID Connect id_token: RS256, 2 minutes, as Salesforce issues them. */
export function idToken(
  issuer: string,
  nowMs: number,
  org: Org,
  grant: Grant,
  nonce: string | undefined,
): string {
  const now = Math.floor(nowMs / 1000);
  const payload = {
    iss: issuer,
    sub: `${issuer}/id/${org.id}/${grant.userId}`,
    aud: grant.clientId,
    iat: now,
    exp: now + 120,
    ...(nonce === undefined ? {} : { nonce }),
  };
  const signed = `${encode({ alg: 'RS256', typ: 'JWT', kid: keyId() })}.${encode(payload)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), keys().privateKey).toString('base64url')}`;
}
