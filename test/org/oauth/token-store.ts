import { randomBytes } from 'node:crypto';
import type { Failure } from './failures.ts';

const CODE_LIFE = 15 * 60 * 1000;
// A user has at most this many refresh tokens per app; one more ends the oldest.
const FAMILIES_PER_USER = 5;

export interface Grant {
  orgId: string;
  userId: string;
  clientId: string;
  scopes: readonly string[];
}

export interface Code extends Grant {
  redirectUri: string;
  /** Undefined when the app does not require PKCE and the client sent none. */
  challenge: string | undefined;
  nonce: string | undefined;
  expires: number;
  used: boolean;
  /** Set by a failing user: the exchange of this code ends so. */
  failure: Failure | undefined;
}

/** One approval and all tokens that came of it. */
export interface Family extends Grant {
  revoked: boolean;
  /** The refresh token that is good now; undefined without the scope refresh_token. */
  refreshToken: string | undefined;
}

export interface AccessToken extends Grant {
  family: Family;
  expired: boolean;
  issuedAt: number;
}

const secret = (bytes: number): string => randomBytes(bytes).toString('base64url').replace(/-/g, '.');

/** Codes and tokens of every org of the server. Lookups return undefined for what is unknown, spent or revoked. */
export class TokenStore {
  readonly #codes = new Map<string, Code>();
  readonly #access = new Map<string, AccessToken>();
  readonly #refresh = new Map<string, Family>();
  readonly #families: Family[] = [];
  readonly #approvals = new Set<string>();
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  issueCode(code: Omit<Code, 'expires' | 'used'>): string {
    const value = `aPrx${secret(48)}==`;
    this.#codes.set(value, { ...code, expires: this.#clock() + CODE_LIFE, used: false });
    return value;
  }

  /** The code's grant; a second call with the same code, or one after 15 minutes, gives undefined. */
  spendCode(value: string): Code | undefined {
    const code = this.#codes.get(value);
    if (code === undefined || code.used || code.expires <= this.#clock()) return undefined;
    code.used = true;
    return code;
  }

  /** The next exchanges of codes handed out so far fail as expired. */
  expireCodes(): void {
    for (const code of this.#codes.values()) code.expires = 0;
  }

  openFamily(grant: Grant): Family {
    const { orgId, userId, clientId, scopes } = grant;
    const family: Family = { orgId, userId, clientId, scopes, revoked: false, refreshToken: undefined };
    this.#families.push(family);
    if (scopes.includes('refresh_token') || scopes.includes('offline_access')) {
      this.#giveRefreshToken(family);
      const own = this.#families.filter((other) => this.#alive(other) && same(other, family));
      for (const old of own.slice(0, Math.max(0, own.length - FAMILIES_PER_USER))) this.#end(old);
    }
    return family;
  }

  /** A session without a refresh token: what a JWT gives. */
  openSession({ orgId, userId, clientId, scopes }: Grant): Family {
    const family: Family = { orgId, userId, clientId, scopes, revoked: false, refreshToken: undefined };
    this.#families.push(family);
    return family;
  }

  issueAccess(family: Family): string {
    // The real shape: the org id's first 15 characters, `!`, then a secret. Clients take the org id from it.
    const value = `${family.orgId.slice(0, 15)}!AQEA${secret(72)}`;
    this.#access.set(value, {
      ...family,
      family,
      expired: false,
      issuedAt: this.#clock(),
    });
    return value;
  }

  access(value: string): AccessToken | undefined {
    const token = this.#access.get(value);
    return token === undefined || token.expired || token.family.revoked ? undefined : token;
  }

  /**
   * The family of a refresh token that is good now. A token that was rotated out is a stolen or replayed one:
   * using it ends the whole family, access tokens included.
   */
  refresh(value: string): Family | undefined {
    const family = this.#refresh.get(value);
    if (family === undefined || family.revoked) return undefined;
    if (family.refreshToken !== value) {
      this.#end(family);
      return undefined;
    }
    return family;
  }

  rotate(family: Family): void {
    this.#giveRefreshToken(family);
  }

  /** What kind of live token this is; both ends of its family are told. */
  find(
    value: string,
  ): { kind: 'access' | 'refresh'; grant: Family; issuedAt: number | undefined } | undefined {
    const access = this.access(value);
    if (access !== undefined) return { kind: 'access', grant: access.family, issuedAt: access.issuedAt };
    const family = this.#refresh.get(value);
    if (family === undefined || family.revoked || family.refreshToken !== value) return undefined;
    return { kind: 'refresh', grant: family, issuedAt: undefined };
  }

  /** A refresh token takes its access tokens and the approval with it, an access token only itself. */
  revoke(value: string): boolean {
    const found = this.find(value);
    if (found === undefined) return false;
    if (found.kind === 'access') {
      this.#access.delete(value);
    } else {
      this.#end(found.grant);
      const left = this.#families.some((other) => this.#alive(other) && same(other, found.grant));
      if (!left) this.#approvals.delete(approvalKey(found.grant));
    }
    return true;
  }

  expireAccess(orgId?: string): number {
    let count = 0;
    for (const token of this.#access.values()) {
      if (token.expired || (orgId !== undefined && token.orgId !== orgId)) continue;
      token.expired = true;
      count += 1;
    }
    return count;
  }

  expireRefresh(orgId?: string): void {
    for (const family of this.#families) if (orgId === undefined || family.orgId === orgId) this.#end(family);
  }

  approve(grant: Grant): void {
    this.#approvals.add(approvalKey(grant));
  }

  /** Whether the user allowed this app before; consent is then not asked again. */
  isApproved(grant: Grant): boolean {
    return this.#approvals.has(approvalKey(grant));
  }

  /** Whether the user allowed this app for any scopes, and has not taken it back. */
  isApprovedAtAll({ orgId, userId, clientId }: Omit<Grant, 'scopes'>): boolean {
    return [...this.#approvals].some((key) => key.startsWith(`${orgId}|${userId}|${clientId}|`));
  }

  clear(): void {
    this.#codes.clear();
    this.#access.clear();
    this.#refresh.clear();
    this.#families.length = 0;
    this.#approvals.clear();
  }

  #alive(family: Family): boolean {
    return !family.revoked && family.refreshToken !== undefined;
  }

  #giveRefreshToken(family: Family): void {
    family.refreshToken = `5Aep861${secret(57)}`;
    this.#refresh.set(family.refreshToken, family);
  }

  #end(family: Family): void {
    family.revoked = true;
  }
}

const same = (a: Grant, b: Grant): boolean =>
  a.orgId === b.orgId && a.userId === b.userId && a.clientId === b.clientId;

const approvalKey = (grant: Grant): string =>
  [grant.orgId, grant.userId, grant.clientId, [...grant.scopes].sort().join(' ')].join('|');
