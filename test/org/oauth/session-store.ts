import { randomBytes } from 'node:crypto';

const TICKET_LIFE = 60_000;

/** A browser login. Hosts have a cookie each; all cookies of one login share its `login` number. */
export interface Session {
  orgId: string;
  userId: string;
  login: number;
  /** Set by a failing user: every approval in this session ends so. */
  failure: string | undefined;
}

/** Logged-in browsers, and the one-time tickets that carry a login from one host to the next. */
export class SessionStore {
  readonly #sessions = new Map<string, Session>();
  readonly #tickets = new Map<string, { session: Session; expires: number }>();
  readonly #clock: () => number;
  #logins = 0;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Login numbers only grow: a flow that wants a fresh login compares with the number it started at. */
  get lastLogin(): number {
    return this.#logins;
  }

  login(orgId: string, userId: string, failure?: string): Session {
    this.#logins += 1;
    return { orgId, userId, login: this.#logins, failure };
  }

  /** A new cookie value for a session. */
  cookie(session: Session): string {
    const sid = `${session.orgId.slice(0, 15)}!AQMA${randomBytes(48).toString('base64url')}`;
    this.#sessions.set(sid, session);
    return sid;
  }

  get(sid: string | undefined): Session | undefined {
    return sid === undefined ? undefined : this.#sessions.get(sid);
  }

  ticket(session: Session): string {
    const otp = randomBytes(24).toString('base64url');
    this.#tickets.set(otp, { session, expires: this.#clock() + TICKET_LIFE });
    return otp;
  }

  redeem(otp: string): Session | undefined {
    const ticket = this.#tickets.get(otp);
    this.#tickets.delete(otp);
    return ticket === undefined || ticket.expires <= this.#clock() ? undefined : ticket.session;
  }

  /** Ends a login on all of its hosts. */
  logout(login: number): void {
    for (const [sid, session] of this.#sessions) if (session.login === login) this.#sessions.delete(sid);
  }

  expire(orgId?: string): void {
    for (const [sid, session] of this.#sessions) {
      if (orgId === undefined || session.orgId === orgId) this.#sessions.delete(sid);
    }
  }

  clear(): void {
    this.#sessions.clear();
    this.#tickets.clear();
  }
}
