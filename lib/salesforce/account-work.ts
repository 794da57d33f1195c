import { ProblemError, problem } from '../problem.ts';
import type { Connection } from '../storage/connection.ts';
import { orgClient } from './client.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { DescribeCache } from './describe-cache.ts';
import { OrgCaller } from './org-call.ts';
import type { OrgClient } from './org-client.ts';
import {
  type SignedIn,
  type SignInDeps,
  type SignInOptions,
  type SignInSettings,
  signIn,
} from './sign-in.ts';
import type { CallTokens, Tokens } from './tokens.ts';
import { type WhoAmI, whoAmI } from './who-am-i.ts';

/** What all work on accounts shares: the one token owner, the one window, the one client of each connection. */
export interface AccountWorld {
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => number;
  readonly connections: ConnectionStore;
  readonly tokens: Tokens;
  readonly describeCache: DescribeCache;
  readonly clients: Map<string, OrgClient>;
  readonly callback: () => string;
  readonly launchWebAuthFlow: SignInDeps['launchWebAuthFlow'];
}

const SIGN_IN_CALLS_MS = 60_000;

export function clientOf(world: AccountWorld, connection: Connection): OrgClient {
  const known = world.clients.get(connection.id);
  if (known) return known;
  const made = orgClient(connection, world);
  world.clients.set(connection.id, made);
  return made;
}

export function openSignIn(
  { fetch, launchWebAuthFlow, callback }: AccountWorld,
  app: SignInSettings,
  options: SignInOptions,
): Promise<SignedIn> {
  return signIn(app, { fetch, launchWebAuthFlow, callback: callback() }, options);
}

/** Asks the org who this is. With `tokens` of its own nothing but the answer is left of it. */
export function whoIs(
  world: AccountWorld,
  connection: Connection,
  {
    tokens,
    signal = AbortSignal.timeout(SIGN_IN_CALLS_MS),
  }: { tokens?: CallTokens; signal?: AbortSignal } = {},
): Promise<WhoAmI> {
  const deps = tokens ? { ...world, tokens } : world;
  const client = tokens ? orgClient(connection, deps) : clientOf(world, connection);
  const caller = new OrgCaller(connection.id, deps);
  return whoAmI(client, connection.instanceUrl, signal, async () => {
    return (await caller.send({ path: '/services/oauth2/userinfo', signal })).body;
  });
}

/** Revokes in Salesforce, unless it is a copy whose token is everybody's, and forgets all of it whatever happened. */
export async function disconnect(world: AccountWorld, connectionId: string): Promise<{ revoked: boolean }> {
  const { connections, tokens, clients, describeCache } = world;
  const connection = await connections.read(connectionId);
  const revoked = connection && !connection.sharedBy ? await tokens.revoke(connection) : false;
  await tokens.forget(connectionId);
  clients.delete(connectionId);
  if (connection) await describeCache.clear(`${connection.orgId}:${connection.userId}:`);
  await connections.remove(connectionId);
  return { revoked };
}

/** @throws ProblemError `connection_gone` */
export async function existing(world: AccountWorld, connectionId: string): Promise<Connection> {
  const connection = await world.connections.read(connectionId);
  if (!connection) throw new ProblemError(problem('connection_gone', { action: 'open_connections' }));
  return connection;
}
