import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { OrgData, OrgUser } from '../contract.ts';
import { DEFAULT_CLIENT_ID, defaultApp, type OAuthApp } from '../oauth/app.ts';
import type { FaultRequest } from './faults.ts';
import type { OrgDomain, OrgHosts } from './hosts.ts';
import { Org } from './org.ts';
import type { LogEntry, LogFilter } from './request-log.ts';
import { serve } from './serve.ts';
import { Site } from './site.ts';
import { type Certificate, makeCertificate } from './tls.ts';

export { DEFAULT_CLIENT_ID } from '../oauth/app.ts';

export interface OrgOptions {
  domain: OrgDomain;
  /** Makes the org's data: called at start and at every reset. */
  data: () => OrgData;
}

export interface StartOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** What "today" is in the data, ISO; the real day without it. Sign-in always uses the real time. */
  now?: string;
  /** Directory with `sf data export tree` JSON and describes for the production org. */
  dataDir?: string;
  /** Instead of the default pair, `acme` and its sandbox `acme--uat`. The first is what localhost shows. */
  orgs?: OrgOptions[];
  clientId?: string;
  /** Callback addresses of the app, exact; any extension's address without it. */
  callbacks?: string[];
  /** More about the app than client id and callbacks. */
  app?: Partial<OAuthApp>;
  dailyApiLimit?: number;
  /** Username that Lightning and Classic pages log in by themselves; OAuth still asks. */
  autoLoginUser?: string;
  corsAllowlist?: string[];
  /** Milliseconds since 1970; for tests of expiry. */
  clock?: () => number;
  certificate?: Certificate;
}

export interface OrgInfo {
  name: string;
  orgId: string;
  orgName: string;
  hosts: OrgHosts;
  users: readonly OrgUser[];
}

export interface RunningOrg {
  port: number;
  hosts: OrgHosts & { login: string; test: string };
  /** Users of the first org, with their passwords. */
  users: readonly OrgUser[];
  clientId: string;
  orgId: string;
  /** All orgs, the first one too. */
  orgs: OrgInfo[];
  certificate: Certificate;
  /** What makes Chromium take this server for Salesforce. */
  chromiumArgs: string[];
  /** Address of a path on 127.0.0.1, for clients that send their own Host header. */
  url(path: string): string;
  log(filter?: LogFilter): LogEntry[];
  fault(fault: FaultRequest): void;
  /** The whole inside, for tests that want more than the control routes give. */
  site: Site;
  reset(): void;
  close(): Promise<void>;
}

const MAX_HEADERS = 256 * 1024;

async function defaultOrgs(options: StartOptions): Promise<OrgOptions[]> {
  // Loaded only when asked for: tests of the protocol bring their own few rows.
  const { loadOrg } = await import('../load.ts');
  const now = new Date(options.now ?? Date.now());
  if (Number.isNaN(now.getTime())) throw new RangeError(`Not a date: ${options.now}`);
  const production = () =>
    loadOrg({ now, ...(options.dataDir === undefined ? {} : { dataDir: options.dataDir }) });
  return [
    { domain: { name: 'acme' }, data: production },
    { domain: { name: 'acme--uat', partition: 'sandbox' }, data: () => loadOrg({ now, sandbox: 'uat' }) },
  ];
}

/** Starts the test org on 127.0.0.1. Rejects when the port is taken or the data cannot be read. */
export async function startOrg(options: StartOptions = {}): Promise<RunningOrg> {
  const clock = options.clock ?? Date.now;
  const limit = options.dailyApiLimit ?? 15_000;
  const orgs = (options.orgs ?? (await defaultOrgs(options))).map(
    ({ domain, data }) => new Org(domain, data, limit, clock),
  );
  const [first] = orgs;
  if (first === undefined) throw new RangeError('A test org needs at least one org.');
  const app: OAuthApp = {
    ...defaultApp(),
    ...(options.callbacks === undefined ? {} : { callbacks: options.callbacks }),
    ...options.app,
    clientId: options.clientId ?? options.app?.clientId ?? DEFAULT_CLIENT_ID,
  };
  const site = new Site(orgs, {
    apps: [app],
    autoLoginUser: options.autoLoginUser,
    corsAllowlist: options.corsAllowlist ?? [],
    clock,
  });
  const certificate = options.certificate ?? (await makeCertificate());
  // Node's own header limit is below the platform's: the 414 and 431 answers are given in dispatch.
  const server = createServer(
    { key: certificate.key, cert: certificate.cert, maxHeaderSize: MAX_HEADERS },
    (request, response) => {
      void serve(site, request, response);
    },
  );
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hosts: { login: 'login.salesforce.com', test: 'test.salesforce.com', ...first.hosts },
    users: first.data.users,
    clientId: app.clientId,
    orgId: first.id,
    orgs: orgs.map((org) => ({
      name: org.domain.name,
      orgId: org.id,
      orgName: org.data.orgName,
      hosts: org.hosts,
      users: org.data.users,
    })),
    certificate,
    chromiumArgs: [
      `--host-resolver-rules=MAP *.salesforce.com 127.0.0.1:${port}, MAP *.force.com 127.0.0.1:${port}, MAP *.salesforce-setup.com 127.0.0.1:${port}`,
      '--ignore-certificate-errors',
    ],
    url: (path) => `https://127.0.0.1:${port}${path}`,
    log: (filter) => site.log.list(filter),
    fault: (fault) => {
      site.faults.add(fault);
    },
    site,
    reset: () => site.reset(),
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}
