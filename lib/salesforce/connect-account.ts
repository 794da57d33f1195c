import { ProblemError, problem } from '../problem.ts';
import type { ConnectionMethod } from '../storage/agent.ts';
import type { Connection } from '../storage/connection.ts';
import { readPrivateKey, savePrivateKey } from '../storage/private-keys.ts';
import { type AccountWorld, disconnect, openSignIn, whoIs } from './account-work.ts';
import { askWithKey } from './ask-with-key.ts';
import { connectionId, newConnection } from './connection-row.ts';
import { fixedTokens } from './fixed-tokens.ts';
import { importPrivateKey } from './import-private-key.ts';
import { type SignInSettings, tidyApp } from './sign-in.ts';
import { redeemed } from './sign-in-answer.ts';
import type { TokenResponse } from './token-response.ts';

export interface ConnectOptions {
  readonly method?: ConnectionMethod;
  readonly again?: Connection | null;
}

/**
 * Signs in, through the window; or, for an account that has another way in, by that: a key signs, and a copy asks with
 * the token it was handed, since nobody here has that account's password.
 */
export async function connectAccount(
  world: AccountWorld,
  app: SignInSettings,
  { again = null, method = again?.method ?? 'own' }: ConnectOptions,
): Promise<Connection> {
  if (again?.sharedBy) return againAsCopy(world, again);
  if (again?.credential === 'private_key') return againWithKey(world, app, again);

  const { connections, tokens, now, clients } = world;
  const signedIn = await openSignIn(world, app, {
    loginHint: again?.username || undefined,
    // The browser is most likely logged in as the user, and a shared account is somebody else.
    freshLogin: method === 'shared',
  });
  const { tokens: got, loginUrl, scopes } = signedIn;
  const through = { consumerKey: app.consumerKey.trim(), loginUrl, scopes };
  const before = await connections.read(connectionId(method, got));
  const bare = newConnection(
    { tokens: got, app: through, method, credential: 'refresh_token', now: now() },
    before,
  );
  // A key or a copy's token under this id is not what this sign-in goes on with.
  if (before && (before.credential !== 'refresh_token' || before.sharedBy)) await tokens.forget(bare.id);
  // Tokens and row first: had the background died during the calls below, the sign-in would still count.
  await tokens.keep(bare.id, got);
  await connections.save(bare);
  clients.delete(bare.id);
  try {
    const connection: Connection = { ...bare, ...(await whoIs(world, bare)) };
    await connections.save(connection);
    return connection;
  } catch (error) {
    // Not a connection that anybody could use: leave nothing behind, unless it was there before.
    if (!before) await disconnect(world, bare.id);
    throw error;
  }
}

/** A service account, with a key in place of a window. */
export async function connectWithKey(
  world: AccountWorld,
  app: SignInSettings,
  account: { readonly username: string; readonly privateKey: string },
): Promise<Connection> {
  const tidy = tidyApp(app);
  const username = account.username.trim();
  if (!username) throw new ProblemError(problem('private_key_no_username'));
  return signInWithKey(world, tidy, username, await importPrivateKey(account.privateKey), null);
}

async function againWithKey(
  world: AccountWorld,
  app: SignInSettings,
  again: Connection,
): Promise<Connection> {
  const key = await readPrivateKey(again.id);
  if (!key) throw new ProblemError(problem('private_key_missing', { action: 'open_connections' }));
  return signInWithKey(world, tidyApp(app), again.username, key, again);
}

/** Nothing is kept before one real call has worked. */
async function signInWithKey(
  world: AccountWorld,
  app: SignInSettings,
  username: string,
  key: CryptoKey,
  again: Connection | null,
): Promise<Connection> {
  const { connections, now } = world;
  const answer = await askWithKey({ ...app, username, key }, world);
  const got = redeemed(answer, { ...app, callback: world.callback(), keyAccount: username });
  const before = again ?? (await connections.read(connectionId('shared', got)));
  const bare = newConnection(
    { tokens: got, app, method: again?.method ?? 'shared', credential: 'private_key', now: now() },
    before,
  );
  if (again && bare.id !== again.id)
    throw new ProblemError(problem('share_rotate_other', { subs: [again.userName, again.orgName] }));
  const connection = await named(world, bare, got, username);
  await keepAccount(world, connection, got, key);
  return connection;
}

async function againAsCopy(world: AccountWorld, again: Connection): Promise<Connection> {
  await world.tokens.renewNow(again.id);
  world.clients.delete(again.id);
  const renewed = (await world.connections.read(again.id)) ?? again;
  const connection: Connection = { ...renewed, ...(await whoIs(world, renewed)), state: 'connected' };
  await world.connections.save(connection);
  return connection;
}

/** The connection with what the org says of it, by a token that is kept nowhere yet. */
export async function named(
  world: AccountWorld,
  bare: Connection,
  got: Pick<TokenResponse, 'accessToken' | 'instanceUrl'>,
  username: string,
): Promise<Connection> {
  const { accessToken, instanceUrl } = got;
  const me = await whoIs(world, bare, { tokens: fixedTokens({ accessToken, instanceUrl }) });
  // A user who may not even see themselves has no name; with a key the username is what signs in the next time.
  const userName = me.userName || bare.userName || username;
  return { ...bare, ...me, username: me.username || username, userName };
}

/** From here on the account works by this credential and by no other. */
export async function keepAccount(
  { connections, tokens, clients }: AccountWorld,
  connection: Connection,
  got: TokenResponse,
  key: CryptoKey | null,
): Promise<void> {
  await tokens.forget(connection.id);
  if (key) await savePrivateKey(connection.id, key);
  await tokens.keep(connection.id, key ? { ...got, refreshToken: null } : got);
  await connections.save(connection);
  clients.delete(connection.id);
}
