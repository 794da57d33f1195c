import { ProblemError, problem } from '../problem.ts';
import type { Connection } from '../storage/connection.ts';
import { type AccountWorld, existing, openSignIn } from './account-work.ts';
import { askWithKey } from './ask-with-key.ts';
import { keepAccount, named } from './connect-account.ts';
import { connectionId } from './connection-row.ts';
import { importPrivateKey } from './import-private-key.ts';
import { oauthPost } from './oauth-post.ts';
import type { SharedCredential } from './org-access.ts';
import { refreshOutcome } from './refresh-outcome.ts';
import { revokeToken } from './revoke-token.ts';
import { SalesforceError } from './salesforce-error.ts';
import { sharedConnectionOver } from './tokens.ts';

/**
 * The refresh token of a connection, for a copy. Salesforce is asked for a new access token first: where the refresh token
 * is replaced by that, copies would end each other.
 */
export async function refreshTokenForCopy(world: AccountWorld, id: string): Promise<string> {
  const connection = await original(world, id);
  if (connection.state !== 'connected')
    throw new ProblemError(problem('share_signed_out', { action: 'reconnect' }));
  if ((await world.tokens.refreshToken(id)) === null) throw noRefreshToken();
  const { rotated } = await world.tokens.renewNow(id);
  if (rotated) throw new ProblemError(problem('share_rotation', { action: 'copy_for_admin' }));
  const token = await world.tokens.refreshToken(id);
  if (token === null) throw noRefreshToken();
  return token;
}

/** Keeps an account that somebody shared, once one real call as it has worked; else nothing of it. */
export async function adopt(
  world: AccountWorld,
  offered: Connection,
  credential: SharedCredential,
): Promise<Connection> {
  const shared: Connection = {
    ...offered,
    id: connectionId('shared', offered),
    method: 'shared',
    credential: credential.kind,
    state: 'connected',
  };
  const before = await world.connections.read(shared.id);
  // A copy in place of the original would leave nobody who can revoke the token.
  if (before?.state === 'connected' && !before.sharedBy)
    throw new ProblemError(problem('share_original_here'));

  const key = credential.kind === 'private_key' ? await importPrivateKey(credential.privateKey) : null;
  const token = credential.kind === 'refresh_token' ? credential.refreshToken : null;
  const { consumerKey, loginUrl, username } = shared;
  const answer = key
    ? await askWithKey({ consumerKey, loginUrl, username, key }, world)
    : await oauthPost(world.fetch, loginUrl, 'token', {
        grant_type: 'refresh_token',
        client_id: consumerKey,
        refresh_token: token ?? '',
      });
  const outcome = refreshOutcome(answer, shared, [token ?? '']);
  if (outcome.is === 'problem') throw new ProblemError(outcome.problem);
  if (outcome.is === 'failure') throw new SalesforceError(outcome.failure);
  if (outcome.is === 'over')
    throw new ProblemError(sharedConnectionOver(shared, shared.sharedBy?.name ?? '', outcome.detail));

  const got = { ...outcome.tokens, refreshToken: outcome.tokens.refreshToken ?? token };
  const connection = await named(world, { ...shared, instanceUrl: got.instanceUrl }, got, username);
  await keepAccount(world, connection, got, key);
  return connection;
}

/** A new sign-in as the same account; then the token before is revoked, and with it every copy. */
export async function rotate(world: AccountWorld, id: string): Promise<{ revoked: boolean }> {
  const connection = await original(world, id);
  if (connection.credential === 'private_key') throw keyOnlyInOrg();
  const { tokens, connections, fetch, now } = world;
  const { userName, username, orgName } = connection;
  const {
    tokens: got,
    loginUrl,
    scopes,
  } = await openSignIn(world, connection, { loginHint: username || undefined, freshLogin: true });
  if (got.orgId !== connection.orgId || got.userId !== connection.userId) {
    // Nobody asked for that account: what it just gave is given back.
    await revokeToken(fetch, loginUrl, got.refreshToken ?? got.accessToken);
    const subs = [userName || username, orgName];
    throw new ProblemError(problem('share_rotate_other', { subs }));
  }
  if (got.refreshToken === null) {
    await revokeToken(fetch, loginUrl, got.accessToken);
    throw noRefreshToken();
  }
  const old = await tokens.refreshToken(id);
  const oldLoginUrl = connection.signedInThrough?.loginUrl ?? connection.loginUrl;
  await tokens.keep(id, got);
  const { signedInThrough: _, ...row } = (await connections.read(id)) ?? connection;
  await connections.save({
    ...row,
    instanceUrl: got.instanceUrl,
    scopes: got.scopes ?? scopes,
    state: 'connected',
    connectedAt: now(),
  });
  world.clients.delete(id);
  // The same token again, or one that cannot be read here: copies of it live on.
  const replaced = old !== null && old !== got.refreshToken;
  const revoked = replaced && (await revokeToken(fetch, oldLoginUrl, old));
  return { revoked };
}

/** Every copy is dead, and this one too. Where Salesforce did not confirm it, the token is kept for another try. */
export async function revoke(world: AccountWorld, id: string): Promise<{ revoked: boolean }> {
  const connection = await original(world, id);
  if (connection.credential === 'private_key') throw keyOnlyInOrg();
  const revoked = await world.tokens.revoke(connection);
  if (revoked) await world.tokens.forget(id);
  await world.tokens.signOut(id);
  return { revoked };
}

/** @throws ProblemError for a copy: its token is everybody's */
async function original(world: AccountWorld, id: string): Promise<Connection> {
  const connection = await existing(world, id);
  if (connection.sharedBy)
    throw new ProblemError(problem('share_is_copy', { subs: [connection.sharedBy.name] }));
  return connection;
}

const noRefreshToken = () =>
  new ProblemError(problem('share_no_refresh_token', { action: 'open_connections' }));
const keyOnlyInOrg = () => new ProblemError(problem('share_key_only_in_org'));
