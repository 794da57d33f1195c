import browser from 'webextension-polyfill';
import { type Problem, ProblemError, problem } from '../problem.ts';
import type { ConnectionMethod } from '../storage/agent.ts';
import type { Connection } from '../storage/connection.ts';
import { type AccountWorld, clientOf, disconnect, existing, whoIs } from './account-work.ts';
import { adminNote } from './admin-note.ts';
import { checkSignIn } from './check-sign-in.ts';
import { connectAccount, connectWithKey } from './connect-account.ts';
import type { ConnectionStore } from './connection-store.ts';
import { DescribeCache } from './describe-cache.ts';
import type { OrgClient } from './org-client.ts';
import { adopt, refreshTokenForCopy, revoke, rotate } from './shared-account.ts';
import { type SignInDeps, type SignInSettings, tidyApp } from './sign-in.ts';
import { knownSignInErrors, type SignInContext } from './sign-in-errors.ts';
import { createTokens } from './tokens.ts';

/** What the background wires once, and everything it may ask of Salesforce. */
export interface OrgAccess {
  /**
   * Opens the sign-in window, and gives the saved connection. The same user of the same org keeps the same id, so
   * signing in again revives a connection that had become `needs_login`. `again` for an account with a key, or for a
   * copy that somebody shared, opens no window: it is asked for with what it has.
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
  /**
   * Revokes the tokens and keeps the row, signed out. Where Salesforce did not confirm it the token is kept, unused, so
   * that revoking can be tried again. @throws ProblemError `share_key_only_in_org` for a key, as `rotate` does
   */
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

export function createOrgAccess(deps: OrgAccessDeps): OrgAccess {
  const {
    connections,
    // Not the bare function: fetch wants to be called on its own global.
    fetch = (input, init) => globalThis.fetch(input, init),
    launchWebAuthFlow = (details) => browser.identity.launchWebAuthFlow(details),
    now = Date.now,
  } = deps;
  const world: AccountWorld = {
    fetch,
    now,
    connections,
    launchWebAuthFlow,
    callback: callbackAddress,
    tokens: createTokens({ fetch, connections, now }),
    describeCache: new DescribeCache(now),
    clients: new Map<string, OrgClient>(),
  };
  let window: { readonly about: string; readonly done: Promise<unknown> } | null = null;

  /** One sign-in window at a time: a second click is about the one that is open, another sign-in has to wait for it. */
  function inWindow<T>(about: unknown, work: () => Promise<T>): Promise<T> {
    const what = JSON.stringify(about);
    if (window)
      return window.about === what
        ? (window.done as Promise<T>)
        : Promise.reject(new ProblemError(problem('sign_in_window_failed', { action: 'reconnect' })));
    const done = work().finally(() => {
      window = null;
    });
    window = { about: what, done };
    return done;
  }

  return {
    connect: (app, options = {}) => {
      const { consumerKey, loginUrl, scopes } = app;
      const about = ['connect', consumerKey, loginUrl, scopes, options.method, options.again?.id];
      return inWindow(about, () => connectAccount(world, app, options));
    },
    connectWithKey: (app, account) => connectWithKey(world, app, account),
    checkSignIn: (app) => checkSignIn(app, { fetch, callback: callbackAddress() }),
    async saveApp(connectionId, app) {
      const tidy = tidyApp(app);
      const connection = await existing(world, connectionId);
      const { signedInThrough = connection, ...row } = connection;
      const { consumerKey, loginUrl, scopes } = signedInThrough;
      const another =
        tidy.consumerKey !== consumerKey || tidy.loginUrl !== loginUrl || tidy.scopes !== scopes;
      const saved: Connection = {
        ...row,
        ...tidy,
        ...(another ? { signedInThrough: { consumerKey, loginUrl, scopes } } : {}),
      };
      await connections.save(saved);
      return saved;
    },
    disconnect: (connectionId) => disconnect(world, connectionId),
    refreshTokenForCopy: (connectionId) => refreshTokenForCopy(world, connectionId),
    adopt: (connection, credential) => adopt(world, connection, credential),
    rotate: (connectionId) => inWindow(['rotate', connectionId], () => rotate(world, connectionId)),
    revoke: (connectionId) => revoke(world, connectionId),
    callbackAddress,
    knownSignInErrors: (app) => knownSignInErrors(contextOf(app)),
    adminNote: (what, app) => adminNote(what, { ...contextOf(app), consumerKey: app.consumerKey }),
    client: (connection) => clientOf(world, connection),
    async testConnection(connectionId, signal) {
      const connection = await connections.read(connectionId);
      if (!connection) throw new ProblemError(problem('salesforce_not_connected', { action: 'reconnect' }));
      const { userName, orgName } = await whoIs(world, connection, { signal });
      return { userName, orgName, usage: clientOf(world, connection).usage() };
    },
  };
}

function callbackAddress(): string {
  return browser.identity.getRedirectURL('oauth');
}

function contextOf({ loginUrl, scopes }: SignInSettings): SignInContext {
  return { callback: callbackAddress(), loginUrl, scopes };
}
