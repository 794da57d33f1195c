import { ProblemError, problem } from '../problem.ts';
import { importPrivateKey } from '../salesforce/import-private-key.ts';
import type { OrgAccess, SharedCredential } from '../salesforce/org-access.ts';
import type { Connection } from '../storage/connection.ts';
import { readPrivateKey } from '../storage/private-keys.ts';

/**
 * The original of a shared connection: only that can be handed out, rotated or revoked.
 * @throws ProblemError for an account of one's own, and for a copy
 */
export function originalOf(connection: Connection | undefined): Connection {
  if (!connection) throw new ProblemError(problem('connection_gone', { action: 'open_connections' }));
  if (connection.sharedBy)
    throw new ProblemError(problem('share_is_copy', { subs: [connection.sharedBy.name] }));
  if (connection.method !== 'shared') throw new ProblemError(problem('share_not_shared'));
  return connection;
}

/** What a copy works with. @throws ProblemError */
export async function credentialForCopy(
  connection: Connection,
  pem: string | null,
  orgs: Pick<OrgAccess, 'refreshTokenForCopy'>,
): Promise<SharedCredential> {
  if (connection.state !== 'connected')
    throw new ProblemError(problem('share_signed_out', { action: 'reconnect' }));
  if (connection.credential === 'refresh_token')
    return { kind: 'refresh_token', refreshToken: await orgs.refreshTokenForCopy(connection.id) };
  if (!pem?.trim()) throw new ProblemError(problem('share_pem_needed'));
  const kept = await readPrivateKey(connection.id);
  if (!kept) throw new ProblemError(problem('share_pem_gone', { action: 'reconnect' }));
  if (!(await isSameKey(kept, await importPrivateKey(pem))))
    throw new ProblemError(problem('share_pem_other'));
  return { kind: 'private_key', privateKey: pem.trim() };
}

/** Neither can be read, so both sign: with PKCS #1 v1.5 one key gives one signature. */
async function isSameKey(a: CryptoKey, b: CryptoKey): Promise<boolean> {
  const nonce = crypto.getRandomValues(new Uint8Array(32));
  const [one, other] = await Promise.all(
    [a, b].map((key) => crypto.subtle.sign({ name: 'RSASSA-PKCS1-v1_5' }, key, nonce)),
  );
  const bytes = new Uint8Array(one ?? []);
  const same = new Uint8Array(other ?? []);
  return bytes.length > 0 && bytes.length === same.length && bytes.every((byte, i) => byte === same[i]);
}
