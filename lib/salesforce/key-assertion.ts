import { orgOfUrl } from './hosts.ts';

/** What a service account signs in with in place of a window: a statement, signed with the key of its app. */
export interface Assertion {
  readonly consumerKey: string;
  readonly username: string;
  /** One of `audiencesOf`. */
  readonly audience: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Salesforce takes at most three minutes, by its own clock; half a minute is left to clocks that go wrong. */
const GOOD_FOR_SECONDS = 150;

/** A JSON Web Token, RS256, with the claims that Salesforce's JWT bearer flow asks for and no other. */
export async function signAssertion(assertion: Assertion, key: CryptoKey): Promise<string> {
  const { consumerKey, username, audience, now } = assertion;
  const claims = {
    iss: consumerKey,
    sub: username,
    aud: audience,
    exp: Math.floor(now / 1_000) + GOOD_FOR_SECONDS,
  };
  const signed = `${base64Url(JSON.stringify({ alg: 'RS256' }))}.${base64Url(JSON.stringify(claims))}`;
  const signature = await crypto.subtle.sign(
    { name: 'RSASSA-PKCS1-v1_5' },
    key,
    new TextEncoder().encode(signed),
  );
  return `${signed}.${base64UrlOf(new Uint8Array(signature))}`;
}

/**
 * Whom to name as audience when signing in at an address, the likeliest first. At `login`, `test` and an Experience site
 * it is that address. At My Domain it is My Domain too: External Client Apps take no other since Spring '26; but
 * Government Cloud and older orgs still want the shared host of their kind.
 */
export function audiencesOf(loginUrl: string): readonly string[] {
  const org = orgOfUrl(loginUrl);
  if (!org || org.surface === 'site') return [loginUrl];
  const host = org.kind === 'sandbox' || org.kind === 'scratch' ? 'test' : 'login';
  const cloud = /(?:salesforce\.mil|sfcrmproducts\.cn)$/.exec(org.host)?.[0] ?? 'salesforce.com';
  return [loginUrl, `https://${host}.${cloud}`];
}

const base64Url = (text: string): string => base64UrlOf(new TextEncoder().encode(text));

function base64UrlOf(bytes: Uint8Array): string {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
