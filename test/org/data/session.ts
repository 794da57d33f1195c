import {
  type ApiRow,
  type Json,
  OrgError,
  type OrgSession,
  type OrgUser,
  type SearchParameters,
  type WriteOptions,
} from '../contract.ts';
import { type DescribeRights, describeObject, summarize } from '../schema/describe-object.ts';
import { recentlyViewed as recentlyViewedObject } from '../schema/objects/setup.ts';
import type { ObjectDef } from '../schema/types.ts';
import { localDay } from '../soql/dates.ts';
import { executeSoql } from '../soql/execute.ts';
import { readOf } from '../soql/path.ts';
import type { QueryContext } from '../soql/scope.ts';
import { parameterizedSearch } from '../soql/search/parameterized.ts';
import { executeSosl } from '../soql/search/sosl.ts';
import { Access } from './access/access.ts';
import { fieldText } from './display.ts';
import { toId18 } from './ids.ts';
import { layoutOf } from './layout.ts';
import type { Row, Store, Values } from './store.ts';
import type { Views } from './views.ts';
import { Writer } from './write/writer.ts';

/** The version in the addresses the data half gives out; the HTTP half puts the one that was asked for. */
export const DATA_PATH = '/services/data/v67.0';

const SUNDAY_FIRST = /^(?:en_(?:US|CA|AU|IN)|ja|ko|pt_BR|he|zh_TW|es_MX)/;

/** What one user can do with the org's data. */
export class Session implements OrgSession {
  readonly user: OrgUser;
  readonly #store: Store;
  readonly #access: Access;
  readonly #views: Views;
  readonly #writer: Writer;

  constructor(store: Store, views: Views, user: OrgUser) {
    this.user = user;
    this.#store = store;
    this.#views = views;
    this.#access = new Access(store, user.id);
    this.#writer = new Writer({
      store,
      access: this.#access,
      userId: user.id,
      show: (row, fields) => this.#show(row, fields),
    });
  }

  #context(): QueryContext {
    const { timeZone, locale, id } = this.user;
    const organization = this.#store.list('Organization')[0];
    return {
      store: this.#store,
      access: this.#access,
      userId: id,
      timeZone,
      locale,
      dates: {
        today: localDay(this.#store.clock.now, timeZone),
        weekStart: SUNDAY_FIRST.test(locale) ? 0 : 1,
        fiscalStartMonth: Number(organization?.values.FiscalYearStartMonth ?? 1),
      },
      lastViewed: (recordId) => this.#views.lastViewed(id, recordId),
      recentlyViewed: () => this.#recentRows().map((row) => this.#asRecentlyViewed(row)),
      path: DATA_PATH,
    };
  }

  #recentRows(): Row[] {
    return this.#views.recent(this.user.id).filter((row) => this.#access.canRead(row));
  }

  #asRecentlyViewed(row: Row): Row {
    const values: Values = { Id: row.id, Type: row.object.name, Name: this.#nameOf(row) };
    for (const field of recentlyViewedObject.fields) {
      if (field.name in values || this.#store.schema.field(row.object, field.name) === undefined) continue;
      values[field.name] = row.values[field.name] ?? null;
    }
    const viewed = this.#views.lastViewed(this.user.id, row.id);
    return {
      id: row.id,
      object: recentlyViewedObject,
      values: { ...values, LastViewedDate: viewed, LastReferencedDate: viewed },
      version: row.version,
      deleted: false,
    };
  }

  #nameOf(row: Row): string | null {
    const field = this.#store.schema.nameField(row.object);
    const name = field && row.values[field.name];
    return typeof name === 'string' ? name : null;
  }

  /** The object of a path in the REST API. Hidden from the user is the same as not there. */
  #object(name: string): ObjectDef {
    const object = this.#store.schema.object(name);
    if (object && object.name !== 'Name' && this.#access.readsObject(object)) return object;
    throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  /** A record by id, which this user can see and which is not in the recycle bin. */
  #row(object: ObjectDef, id: string): Row {
    const full = toId18(id);
    if (!full || this.#store.schema.objectOfId(full) !== object) {
      throw new OrgError(404, 'NOT_FOUND', 'Provided external ID field does not exist or is not accessible');
    }
    const row = this.#store.get(full);
    if (!row || !this.#access.canRead(row))
      throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
    if (row.deleted) throw new OrgError(404, 'ENTITY_IS_DELETED', 'entity is deleted');
    return row;
  }

  #rights(object: ObjectDef): DescribeRights {
    const access = this.#access;
    return {
      create: access.creates(object),
      edit: access.edits(object),
      delete: access.deletes(object),
      readsField: (field) => access.readsField(object, field),
      editsField: (field) => access.editsField(object, field),
      readsObject: (name) => {
        const other = this.#store.schema.object(name);
        return other !== undefined && access.readsObject(other);
      },
    };
  }

  describeGlobal(): Json {
    const sobjects = this.#store.schema.objects
      .filter((object) => this.#access.readsObject(object))
      .map((object) => summarize(object, this.#rights(object), DATA_PATH));
    return { encoding: 'UTF-8', maxBatchSize: 200, sobjects };
  }

  describe(name: string): Json {
    const object = this.#object(name);
    return describeObject(this.#store.schema, object, this.#rights(object), DATA_PATH);
  }

  query(soql: string, options: { includeDeleted: boolean }): { rows: ApiRow[]; totalSize: number } {
    const { rows, totalSize, viewed } = executeSoql(this.#context(), soql, options.includeDeleted);
    for (const id of viewed) this.viewed(id);
    return { rows, totalSize };
  }

  search(sosl: string): ApiRow[] {
    return executeSosl(this.#context(), sosl);
  }

  parameterizedSearch(parameters: SearchParameters): ApiRow[] {
    return parameterizedSearch(this.#context(), parameters);
  }

  retrieve(name: string, id: string, fields: readonly string[] | undefined): ApiRow {
    return this.#show(this.#row(this.#object(name), id), fields);
  }

  /** A row with the fields asked for, or with all that the user sees. */
  #show(row: Row, fields: readonly string[] | undefined): ApiRow {
    const { object } = row;
    const context = this.#context();
    const wanted = fields?.map((one) => {
      const field = this.#store.schema.field(object, one.trim());
      if (field && this.#access.readsField(object, field)) return field;
      throw new OrgError(
        400,
        'INVALID_FIELD',
        `No such column '${one}' on entity '${object.name}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.`,
      );
    });
    const out: ApiRow = {
      attributes: { type: object.name, url: `${DATA_PATH}/sobjects/${object.name}/${row.id}` },
    };
    for (const field of wanted ?? object.fields.filter((one) => this.#access.readsField(object, one))) {
      out[field.name] = readOf(context, object, row, field);
    }
    // Which record it is is always told.
    if (out.Id === undefined) out.Id = row.id;
    return out;
  }

  create(name: string, input: Record<string, Json>, options: WriteOptions = {}): string {
    return this.#writer.create(this.#object(name), input, options);
  }

  update(name: string, id: string, input: Record<string, Json>, options: WriteOptions = {}): void {
    this.#writer.update(this.#row(this.#object(name), id), input, options);
  }

  delete(name: string, id: string): readonly string[] {
    return this.#writer.delete(this.#row(this.#object(name), id));
  }

  undelete(id: string): void {
    const full = toId18(id);
    if (!full) throw new OrgError(400, 'MALFORMED_ID', `malformed id ${id}`, []);
    this.#writer.undelete(full);
  }

  transaction<T>(act: () => T): T {
    return this.#store.transaction(act);
  }

  recent(limit: number): ApiRow[] {
    return this.#recentRows()
      .slice(0, limit)
      .map((row) => ({
        attributes: { type: row.object.name, url: `${DATA_PATH}/sobjects/${row.object.name}/${row.id}` },
        Id: row.id,
        Name: this.#nameOf(row),
      }));
  }

  viewed(id: string): void {
    const full = toId18(id);
    const row = full && this.#store.get(full);
    if (!row || row.deleted || !row.object.mruEnabled || !this.#access.canRead(row)) return;
    this.#views.add(this.user.id, row.id);
  }

  objectOf(id: string): string | undefined {
    const object = this.#store.schema.objectOfId(id);
    return object && this.#access.readsObject(object) ? object.name : undefined;
  }

  layout(name: string): { heading: string; fields: string[] }[] {
    const object = this.#object(name);
    return layoutOf(this.#store.schema, object, (field) => this.#access.readsField(object, field));
  }

  displayValue(name: string, fieldName: string, row: ApiRow): string | null {
    const object = this.#object(name);
    const field = this.#store.schema.field(object, fieldName);
    if (!field || !this.#access.readsField(object, field)) return null;
    const value = row[field.name] ?? null;
    if (field.type !== 'reference' || typeof value !== 'string') return fieldText(field, value, this.user);
    const target = this.#store.get(toId18(value) ?? '');
    return (target && !target.deleted && this.#access.canRead(target) && this.#nameOf(target)) || value;
  }
}
