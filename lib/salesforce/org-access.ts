import type { Connection } from '../storage/connection.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { OrgClient } from './org-client.ts';

/** What the background wires once, and everything it may ask of Salesforce. */
export interface OrgAccess {
  /**
   * Opens the sign-in window, and gives the saved connection. The same user of the same org keeps the same id, so
   * signing in again revives a connection that had become `needs_login`.
   * @throws ProblemError, with the plain sentence of whatever stopped it
   */
  connect(app: SignInSettings, options?: { readonly loginHint?: string }): Promise<Connection>;
  /** Revokes in Salesforce, then forgets tokens and row whatever happened. */
  disconnect(connectionId: string): Promise<{ revoked: boolean }>;
  /** One real call as the user. Throws ProblemError. */
  testConnection(
    connectionId: string,
    signal: AbortSignal,
  ): Promise<{ userName: string; orgName: string; usage: { used: number; limit: number } | null }>;
  /** Same connection, same client: caches and the newest API usage live in it. */
  client(connection: Connection): OrgClient;
  /** To be registered in the External Client App. */
  callbackAddress(): string;
}

export interface SignInSettings {
  readonly consumerKey: string;
  readonly loginUrl: string;
  readonly scopes: string;
}

/** All but the store default to the browser's own. */
export interface OrgAccessDeps {
  readonly connections: ConnectionStore;
  readonly fetch?: typeof fetch;
  readonly launchWebAuthFlow?: (details: { url: string; interactive: boolean }) => Promise<string | undefined>;
  readonly now?: () => number;
}

// createOrgAccess(deps: OrgAccessDeps): OrgAccess is being written in this file.
export declare function createOrgAccess(deps: OrgAccessDeps): OrgAccess;
