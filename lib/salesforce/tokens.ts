import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { type Problem, ProblemError, problem } from '../problem.ts';
import type { Connection } from '../storage/connection.ts';
import { forgetPrivateKey, readPrivateKey } from '../storage/private-keys.ts';
import { forgetSecret, readSecret, saveSecret } from '../storage/secrets.ts';
import { askWithKey } from './ask-with-key.ts';
import type { ConnectionStore } from './connection-store.ts';
import { type OAuthAnswer, oauthPost } from './oauth-post.ts';
import { type RefreshOutcome, refreshOutcome } from './refresh-outcome.ts';
import { revokeToken } from './revoke-token.ts';
import { SalesforceError } from './salesforce-error.ts';
import type { TokenResponse } from './token-response.ts';

/** What a call to an org goes out with. */
export interface Access {
  readonly accessToken: string;
  readonly instanceUrl: string;
}

export interface TokenDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly connections: ConnectionStore;
  readonly now?: () => number;
}

/** What a call to an org needs of them. */
export interface CallTokens {
  /** The token to use now; gets one where the browser was restarted since. Throws ProblemError `…needs_login`. */
  access(connectionId: string): Promise<Access>;
  /**
   * The token to use instead of one that was refused. However many ask at once, Salesforce is asked once, and a
   * rotated refresh token is on disk before anybody gets the new access token.
   */
  renew(connectionId: string, refused: string): Promise<Access>;
  /**
   * Marks the connection, and gives the error to throw. Nothing is marked where `refused` is no longer the token in
   * use: the user signed in again while the old one was being refused.
   */
  needsLogin(connectionId: string, refused: string): Promise<ProblemError>;
}

/** The one owner of tokens: access tokens in memory storage, refresh tokens sealed. For the background alone. */
export interface Tokens extends CallTokens {
  /** After a sign-in. */
  keep(connectionId: string, tokens: TokenResponse): Promise<void>;
  /**
   * Asks Salesforce for a new access token now, signed out or not; who was signed out is connected again. `rotated`:
   * Salesforce gave another refresh token too, and the one before is dead.
   */
  renewNow(connectionId: string): Promise<{ readonly rotated: boolean }>;
  /** Null where there is none. */
  refreshToken(connectionId: string): Promise<string | null>;
  /** Tells Salesforce to forget the connection; false where it could not be told. */
  revoke(connection: Connection): Promise<boolean>;
  /** The row stays, and nobody can use it until it is signed in to again. */
  signOut(connectionId: string): Promise<void>;
  /** Tokens and key. */
  forget(connectionId: string): Promise<void>;
}

const accessSchema = z.object({ accessToken: z.string(), instanceUrl: z.string() });
const accessKey = (connectionId: string) => `access:${connectionId}`;
const refreshName = (connectionId: string) => `refresh:${connectionId}`;

/** `rotated` null: nobody had to ask Salesforce. */
type Flown = { readonly access: Access; readonly rotated: boolean | null };
interface Refusal {
  readonly detail?: string;
  readonly problem?: Problem | null;
}

export function createTokens(deps: TokenDeps): Tokens {
  const { connections, now = Date.now } = deps;
  const flights = new Map<string, Promise<Flown>>();

  async function held(connectionId: string): Promise<Access | null> {
    const key = accessKey(connectionId);
    const parsed = accessSchema.safeParse((await browser.storage.session.get(key))[key]);
    return parsed.success ? parsed.data : null;
  }

  const refreshToken = (connectionId: string) => readSecret(refreshName(connectionId));

  async function keep(connectionId: string, tokens: TokenResponse): Promise<void> {
    // First of all: a rotated token's predecessor is already dead, and this is the only copy of the new one.
    if (tokens.refreshToken !== null) await saveSecret(refreshName(connectionId), tokens.refreshToken);
    const access: Access = { accessToken: tokens.accessToken, instanceUrl: tokens.instanceUrl };
    await browser.storage.session.set({ [accessKey(connectionId)]: access });
  }

  async function signOut(connectionId: string): Promise<void> {
    await browser.storage.session.remove(accessKey(connectionId));
    const connection = await connections.read(connectionId);
    if (connection && connection.state !== 'needs_login')
      await connections.save({ ...connection, state: 'needs_login' });
  }

  async function loggedOut(connectionId: string, refusal: Refusal = {}): Promise<ProblemError> {
    await signOut(connectionId);
    return new ProblemError(overOf(await connections.read(connectionId), refusal));
  }

  async function refresh(connectionId: string, refused: string | null, forced: boolean): Promise<Flown> {
    const known = await held(connectionId);
    // Somebody else renewed it between the refusal and now.
    if (known && known.accessToken !== refused) return { access: known, rotated: null };
    const connection = await connections.read(connectionId);
    if (!connection) throw new ProblemError(notConnected());
    if (connection.state !== 'connected' && !forced) throw await loggedOut(connectionId);
    return connection.credential === 'private_key' ? refreshByKey(connection) : refreshByToken(connection);
  }

  async function refreshByKey(connection: Connection): Promise<Flown> {
    const key = await readPrivateKey(connection.id);
    if (!key) throw await loggedOut(connection.id);
    const answer = await byKey(connection, key);
    return settle(connection, refreshOutcome(answer, connection, []), null);
  }

  async function refreshByToken(connection: Connection): Promise<Flown> {
    const token = await refreshToken(connection.id);
    if (token === null) throw await loggedOut(connection.id);
    const answer = await byToken(connection, token);
    // Signed in again meanwhile: the answer was about the token before.
    const newer = (await refreshToken(connection.id)) === token ? null : await held(connection.id);
    if (newer) return { access: newer, rotated: null };
    return settle(connection, refreshOutcome(answer, connection, [token]), token);
  }

  async function settle({ id }: Connection, outcome: RefreshOutcome, token: string | null): Promise<Flown> {
    if (outcome.is === 'over') throw await loggedOut(id, outcome);
    if (outcome.is === 'problem') throw new ProblemError(outcome.problem);
    if (outcome.is === 'failure') throw new SalesforceError(outcome.failure);
    // The row may have changed, or been removed, while Salesforce was asked.
    const row = await connections.read(id);
    if (!row) throw new ProblemError(notConnected());
    const { tokens } = outcome;
    await keep(id, tokens);
    if (tokens.instanceUrl !== row.instanceUrl || row.state !== 'connected')
      await connections.save({ ...row, instanceUrl: tokens.instanceUrl, state: 'connected' });
    const access = { accessToken: tokens.accessToken, instanceUrl: tokens.instanceUrl };
    return { access, rotated: tokens.refreshToken !== null && tokens.refreshToken !== token };
  }

  function byToken(connection: Connection, token: string): Promise<OAuthAnswer> {
    const { consumerKey, loginUrl } = appOf(connection);
    const form = { grant_type: 'refresh_token', client_id: consumerKey, refresh_token: token };
    return oauthPost(deps.fetch, loginUrl, 'token', form);
  }

  function byKey(connection: Connection, key: CryptoKey): Promise<OAuthAnswer> {
    return askWithKey(
      { ...appOf(connection), username: connection.username, key },
      { fetch: deps.fetch, now },
    );
  }

  function singleFlight(connectionId: string, refused: string | null, forced = false): Promise<Flown> {
    const flying = flights.get(connectionId);
    if (flying) return flying;
    const flight = refresh(connectionId, refused, forced).finally(() => flights.delete(connectionId));
    flights.set(connectionId, flight);
    return flight;
  }

  const landed = async (connectionId: string) => {
    await flights.get(connectionId)?.catch(() => undefined);
  };

  async function forget(connectionId: string): Promise<void> {
    // A refresh that is under way would save its token again after the forgetting.
    await landed(connectionId);
    await forgetSecret(refreshName(connectionId));
    await forgetPrivateKey(connectionId);
    await browser.storage.session.remove(accessKey(connectionId));
  }

  return {
    keep,
    refreshToken,
    signOut,
    forget,
    access: async (connectionId) =>
      (await held(connectionId)) ?? (await singleFlight(connectionId, null)).access,
    renew: async (connectionId, refused) => (await singleFlight(connectionId, refused)).access,
    async renewNow(connectionId) {
      for (;;) {
        const refused = (await held(connectionId))?.accessToken ?? null;
        if (flights.has(connectionId)) {
          await landed(connectionId);
          continue;
        }
        const { rotated } = await singleFlight(connectionId, refused, true);
        // Null: another token was there by then, and Salesforce was not asked.
        if (rotated !== null) return { rotated };
      }
    },
    async needsLogin(connectionId, refused) {
      const newest = await held(connectionId);
      return newest && newest.accessToken !== refused
        ? new ProblemError(overOf(await connections.read(connectionId), {}))
        : loggedOut(connectionId);
    },
    async revoke(connection) {
      await landed(connection.id);
      // Revoking the refresh token revokes its access tokens; the other way round it does not.
      const token = (await refreshToken(connection.id)) ?? (await held(connection.id))?.accessToken ?? null;
      // With a key there is nothing but an access token, and that may be gone with the browser.
      if (token === null) return connection.credential === 'private_key';
      return revokeToken(deps.fetch, appOf(connection).loginUrl, token);
    },
  };
}

/** Tokens are renewed and revoked through the app they came from. */
function appOf(connection: Connection): { readonly consumerKey: string; readonly loginUrl: string } {
  const { consumerKey, loginUrl } = connection.signedInThrough ?? connection;
  return { consumerKey, loginUrl };
}

/** What is over: for a copy that somebody handed out, it is theirs to make a new one, and no sign-in helps. */
function overOf(connection: Connection | undefined, { detail, problem: why }: Refusal): Problem {
  return connection?.sharedBy
    ? sharedConnectionOver(connection, connection.sharedBy.name, detail ?? null)
    : (why ?? problem('salesforce_needs_login', { detail: detail ?? null, action: 'reconnect' }));
}

/** `reconnect`, for a run to wait: it goes on when a new copy of the same account was imported. */
export function sharedConnectionOver(connection: Connection, from: string, detail: string | null): Problem {
  const { userName, username, orgName } = connection;
  return problem('shared_connection_over', {
    subs: [userName || username || orgName, orgName, from],
    detail,
    action: 'reconnect',
  });
}

const notConnected = (): Problem => problem('salesforce_not_connected', { action: 'reconnect' });
