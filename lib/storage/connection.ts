import type { ConnectionMethod } from './agent.ts';

/** A signed-in user of an org. Holds no token: those live in `secrets.ts` and `storage.session`. */
export interface Connection {
  readonly id: string;
  /** 18 characters. */
  readonly orgId: string;
  readonly orgName: string;
  readonly userId: string;
  readonly username: string;
  readonly userName: string;
  /** `https://acme.my.salesforce.com`, from the newest token response. */
  readonly instanceUrl: string;
  readonly myDomainHost: string;
  readonly lightningHost: string;
  readonly kind: 'production' | 'sandbox' | 'scratch' | 'developer' | 'trailhead' | 'demo' | 'unknown';
  readonly consumerKey: string;
  readonly loginUrl: string;
  /**
   * The app that the present tokens came through, where another one was set since: tokens of one app are no good at
   * another. Gone with the next sign-in.
   */
  readonly signedInThrough?: {
    readonly consumerKey: string;
    readonly loginUrl: string;
    readonly scopes: string;
  };
  /** Space-separated, as granted; where `signedInThrough` is set, as they will be asked for. */
  readonly scopes: string;
  /** IANA zone and locale of the Salesforce user. */
  readonly timeZone: string;
  readonly locale: string;
  readonly state: 'connected' | 'needs_login';
  readonly connectedAt: number;
  /** The user's own account, or a service account that several people act as. */
  readonly method: ConnectionMethod;
  /** What a new access token is got with: a refresh token, or a signature (JWT bearer). */
  readonly credential: 'refresh_token' | 'private_key';
  /** Set on a copy that somebody handed out: such a copy is only ever forgotten here, never revoked in the org. */
  readonly sharedBy: { readonly shareId: string; readonly name: string; readonly at: number } | null;
}
