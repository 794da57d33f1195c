/**
 * What the two halves of the test org say to each other: the HTTP half (sign-in, pages, REST routes) asks
 * the data half (schema, rows, SOQL, sharing) through an `OrgSession`, which sees what one user may see.
 */

/** The REST error envelope, thrown anywhere, sent by the HTTP half as `[{message, errorCode, fields?}]`. */
export class OrgError extends Error {
  readonly status: number;
  readonly errorCode: string;
  readonly fields: readonly string[] | undefined;
  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.errorCode = errorCode;
    this.fields = fields;
  }
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

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
  create(object: string, values: Record<string, Json>): string;
  update(object: string, id: string, values: Record<string, Json>): void;
  delete(object: string, id: string): void;
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
