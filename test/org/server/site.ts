import type { OrgUser } from '../contract.ts';
import type { OAuthApp } from '../oauth/app.ts';
import { FailureList } from '../oauth/failures.ts';
import { FlowStore } from '../oauth/flow-store.ts';
import { SessionStore } from '../oauth/session-store.ts';
import { TokenStore } from '../oauth/token-store.ts';
import { FaultList } from './faults.ts';
import type { Org } from './org.ts';
import { RequestLog } from './request-log.ts';

export interface SiteOptions {
  apps: OAuthApp[];
  /** Pages of Lightning and Classic log this user in by themselves; OAuth still asks. */
  autoLoginUser: string | undefined;
  /** Origins of the org's CORS allowlist; empty, as in a new org. */
  corsAllowlist: readonly string[];
  clock: () => number;
}

/** All that one server process knows: its orgs, and the sign-ins, faults and log that span them. */
export class Site {
  readonly orgs: readonly Org[];
  readonly apps: OAuthApp[];
  readonly options: SiteOptions;
  readonly tokens: TokenStore;
  readonly sessions: SessionStore;
  readonly flows: FlowStore;
  readonly failures = new FailureList();
  readonly faults = new FaultList();
  readonly log = new RequestLog();
  readonly clock: () => number;
  /** Users with an integration licence, by username: no consent in a browser, only the API. */
  readonly apiOnlyUsers = new Set<string>();

  constructor(orgs: readonly Org[], options: SiteOptions) {
    this.orgs = orgs;
    this.options = options;
    this.clock = options.clock;
    this.apps = structuredClone(options.apps);
    this.tokens = new TokenStore(this.clock);
    this.sessions = new SessionStore(this.clock);
    this.flows = new FlowStore();
  }

  org(orgId: string): Org | undefined {
    return this.orgs.find((org) => org.id.slice(0, 15) === orgId.slice(0, 15));
  }

  app(clientId: string): OAuthApp | undefined {
    return this.apps.find((app) => app.clientId === clientId);
  }

  isApiOnly({ username, profile }: OrgUser): boolean {
    return this.apiOnlyUsers.has(username) || /\bAPI Only\b/i.test(profile);
  }

  /** As freshly started: data, sign-ins, app settings, faults and log. */
  reset(): void {
    for (const org of this.orgs) org.reset();
    this.apps.splice(0, this.apps.length, ...structuredClone(this.options.apps));
    this.tokens.clear();
    this.sessions.clear();
    this.flows.clear();
    this.apiOnlyUsers.clear();
    this.failures.clear();
    this.faults.clear();
    this.log.clear();
  }
}
