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
  /** From the newest `Sforce-Limit-Info`; null before the first call. */
  usage(): { used: number; limit: number } | null;
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
  readonly length: number;
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
