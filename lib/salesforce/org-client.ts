import type { RecordOutcome, WriteRequest } from './write-request.ts';

/** The one door to a user's org: every call goes to My Domain, as the connected user, with `cache: 'no-store'`. */
export interface OrgClient {
  readonly orgId: string;
  readonly userId: string;
  readonly lightningHost: string;
  /** Follows `nextRecordsUrl` until `maxRows` rows are there. `total` is Salesforce's totalSize. */
  query(soql: string, options: QueryOptions): Promise<QueryResult>;
  /** Parameterized search (POST): needs no escaping, unlike SOSL. */
  search(parameters: SearchParameters, signal: AbortSignal): Promise<readonly RawRecord[]>;
  /** Cached per org and user; `fresh` asks Salesforce again. */
  describe(object: string, signal: AbortSignal, options?: { fresh?: boolean }): Promise<ObjectDescribe>;
  describeGlobal(signal: AbortSignal): Promise<readonly GlobalObject[]>;
  /** GET/POST of a path below `/services/data/vXX.0`, as parsed JSON. */
  request<T>(
    path: string,
    options: { signal: AbortSignal; method?: 'GET' | 'POST'; body?: unknown },
  ): Promise<T>;
  /** Up to 25 GETs as one API call; each answers with its status and body. */
  batch(paths: readonly string[], signal: AbortSignal): Promise<readonly { status: number; body: unknown }[]>;
  /**
   * Creates, changes or deletes up to 200 records of one object in one request; what became of each, in order. Throws
   * where the whole request failed: the error's Problem says whether anything may have been saved. Not cut by the signal
   * once it is on the wire, and never sent twice unless Salesforce said that nothing was written.
   */
  write(request: WriteRequest, signal: AbortSignal): Promise<readonly RecordOutcome[]>;
  /** Takes up to 200 records out of the recycle bin; otherwise like `write`. */
  undelete(ids: readonly string[], signal: AbortSignal): Promise<readonly RecordOutcome[]>;
  /** From the newest `Sforce-Limit-Info`; null before the first call. */
  usage(): { used: number; limit: number } | null;
  /**
   * The same client, with the same caches, that calls back once for each request it sends: pages, describes, retries and
   * SOAP too. What a cache or another's request under way answers costs nothing.
   */
  metered(onCall: () => void): OrgClient;
}

export interface QueryOptions {
  readonly maxRows: number;
  readonly signal: AbortSignal;
  readonly includeDeleted?: boolean;
}

export interface QueryResult {
  readonly records: readonly RawRecord[];
  readonly total: number;
  readonly done: boolean;
}

export interface RawRecord {
  readonly attributes?: { readonly type: string; readonly url?: string };
  readonly [field: string]: unknown;
}

export interface SearchParameters {
  readonly q: string;
  readonly in?: 'ALL' | 'NAME' | 'EMAIL' | 'PHONE';
  readonly fields?: readonly string[];
  readonly sobjects?: readonly { name: string; fields?: readonly string[]; where?: string; limit?: number }[];
  readonly overallLimit?: number;
}

/** The parts of Salesforce's describe that Recordside uses. */
export interface ObjectDescribe {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly deletable: boolean;
  readonly queryable: boolean;
  readonly fields: readonly FieldDescribe[];
  readonly childRelationships: readonly ChildRelationship[];
}

export interface FieldDescribe {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** Longest text; 0 where it is no text. */
  readonly length: number;
  /** Digits of a decimal number, and how many of them stand behind the point. */
  readonly precision: number;
  readonly scale: number;
  /** Digits of a whole number. */
  readonly digits: number;
  readonly nillable: boolean;
  readonly createable: boolean;
  readonly updateable: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly groupable: boolean;
  readonly calculated: boolean;
  readonly nameField: boolean;
  readonly defaultedOnCreate: boolean;
  readonly relationshipName: string | null;
  readonly referenceTo: readonly string[];
  readonly picklistValues: readonly { value: string; label: string; active: boolean }[];
  readonly restrictedPicklist: boolean;
}

export interface ChildRelationship {
  readonly childSObject: string;
  readonly field: string;
  readonly relationshipName: string | null;
  /** Deleting the parent deletes the child. */
  readonly cascadeDelete: boolean;
}

export interface GlobalObject {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly keyPrefix: string | null;
  readonly custom: boolean;
  readonly queryable: boolean;
  readonly searchable: boolean;
}
