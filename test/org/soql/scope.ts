import type { Access } from '../data/access/access.ts';
import type { Row, Store } from '../data/store.ts';
import type { FieldDef, ObjectDef } from '../schema/types.ts';
import type { DateSettings } from './date-literals.ts';
import type { Statement } from './statement.ts';

/** Who asks, and with what settings: all that a query's answer hangs on besides the query. */
export interface QueryContext {
  store: Store;
  access: Access;
  userId: string;
  timeZone: string;
  /** `en_US`, as Salesforce writes it. */
  locale: string;
  dates: DateSettings;
  /** When this user last looked at the record; null when never. */
  lastViewed(id: string): string | null;
  /** Rows of RecentlyViewed: what the user looked at, newest first. */
  recentlyViewed(): Row[];
  /** Beginning of the record addresses: `/services/data/v67.0`. */
  path: string;
}

/** A query being compiled: its statement for error messages, the object, the names it goes by. */
export interface Scope extends QueryContext {
  statement: Statement;
  object: ObjectDef;
  alias: string | undefined;
  includeDeleted: boolean;
}

/** A field of the object as the user sees it: one hidden from them is the same as none. */
export function visibleField(context: QueryContext, object: ObjectDef, name: string): FieldDef | undefined {
  const field = context.store.schema.field(object, name);
  return field && context.access.readsField(object, field) ? field : undefined;
}

export function noSuchColumn(scope: Scope, written: string, name: string, object: ObjectDef): Error {
  return scope.statement.errorOn(
    written,
    'INVALID_FIELD',
    `No such column '${name}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}

export function noSuchObject(statement: Statement, written: string): Error {
  return statement.errorOn(
    written,
    'INVALID_TYPE',
    `sObject type '${written}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}
