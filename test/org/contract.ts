/**
 * What the two halves of the test org say to each other: the HTTP half (sign-in, pages, REST routes) asks
 * the data half (schema, rows, SOQL, sharing) through an `OrgSession`, which sees what one user may see.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** The REST error envelope, thrown anywhere, sent by the HTTP half as `[{message, errorCode, fields?, …details}]`. */
export class OrgError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | undefined;
  /** What REST says beyond code and message, for a single row only: `duplicateResult`. */
  readonly details: { [key: string]: Json };
  constructor(
    status: number,
    errorCode: string,
    message: string,
    fields?: readonly string[],
    details: { [key: string]: Json } = {},
  ) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
    this.details = details;
  }

  /** All that is wrong, one or more: the entries of the envelope. */
  get all(): readonly OrgError[] {
    return [this];
  }
}

/** Several things wrong with one record at once: two validation rules that both say no. Looks like the first of them. */
export class OrgErrors extends OrgError {
  readonly #all: readonly OrgError[];
  constructor(first: OrgError, others: readonly OrgError[]) {
    super(first.status, first.errorCode, first.message, first.fields, first.details);
    this.#all = [first, ...others];
  }

  override get all(): readonly OrgError[] {
    return this.#all;
  }
}

/** A row as REST gives it: `attributes: {type, url}`, fields in the order asked for, nested rows, child results. */
export type ApiRow = { attributes?: { type: string; url?: string } } & { [field: string]: Json | undefined };

export interface OrgUser {
  readonly id: string;
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email: string;
  readonly profile: string;
  readonly timeZone: string;
  readonly locale: string;
}

export interface OrgData {
  readonly orgId: string;
  readonly orgName: string;
  readonly users: readonly OrgUser[];
  session(userId: string): OrgSession;
  /** Trouble on request, from `/__org/`; none for an org that cannot make it. */
  readonly controls?: OrgControls;
}

/** A record that another transaction holds: the next `times` writes to it fail with UNABLE_TO_LOCK_ROW. */
export interface RowLock {
  id: string;
  times: number;
}

/** An automation of the org that breaks, and with it the save it belongs to. */
export interface BrokenAutomation {
  object: string;
  /** All of them when left out. */
  on?: 'create' | 'update' | 'delete';
  /** How often; 0 until taken away. */
  times: number;
  kind: 'flow' | 'apex';
  /** Label of the flow, or name of the trigger. */
  name: string;
  /** What went wrong inside, in the automation's own words. */
  message: string;
}

export interface OrgControls {
  lockRow(lock: RowLock): void;
  /** Puts a record into an approval, or takes it out: only administrators change it meanwhile. */
  holdForApproval(id: string, held: boolean): void;
  breakAutomation(automation: BrokenAutomation): void;
  /** All of the above that is in force. */
  list(): { rows: RowLock[]; approvals: string[]; automations: BrokenAutomation[] };
  /** Row locks and broken automations are over; approvals stay. */
  clear(): void;
  /** What is in the recycle bin is gone for good, as after 15 days; how many records that were. */
  emptyRecycleBin(): number;
}

/** What the headers of a write ask for. */
export interface WriteOptions {
  /** `Sforce-Auto-Assign`: active assignment rules run unless it is FALSE. */
  assign?: boolean;
  /** `Sforce-Duplicate-Rule-Header: allowSave=true`: duplicate rules that only alert let the record through. */
  allowDuplicates?: boolean;
  /** `includeRecordDetails=true`: matches come with fields, not with the id alone. */
  duplicateDetails?: boolean;
  /** Records of the same request: they are not compared with each other. */
  together?: ReadonlySet<string>;
}

export interface SearchParameters {
  q: string;
  in?: 'ALL' | 'NAME' | 'EMAIL' | 'PHONE' | 'SIDEBAR';
  fields?: string[];
  sobjects?: { name: string; fields?: string[]; where?: string; limit?: number }[];
  overallLimit?: number;
  defaultLimit?: number;
}

/** Everything the REST API does with data, as one user. Every method may throw `OrgError`. */
export interface OrgSession {
  readonly user: OrgUser;
  describeGlobal(): Json;
  describe(object: string): Json;
  /** All rows of the result; the HTTP half cuts them into batches and hands out query locators. */
  query(soql: string, options: { includeDeleted: boolean }): { rows: ApiRow[]; totalSize: number };
  search(sosl: string): ApiRow[];
  parameterizedSearch(parameters: SearchParameters): ApiRow[];
  retrieve(object: string, id: string, fields: readonly string[] | undefined): ApiRow;
  create(object: string, values: Record<string, Json>, options?: WriteOptions): string;
  update(object: string, id: string, values: Record<string, Json>, options?: WriteOptions): void;
  /** Moves a record to the recycle bin; gives the ids of what went with it. */
  delete(object: string, id: string): readonly string[];
  /** Takes a record out of the recycle bin, and what went there with it. */
  undelete(id: string): void;
  /** All that `act` writes holds, or, when it throws, none of it does. May be nested. */
  transaction<T>(act: () => T): T;
  recent(limit: number): ApiRow[];
  /** Records when the user looks at a record, so that `recent` and RecentlyViewed know it. */
  viewed(id: string): void;
  /** The object of an id, from its key prefix; undefined when no object has it. */
  objectOf(id: string): string | undefined;
  /** Field sections of the record page, in order: what `/ui-api/layout` and the Lightning page show. */
  layout(object: string): { heading: string; fields: string[] }[];
  /** A field's value as the user reads it (picklist label, formatted currency and date, name of a lookup). */
  displayValue(object: string, field: string, row: ApiRow): string | null;
}
