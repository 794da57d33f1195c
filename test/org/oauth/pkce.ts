import { createHash, timingSafeEqual } from 'node:crypto';

/** RFC 7636: 43 to 128 characters of the unreserved set, for verifier and S256 challenge alike. */
const SHAPE = /^[A-Za-z0-9\-._~]{43,128}$/;

export const isChallenge = (challenge: string): boolean => /^[A-Za-z0-9\-_]{43}$/.test(challenge);

/** Whether a code_verifier belongs to an S256 code_challenge. */
export function verifierFits(verifier: string, challenge: string): boolean {
  if (!SHAPE.test(verifier)) return false;
  const digest = Buffer.from(createHash('sha256').update(verifier).digest('base64url'));
  const expected = Buffer.from(challenge);
  return digest.length === expected.length && timingSafeEqual(digest, expected);
}
