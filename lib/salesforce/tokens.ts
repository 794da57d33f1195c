import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { type Problem, ProblemError, problem } from '../problem.ts';
import type { Connection } from '../storage/connection.ts';
import { forgetSecret, readSecret, saveSecret } from '../storage/secrets.ts';
import type { ConnectionStore } from './connection-store.ts';
import { oauthPost } from './oauth-post.ts';
import { refreshOutcome } from './refresh-outcome.ts';
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
}

/** The one owner of tokens: access tokens in memory storage, refresh tokens sealed. For the background alone. */
export interface Tokens {
  /** After a sign-in. */
  keep(connectionId: string, tokens: TokenResponse): Promise<void>;
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
  /** Tells Salesforce to forget the connection; false where it could not be told. */
  revoke(connection: Connection): Promise<boolean>;
  forget(connectionId: string): Promise<void>;
}

const accessSchema = z.object({ accessToken: z.string(), instanceUrl: z.string() });
const accessKey = (connectionId: string) => `access:${connectionId}`;
const refreshName = (connectionId: string) => `refresh:${connectionId}`;

export function createTokens(deps: TokenDeps): Tokens {
  const { connections } = deps;
  const flights = new Map<string, Promise<Access>>();

  async function held(connectionId: string): Promise<Access | null> {
    const key = accessKey(connectionId);
    const parsed = accessSchema.safeParse((await browser.storage.session.get(key))[key]);
    return parsed.success ? parsed.data : null;
  }

  async function keep(connectionId: string, tokens: TokenResponse): Promise<void> {
    // First of all: a rotated token's predecessor is already dead, and this is the only copy of the new one.
    if (tokens.refreshToken !== null) await saveSecret(refreshName(connectionId), tokens.refreshToken);
    const access: Access = { accessToken: tokens.accessToken, instanceUrl: tokens.instanceUrl };
    await browser.storage.session.set({ [accessKey(connectionId)]: access });
  }

  async function loggedOut(connectionId: string, detail: string | null = null): Promise<ProblemError> {
    await browser.storage.session.remove(accessKey(connectionId));
    const connection = await connections.read(connectionId);
    if (connection && connection.state !== 'needs_login')
      await connections.save({ ...connection, state: 'needs_login' });
    return new ProblemError(sessionEnded(detail));
  }

  async function refresh(connectionId: string, refused: string | null): Promise<Access> {
    const known = await held(connectionId);
    // Somebody else renewed it between the refusal and now.
    if (known && known.accessToken !== refused) return known;
    const connection = await connections.read(connectionId);
    if (!connection) throw new ProblemError(notConnected());
    const refreshToken =
      connection.state === 'connected' ? await readSecret(refreshName(connectionId)) : null;
    if (refreshToken === null) throw await loggedOut(connectionId);

    const answer = await oauthPost(deps.fetch, connection.loginUrl, 'token', {
      grant_type: 'refresh_token',
      client_id: connection.consumerKey,
      refresh_token: refreshToken,
    });
    const outcome = refreshOutcome(answer, connection, [refreshToken]);
    if (outcome.is === 'over') {
      // Signed in again meanwhile: the refusal was about the token before.
      const newer =
        (await readSecret(refreshName(connectionId))) === refreshToken ? null : await held(connectionId);
      if (newer) return newer;
      throw await loggedOut(connectionId, outcome.detail);
    }
    if (outcome.is === 'problem') throw new ProblemError(outcome.problem);
    if (outcome.is === 'failure') throw new SalesforceError(outcome.failure);
    const { tokens } = outcome;
    await keep(connectionId, tokens);
    if (tokens.instanceUrl !== connection.instanceUrl) {
      // The row may have changed while Salesforce was asked.
      const row = (await connections.read(connectionId)) ?? connection;
      await connections.save({ ...row, instanceUrl: tokens.instanceUrl });
    }
    return { accessToken: tokens.accessToken, instanceUrl: tokens.instanceUrl };
  }

  function singleFlight(connectionId: string, refused: string | null): Promise<Access> {
    const flying = flights.get(connectionId);
    if (flying) return flying;
    const flight = refresh(connectionId, refused).finally(() => flights.delete(connectionId));
    flights.set(connectionId, flight);
    return flight;
  }

  async function forget(connectionId: string): Promise<void> {
    // A refresh that is under way would save its token again after the forgetting.
    await flights.get(connectionId)?.catch(() => undefined);
    await forgetSecret(refreshName(connectionId));
    await browser.storage.session.remove(accessKey(connectionId));
  }

  return {
    keep,
    access: async (connectionId) => (await held(connectionId)) ?? singleFlight(connectionId, null),
    renew: singleFlight,
    async needsLogin(connectionId, refused) {
      const now = await held(connectionId);
      return now && now.accessToken !== refused
        ? new ProblemError(sessionEnded(null))
        : loggedOut(connectionId);
    },
    forget,
    async revoke(connection) {
      await flights.get(connection.id)?.catch(() => undefined);
      // Revoking the refresh token revokes its access tokens; the other way round it does not.
      const token =
        (await readSecret(refreshName(connection.id))) ?? (await held(connection.id))?.accessToken ?? null;
      if (token === null) return false;
      try {
        const { status, json } = await oauthPost(deps.fetch, connection.loginUrl, 'revoke', { token });
        return status === 200 || isDeadToken(json);
      } catch {
        return false;
      }
    },
  };
}

const sessionEnded = (detail: string | null): Problem =>
  problem('salesforce_needs_login', { detail, action: 'reconnect' });
const notConnected = (): Problem => problem('salesforce_not_connected', { action: 'reconnect' });

/** Salesforce no longer knows the token: there is nothing left to revoke. */
function isDeadToken(json: unknown): boolean {
  const parsed = z.object({ error: z.enum(['invalid_token', 'unsupported_token_type']) }).safeParse(json);
  return parsed.success;
}
