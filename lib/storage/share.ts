/** What the one who shared a connection knows of its copies. The sealed files are handed out and not kept. */
export interface Share {
  readonly connectionId: string;
  /** Bound into every copy of the present token; a new one with each rotation. */
  readonly shareId: string;
  /** As the copies name who made them. */
  readonly sharer: string;
  readonly createdAt: number;
  /** When the token was last replaced; null: never. */
  readonly rotatedAt: number | null;
  readonly recipients: readonly Recipient[];
  /** When a copy that still works was last sealed with a passphrase; null: there is none since the last rotation. */
  readonly teamAt: number | null;
}

export interface Recipient {
  readonly personId: string;
  readonly name: string;
  readonly publicKey: string;
  /**
   * When their copy was made; null: not since the last rotation, theirs is dead. A rotation that could not revoke the
   * old token leaves it as it was: theirs still works.
   */
  readonly sealedAt: number | null;
  /** Taken off the list; their copy works until the token is rotated or revoked. */
  readonly removedAt: number | null;
}

/** What a sealed share says of itself once it is open. No secret. */
export interface ShareSummary {
  readonly shareId: string;
  /** As its maker named themselves: nothing proves it. */
  readonly from: string;
  readonly createdAt: number;
  readonly orgName: string;
  readonly orgId: string;
  readonly userName: string;
  readonly username: string;
  readonly myDomainHost: string;
  readonly kind: 'production' | 'sandbox' | 'scratch' | 'developer' | 'trailhead' | 'demo' | 'unknown';
  readonly scopes: string;
  readonly credential: 'refresh_token' | 'private_key';
  /** How it was opened. */
  readonly sealedTo: 'key' | 'passphrase';
  /** A copy of the same account is here already, and would be replaced. */
  readonly replaces: boolean;
}
