/**
 * Takes tokens and keys out of texts that a user, a model or a log may see (invariant I4). What Salesforce answers is
 * not always under our control: an error page may print the address it was called with, code and verifier included.
 */

const REMOVED = '[removed]';

/** Names whose value is a secret wherever they stand. */
const SECRETS =
  'access_token|refresh_token|id_token|assertion|client_secret|code_verifier|code_challenge|password|sessionId';
/** Everyday words too (a lead has a State): secrets only as parameters of an address or a form. */
const PARAMETERS = `${SECRETS}|code|state|nonce|signature|sid|token`;

const PATTERNS: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  // Access tokens and session ids: an org id, `!`, then the secret; also with the `!` encoded.
  [/\b00D[A-Za-z0-9]{12,15}(?:!|%21)[^\s"'<>&,;]*/g, REMOVED],
  // Refresh tokens.
  [/\b5Aep[A-Za-z0-9._-]{10,}/g, REMOVED],
  // Authorization codes.
  [/\baPrx[A-Za-z0-9._=%-]{10,}/g, REMOVED],
  // JSON Web Tokens: newer orgs issue them as access tokens.
  [/\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g, REMOVED],
  [/\b(Bearer|OAuth|Basic)\s+[^\s"'<>,;]{16,}/gi, `$1 ${REMOVED}`],
  // JSON and XML members.
  [new RegExp(`(["'](?:${SECRETS})["']\\s*:\\s*["'])[^"']*`, 'gi'), `$1${REMOVED}`],
  [new RegExp(`(<(?:\\w+:)?(?:${SECRETS})>)[^<]*`, 'gi'), `$1${REMOVED}`],
  [new RegExp(`(\\s)((?:${SECRETS})=)[^&#\\s"'<>]+`, 'gi'), `$1$2${REMOVED}`],
  [new RegExp(`([?&#]|^)((?:${PARAMETERS})=)[^&#\\s"'<>]+`, 'gi'), `$1$2${REMOVED}`],
];

/** The text without anything that looks like a secret, and without the `known` ones wherever they stand. */
export function scrubSecrets(text: string, known: readonly (string | null | undefined)[] = []): string {
  let clean = text;
  for (const secret of known) {
    // A secret of a few letters would blot out half the text; real ones are long.
    if (secret && secret.length >= 8)
      clean = clean.replaceAll(secret, REMOVED).replaceAll(encodeURIComponent(secret), REMOVED);
  }
  for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
  return clean;
}
