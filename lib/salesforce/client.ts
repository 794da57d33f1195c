import * as z from 'zod/mini';
import { sleep as browserSleep } from '../sleep.ts';
import type { Connection } from '../storage/connection.ts';
import { chooseVersion, OLDEST_API } from './api-version.ts';
import { DescribeCache } from './describe-cache.ts';
import { type DescribeGet, Describes } from './describes.ts';
import { BATCH_SIZE, type BatchResult, batchRequest, batchResults } from './org-batch.ts';
import type { OrgCallDeps, OrgRequest } from './org-call.ts';
import { OrgCaller } from './org-call.ts';
import type { OrgClient, QueryOptions, RawRecord, SearchParameters } from './org-client.ts';
import { collectPages, type QueryPage, queryPageSchema } from './query-pages.ts';
import { SalesforceError } from './salesforce-error.ts';
import { refusalOf } from './salesforce-failure.ts';
import { SharedFlights } from './shared-flight.ts';
import { undeleteRecords } from './undelete-records.ts';
import { writeRecords } from './write-records.ts';

export interface OrgClientDeps extends OrgCallDeps {
  readonly now?: () => number;
  /** One for all clients of a background. */
  readonly describeCache?: DescribeCache;
}

/** A GET's address may have about 16 kB; with some room for what proxies add. */
const LONGEST_URL = 15_000;
/** Salesforce's limit of one SOQL text, in characters. */
const LONGEST_SOQL = 100_000;
const LARGEST_PAGE = 2_000;
const SMALLEST_PAGE = 200;

const searchSchema = z.object({
  searchRecords: z.array(z.custom<RawRecord>((value) => typeof value === 'object' && value !== null)),
});

/**
 * The org as one connected user. Keep it for as long as the connection: it knows the API version and the usage.
 * Everything throws SalesforceError (a ProblemError with `repairable`), or the signal's reason where it was stopped.
 */
export function orgClient(connection: Connection, deps: OrgClientDeps): OrgClient {
  const { now = Date.now, describeCache = new DescribeCache(now) } = deps;
  const { sleep = browserSleep, random = Math.random } = deps;
  const caller = new OrgCaller(connection.id, deps);
  const versions = new SharedFlights<string>();
  const describes = new Describes({
    cache: describeCache,
    prefix: `${connection.orgId}:${connection.userId}:`,
    now,
  });
  let knownVersion: string | null = null;

  /** One client whose requests are counted by `onCall`; all that is known and cached is shared with the others. */
  function clientFor(onCall?: () => void): OrgClient {
    async function version(signal: AbortSignal): Promise<string> {
      knownVersion ??= await versions.join('version', signal, async (shared) => {
        const { body } = await caller.send({ path: '/services/data', signal: shared, onCall });
        const chosen = chooseVersion(body);
        if (chosen === null)
          throw new SalesforceError(
            refusalOf(404, {
              errorCode: 'UNSUPPORTED_API_VERSION',
              message: `The org has no API version ${OLDEST_API}.`,
            }),
          );
        return chosen;
      });
      return knownVersion;
    }

    const base = async (signal: AbortSignal) => `/services/data/v${await version(signal)}`;
    const send = async (request: OrgRequest) =>
      caller.send({ ...request, path: (await base(request.signal)) + request.path, onCall });
    const get: DescribeGet = (path, headers, signal) => send({ path, headers, signal });

    async function batch(paths: readonly string[], signal: AbortSignal): Promise<readonly BatchResult[]> {
      const all: BatchResult[] = [];
      for (let start = 0; start < paths.length; start += BATCH_SIZE) {
        const some = paths.slice(start, start + BATCH_SIZE).map(belowVersion);
        const { body } = await caller.send({ ...batchRequest(some, await version(signal)), signal, onCall });
        all.push(...batchResults(body, some.length));
      }
      return all;
    }

    /** A query is a GET only; one too long for an address goes inside a batch, whose body may be long. */
    async function firstPage(
      path: string,
      headers: Record<string, string>,
      signal: AbortSignal,
    ): Promise<QueryPage> {
      if (path.length <= LONGEST_URL) return pageOf((await send({ path, headers, signal })).body);
      const [result] = await batch([path], signal);
      if (result && result.status >= 300) throw new SalesforceError(refusalOf(result.status, result.body));
      return pageOf(result?.body);
    }

    return {
      orgId: connection.orgId,
      userId: connection.userId,
      lightningHost: connection.lightningHost,
      usage: () => caller.usage,
      metered: (also) =>
        clientFor(() => {
          onCall?.();
          also();
        }),
      batch,
      describe: (object, signal, options) => describes.object(object, get, signal, options?.fresh ?? false),
      describeGlobal: (signal) => describes.global(get, signal),

      async query(soql: string, { maxRows, signal, includeDeleted = false }: QueryOptions) {
        if (soql.length > LONGEST_SOQL)
          throw new SalesforceError(
            refusalOf(414, {
              errorCode: 'URI_TOO_LONG',
              message: `${soql.length} of ${LONGEST_SOQL} characters`,
            }),
          );
        const path = `/${includeDeleted ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`;
        const size = Math.min(Math.max(maxRows, SMALLEST_PAGE), LARGEST_PAGE);
        const headers = { 'Sforce-Query-Options': `batchSize=${size}` };
        return collectPages(
          maxRows,
          () => firstPage(path, headers, signal),
          async (next) => pageOf((await caller.send({ path: next, headers, signal, onCall })).body),
        );
      },

      async search(parameters: SearchParameters, signal: AbortSignal) {
        const { body } = await send({
          path: '/parameterizedSearch',
          method: 'POST',
          body: parameters,
          safe: true,
          signal,
        });
        const parsed = searchSchema.safeParse(body);
        if (!parsed.success) throw new SalesforceError({ kind: 'not_api', status: 200, text: '' });
        return parsed.data.searchRecords;
      },

      write: (request, signal) => writeRecords(request, { send, sleep, random }, signal),

      async undelete(ids, signal) {
        const api = await version(signal);
        const soap = (request: { method: string; args: object }) =>
          caller.soap({ ...request, version: api }, signal, onCall);
        return undeleteRecords(ids, { soap, sleep, random }, signal);
      },

      async request<T>(
        path: string,
        options: { signal: AbortSignal; method?: 'GET' | 'POST'; body?: unknown },
      ) {
        return (await send({ path: belowVersion(path), ...options })).body as T;
      },
    };
  }

  return clientFor();
}

function pageOf(body: unknown): QueryPage {
  const parsed = queryPageSchema.safeParse(body);
  if (!parsed.success) throw new SalesforceError({ kind: 'not_api', status: 200, text: '' });
  return parsed.data;
}

/** The path comes from a tool, which may have it from a model: it stays below the version, whatever it says. */
function belowVersion(path: string): string {
  const [route = ''] = path.split(/[?#]/);
  if (!path.startsWith('/') || /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)|\\/i.test(route))
    throw new TypeError('a path below the API version begins with / and does not climb');
  return path;
}
