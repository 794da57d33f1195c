import type { CachedDescribe, DescribeCache } from './describe-cache.ts';
import { compactDescribe, compactGlobal } from './describe-compact.ts';
import type { OrgAnswer } from './org-call.ts';
import type { GlobalObject, ObjectDescribe } from './org-client.ts';
import { SalesforceError } from './salesforce-error.ts';
import { SharedFlights } from './shared-flight.ts';

/** How long a describe is believed without asking. An administrator's change shows after that at the latest. */
const FRESH_MS = 15 * 60_000;

export interface DescribesDeps {
  readonly cache: DescribeCache;
  /** `<org>:<user>:` */
  readonly prefix: string;
  readonly now: () => number;
}

/** GETs a path below `/services/data/vXX.0`. */
export type DescribeGet = (
  path: string,
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<OrgAnswer>;

/** Describes of one org as one user sees it: from the cache, revalidated, or fetched once for all who ask. */
export class Describes {
  private readonly flights = new SharedFlights<unknown>();
  private readonly deps: DescribesDeps;

  constructor(deps: DescribesDeps) {
    this.deps = deps;
  }

  async object(name: string, get: DescribeGet, signal: AbortSignal, fresh: boolean): Promise<ObjectDescribe> {
    // API names do not care for case, and models write `account` as readily as `Account`.
    const key = `object:${name.toLowerCase()}`;
    const path = `/sobjects/${encodeURIComponent(name)}/describe`;
    return (await this.cached(key, path, compactDescribe, get, signal, fresh)) as ObjectDescribe;
  }

  async global(get: DescribeGet, signal: AbortSignal): Promise<readonly GlobalObject[]> {
    return (await this.cached(
      'global',
      '/sobjects',
      compactGlobal,
      get,
      signal,
      false,
    )) as readonly GlobalObject[];
  }

  private async cached(
    name: string,
    path: string,
    compact: (body: unknown) => unknown,
    get: DescribeGet,
    signal: AbortSignal,
    fresh: boolean,
  ): Promise<unknown> {
    const { cache, prefix, now } = this.deps;
    const known = await cache.get(prefix + name);
    if (known && !fresh && now() - known.checkedAt < FRESH_MS) return known.value;
    return this.flights.join(fresh ? `${name}:fresh` : name, signal, (shared) =>
      this.load(prefix + name, path, compact, fresh ? null : known, get, shared),
    );
  }

  private async load(
    key: string,
    path: string,
    compact: (body: unknown) => unknown,
    known: CachedDescribe | null,
    get: DescribeGet,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { cache, now } = this.deps;
    const headers: Record<string, string> = known?.lastModified
      ? { 'If-Modified-Since': known.lastModified }
      : {};
    const answer = await get(path, headers, signal);
    if (answer.status === 304 && known) {
      await cache.put(key, { ...known, checkedAt: now() });
      return known.value;
    }
    const value = compact(answer.body);
    if (value === null) throw new SalesforceError({ kind: 'not_api', status: answer.status, text: '' });
    await cache.put(key, { value, lastModified: answer.headers['last-modified'] ?? null, checkedAt: now() });
    return value;
  }
}
