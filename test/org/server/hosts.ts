import type { Org } from './org.ts';

/** What a Host header stands for. `alias` is localhost: the org's My Domain, Lightning and login in one. */
export type HostKind = 'login' | 'test' | 'my' | 'lightning' | 'setup' | 'visualforce' | 'alias' | 'other';

/** An org's address: `acme`, or `acme--uat` in the partition `sandbox`. */
export interface OrgDomain {
  name: string;
  partition?: 'sandbox' | 'develop' | 'scratch' | 'trailblaze';
}

export interface OrgHosts {
  my: string;
  lightning: string;
  setup: string;
  visualforce: string;
}

export interface Host {
  readonly kind: HostKind;
  readonly org: Org | undefined;
  readonly hostname: string;
  /** `hostname` with the port the client used, if it was not 443. */
  readonly authority: string;
  readonly portSuffix: string;
}

export const LOGIN_HOST = 'login.salesforce.com';
export const TEST_HOST = 'test.salesforce.com';

/** Every host name of an org, from salesforce-style My Domain and partition. */
export function hostsOf({ name, partition }: OrgDomain): OrgHosts {
  const infix = partition === undefined ? '' : `.${partition}`;
  return {
    my: `${name}${infix}.my.salesforce.com`,
    lightning: `${name}${infix}.lightning.force.com`,
    setup: `${name}${infix}.my.salesforce-setup.com`,
    visualforce: `${name}--c${infix}.vf.force.com`,
  };
}

/** Sandboxes and scratch orgs log in at test.salesforce.com, all others at login.salesforce.com. */
export function loginHostOf({ partition }: OrgDomain): string {
  return partition === 'sandbox' || partition === 'scratch' ? TEST_HOST : LOGIN_HOST;
}

/** Reads a Host header. Names that are no org of this server come back as `other`. */
export function resolveHost(header: string | undefined, orgs: readonly Org[]): Host {
  const authority = (header ?? 'localhost').toLowerCase();
  const match = /^(\[[0-9a-f:.]+\]|[^:]+)(:\d+)?$/.exec(authority);
  const hostname = match?.[1] ?? authority;
  const port = match?.[2] ?? '';
  const portSuffix = port === ':443' ? '' : port;
  const host = (kind: HostKind, org?: Org): Host => ({
    kind,
    org,
    hostname,
    authority: hostname + portSuffix,
    portSuffix,
  });
  if (hostname === LOGIN_HOST) return host('login');
  if (hostname === TEST_HOST) return host('test');
  if (hostname === 'localhost' || hostname === '127.0.0.1' || hostname === '[::1]')
    return host('alias', orgs[0]);
  for (const org of orgs) {
    for (const kind of ['my', 'lightning', 'setup', 'visualforce'] as const) {
      if (org.hosts[kind] === hostname) return host(kind, org);
    }
  }
  return host('other');
}

/** The https origin of one of an org's hosts, with the port that this client uses; localhost stays localhost. */
export function originOf(via: Host, org: Org, kind: keyof OrgHosts | 'login'): string {
  if (via.kind === 'alias') return `https://${via.authority}`;
  const hostname = kind === 'login' ? loginHostOf(org.domain) : org.hosts[kind];
  return `https://${hostname}${via.portSuffix}`;
}
