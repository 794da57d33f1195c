import * as z from 'zod/mini';
import { ProblemError, problem } from '../problem.ts';
import { connectionId } from '../salesforce/connection-row.ts';
import { orgOfUrl } from '../salesforce/hosts.ts';
import { normalizeLoginUrl } from '../salesforce/login-url.ts';
import type { SharedCredential } from '../salesforce/org-access.ts';
import { apiOrigin } from '../salesforce/token-response.ts';
import type { Connection } from '../storage/connection.ts';
import type { ShareSummary } from '../storage/share.ts';

/** What stands inside a sealed share. Versions go up by one; an older Recordside says so instead of guessing. */

export const SHARE_FORMAT = 'recordside-share';
export const SHARE_VERSION = 1;

const KINDS = ['production', 'sandbox', 'scratch', 'developer', 'trailhead', 'demo', 'unknown'] as const;
const CONTENTS_LIMIT = 64_000;

const words = (limit: number) => z.string().check(z.maxLength(limit));
const filled = (limit: number) => z.string().check(z.minLength(1), z.maxLength(limit));

const contentsSchema = z.object({
  format: z.literal(SHARE_FORMAT),
  version: z.literal(SHARE_VERSION),
  shareId: filled(64),
  /** As the sharer named themselves. */
  from: words(120),
  createdAt: z.number().check(z.nonnegative()),
  connection: z.object({
    orgId: z.string().check(z.regex(/^00D[A-Za-z0-9]{15}$/)),
    orgName: words(255),
    userId: z.string().check(z.regex(/^005[A-Za-z0-9]{15}$/)),
    username: words(255),
    userName: words(255),
    instanceUrl: words(512),
    kind: z.enum(KINDS),
    consumerKey: filled(512),
    loginUrl: words(512),
    scopes: words(1_000),
    timeZone: words(64),
    locale: words(64),
  }),
  credential: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('refresh_token'), refreshToken: filled(8_000) }),
    z.object({ kind: z.literal('private_key'), privateKey: filled(20_000) }),
  ]),
});

export type ShareContents = z.infer<typeof contentsSchema>;

export interface ShareOrigin {
  readonly shareId: string;
  readonly from: string;
  readonly createdAt: number;
}

/** The text that is sealed. */
export function writeShareContents(
  origin: ShareOrigin,
  connection: Connection,
  credential: SharedCredential,
): string {
  const { orgId, orgName, userId, username, userName, instanceUrl, kind } = connection;
  const { timeZone, locale } = connection;
  // A token is no good at another app than the one it came through.
  const { consumerKey, loginUrl, scopes } = connection.signedInThrough ?? connection;
  const contents: ShareContents = {
    format: SHARE_FORMAT,
    version: SHARE_VERSION,
    ...origin,
    connection: {
      ...{ orgId, orgName, userId, username, userName, instanceUrl, kind },
      ...{ consumerKey, loginUrl, scopes, timeZone, locale },
    },
    credential: { ...credential },
  };
  return JSON.stringify(contents);
}

/**
 * Reads what a sealed share held. That it could be opened proves nothing of who wrote it, so it is believed only as far
 * as it goes to Salesforce.
 * @throws ProblemError `share_newer`, `share_contents`, `share_not_salesforce`
 */
export function readShareContents(text: string): ShareContents {
  const json = text.length > CONTENTS_LIMIT ? undefined : parseJson(text);
  const head = z.object({ format: z.literal(SHARE_FORMAT), version: z.int() }).safeParse(json);
  if (!head.success) throw new ProblemError(problem('share_contents'));
  if (head.data.version > SHARE_VERSION) throw new ProblemError(problem('share_newer'));
  const parsed = contentsSchema.safeParse(json);
  // Without the parser's own words: they may quote what was inside.
  if (!parsed.success) throw new ProblemError(problem('share_contents'));
  const { connection } = parsed.data;
  const instanceUrl = apiOrigin(connection.instanceUrl);
  if (instanceUrl === null) throw notSalesforce(connection.instanceUrl);
  return {
    ...parsed.data,
    connection: { ...connection, instanceUrl, loginUrl: loginUrlOf(connection.loginUrl) },
  };
}

/** The connection that a copy becomes, under an id of its own: the user's own sign-in as the same account stays apart. */
export function sharedConnection(
  { connection, credential, ...share }: ShareContents,
  now: number,
): Connection {
  const hosts = hostsOf(connection.instanceUrl);
  return {
    id: connectionId('shared', connection),
    ...connection,
    ...hosts,
    // The address tells a sandbox for certain, whatever the file says.
    kind: hosts.kind === 'production' || hosts.kind === 'unknown' ? connection.kind : hosts.kind,
    state: 'connected',
    connectedAt: now,
    method: 'shared',
    credential: credential.kind,
    sharedBy: { shareId: share.shareId, name: share.from, at: share.createdAt },
  };
}

export function shareSummary(
  contents: ShareContents,
  more: Pick<ShareSummary, 'sealedTo' | 'replaces'>,
): ShareSummary {
  const { orgName, orgId, userName, username, myDomainHost, kind, scopes } = sharedConnection(contents, 0);
  return {
    ...{ shareId: contents.shareId, from: contents.from, createdAt: contents.createdAt },
    ...{ orgName, orgId, userName, username, myDomainHost, kind, scopes },
    credential: contents.credential.kind,
    ...more,
  };
}

function hostsOf(instanceUrl: string): Pick<Connection, 'myDomainHost' | 'lightningHost' | 'kind'> {
  const org = orgOfUrl(instanceUrl);
  const myDomainHost = org?.myDomainHost ?? new URL(instanceUrl).hostname;
  return { myDomainHost, lightningHost: org?.lightningHost ?? myDomainHost, kind: org?.kind ?? 'unknown' };
}

function loginUrlOf(written: string): string {
  try {
    return normalizeLoginUrl(written);
  } catch {
    throw notSalesforce(written);
  }
}

function notSalesforce(address: string): ProblemError {
  const url = URL.parse(address);
  return new ProblemError(problem('share_not_salesforce', { subs: [(url?.host || address).slice(0, 100)] }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
