import browser from 'webextension-polyfill';
import { type Problem, ProblemError, problem } from '../problem.ts';
import type { ConnectionMethod } from '../storage/agent.ts';
import type { Connection } from '../storage/connection.ts';
import { adminNote } from './admin-note.ts';
import { orgClient } from './client.ts';
import type { ConnectionStore } from './connection-store.ts';
import { DescribeCache } from './describe-cache.ts';
import { orgOfUrl } from './hosts.ts';
import { OrgCaller } from './org-call.ts';
import type { OrgClient } from './org-client.ts';
import { type SignInDeps, type SignInSettings, signIn } from './sign-in.ts';
import { knownSignInErrors, type SignInContext } from './sign-in-errors.ts';
import { createTokens } from './tokens.ts';
import { type WhoAmI, whoAmI } from './who-am-i.ts';

/** What the background wires once, and everything it may ask of Salesforce. */
export interface OrgAccess {
  /**
   * Opens the sign-in window, and gives the saved connection. The same user of the same org keeps the same id, so
   * signing in again revives a connection that had become `needs_login`.
   * @throws ProblemError, with the plain sentence of whatever stopped it
   */
  connect(
    app: SignInSettings,
    options?: { readonly method?: ConnectionMethod; readonly again?: Connection | null },
  ): Promise<Connection>;
  /** JWT bearer: no window, no refresh token. The key is imported not extractable and kept for this connection. */
  connectWithKey(
    app: SignInSettings,
    account: { readonly username: string; readonly privateKey: string },
  ): Promise<Connection>;
  /** What Salesforce tells of an app without a window; null where it finds nothing wrong. */
  checkSignIn(app: SignInSettings): Promise<Problem | null>;
  /** The app that this connection signs in through the next time. */
  saveApp(connectionId: string, app: SignInSettings): Promise<Connection>;
  /**
   * Revokes in Salesforce, then forgets tokens and row whatever happened. A copy that somebody shared is only forgotten:
   * its token is everybody's.
   */
  disconnect(connectionId: string): Promise<{ revoked: boolean }>;
  /**
   * The refresh token of a connection, for a copy. Renews once before: where Salesforce rotates refresh tokens, copies
   * would end each other. @throws ProblemError `share_rotation` then, and where the session is over
   */
  refreshTokenForCopy(connectionId: string): Promise<string>;
  /** Keeps an account that somebody shared, once one real call as it has worked. */
  adopt(connection: Connection, credential: SharedCredential): Promise<Connection>;
  /** Signs in anew as the same account, then revokes the token before, and with it every copy of it. */
  rotate(connectionId: string): Promise<{ revoked: boolean }>;
  /** Revokes the tokens and keeps the row, signed out. */
  revoke(connectionId: string): Promise<{ revoked: boolean }>;
  /** One real call as the user. Throws ProblemError. */
  testConnection(
    connectionId: string,
    signal: AbortSignal,
  ): Promise<{ userName: string; orgName: string; usage: { used: number; limit: number } | null }>;
  /** Same connection, same client: caches and the newest API usage live in it. */
  client(connection: Connection): OrgClient;
  /** To be registered in the External Client App; the same in every build, since the extension's id is fixed. */
  callbackAddress(): string;
  /** The codes that Salesforce shows on pages of its own, with what each means: for the user to pick from. */
  knownSignInErrors(app: SignInSettings): ReturnType<typeof knownSignInErrors>;
  /** Text to send to the administrator about a Problem of `connect`. */
  adminNote(what: Problem, app: SignInSettings): string;
}

/** What makes a copy of a connection work. Never leaves the background but sealed. */
export type SharedCredential =
  | { readonly kind: 'refresh_token'; readonly refreshToken: string }
  /** PEM, PKCS #8. */
  | { readonly kind: 'private_key'; readonly privateKey: string };

/** All but the store default to the browser's own. */
export interface OrgAccessDeps {
  readonly connections: ConnectionStore;
  readonly fetch?: typeof globalThis.fetch;
  readonly launchWebAuthFlow?: SignInDeps['launchWebAuthFlow'];
  readonly now?: () => number;
}

const SIGN_IN_CALLS_MS = 60_000;

export function createOrgAccess(deps: OrgAccessDeps): OrgAccess {
  const {
    connections,
    // Not the bare function: fetch wants to be called on its own global.
    fetch = (input, init) => globalThis.fetch(input, init),
    launchWebAuthFlow = (details) => browser.identity.launchWebAuthFlow(details),
    now = Date.now,
  } = deps;
  const tokens = createTokens({ fetch, connections });
  const describeCache = new DescribeCache(now);
  const clients = new Map<string, OrgClient>();
  let connecting: Promise<Connection> | null = null;

  function client(connection: Connection): OrgClient {
    const known = clients.get(connection.id);
    if (known) return known;
    const made = orgClient(connection, { fetch, tokens, now, describeCache });
    clients.set(connection.id, made);
    return made;
  }

  function who(connection: Connection, signal: AbortSignal): Promise<WhoAmI> {
    const caller = new OrgCaller(connection.id, { fetch, tokens });
    return whoAmI(client(connection), connection.instanceUrl, signal, async () => {
      return (await caller.send({ path: '/services/oauth2/userinfo', signal })).body;
    });
  }

  async function connectNow(
    app: SignInSettings,
    {
      method = 'own',
      again = null,
    }: { readonly method?: ConnectionMethod; readonly again?: Connection | null },
  ) {
    const {
      tokens: got,
      loginUrl,
      scopes,
    } = await signIn(
      app,
      { fetch, launchWebAuthFlow, callback: callbackAddress() },
      { loginHint: again?.username || undefined },
    );
    const host = orgOfUrl(got.instanceUrl);
    const myDomainHost = host?.myDomainHost ?? new URL(got.instanceUrl).hostname;
    const id = `${got.orgId}-${got.userId}`;
    const before = await connections.read(id);
    const bare: Connection = {
      id,
      orgId: got.orgId,
      orgName: before?.orgName ?? host?.myDomainName ?? myDomainHost,
      userId: got.userId,
      username: before?.username ?? '',
      userName: before?.userName ?? '',
      instanceUrl: got.instanceUrl,
      myDomainHost,
      lightningHost: host?.lightningHost ?? myDomainHost,
      kind: host?.kind ?? 'unknown',
      consumerKey: app.consumerKey.trim(),
      loginUrl,
      scopes,
      timeZone: before?.timeZone ?? 'UTC',
      locale: before?.locale ?? 'en',
      state: 'connected',
      connectedAt: now(),
      method,
      credential: 'refresh_token',
      sharedBy: null,
    };
    // Tokens and row first: had the background died during the calls below, the sign-in would still count.
    await tokens.keep(id, got);
    await connections.save(bare);
    clients.delete(id);
    try {
      const me = await who(bare, AbortSignal.timeout(SIGN_IN_CALLS_MS));
      const connection: Connection = { ...bare, ...me };
      await connections.save(connection);
      return connection;
    } catch (error) {
      // Not a connection that anybody could use: leave nothing behind, unless it was there before.
      if (!before) await disconnect(id);
      throw error;
    }
  }

  async function disconnect(connectionId: string) {
    const connection = await connections.read(connectionId);
    const revoked = connection ? await tokens.revoke(connection) : false;
    await tokens.forget(connectionId);
    clients.delete(connectionId);
    if (connection) await describeCache.clear(`${connection.orgId}:${connection.userId}:`);
    await connections.remove(connectionId);
    return { revoked };
  }

  return {
    // A second click on Connect is about the window that is already open.
    connect: (app, options = {}) => {
      connecting ??= connectNow(app, options).finally(() => {
        connecting = null;
      });
      return connecting;
    },
    disconnect,
    connectWithKey: later,
    checkSignIn: later,
    saveApp: later,
    refreshTokenForCopy: later,
    adopt: later,
    rotate: later,
    revoke: later,
    callbackAddress,
    knownSignInErrors: (app) => knownSignInErrors(contextOf(app)),
    adminNote: (what, app) => adminNote(what, { ...contextOf(app), consumerKey: app.consumerKey }),
    client,
    async testConnection(connectionId, signal) {
      const connection = await connections.read(connectionId);
      if (!connection) throw new ProblemError(problem('salesforce_not_connected', { action: 'reconnect' }));
      const org = client(connection);
      const { userName, orgName } = await who(connection, signal);
      return { userName, orgName, usage: org.usage() };
    },
  };
}

async function later(): Promise<never> {
  throw new Error('In the making');
}

function callbackAddress(): string {
  return browser.identity.getRedirectURL('oauth');
}

function contextOf({ loginUrl, scopes }: SignInSettings): SignInContext {
  return { callback: callbackAddress(), loginUrl, scopes };
}
