import type { Json } from '../contract.ts';
import type { Schema } from '../schema/schema.ts';
import type { ObjectDef } from '../schema/types.ts';
import type { Clock } from './clock.ts';
import { makeId } from './ids.ts';

export type Values = { [field: string]: Json };

/** A stored record. `values` holds what is kept, by exact field name; formulas and addresses are read through read.ts. */
export interface Row {
  readonly id: string;
  readonly object: ObjectDef;
  values: Values;
  /** Goes up with every change: what an ETag or a row lock is made of. */
  version: number;
  deleted: boolean;
}

/** A check of the admin's own, run before a record is saved; throws an OrgError that says what is wrong. */
export type ValidationRule = (values: Values, before: Values | undefined) => void;

class Table {
  readonly rows = new Map<string, Row>();
  #byReference = new Map<string, Map<string, Row[]>>();

  changed(): void {
    this.#byReference.clear();
  }

  /** Rows by the id in a lookup field: built at first use, dropped when any row changes. */
  referencing(field: string, id: string): readonly Row[] {
    let index = this.#byReference.get(field);
    if (!index) {
      index = new Map();
      for (const row of this.rows.values()) {
        const to = row.values[field];
        if (typeof to !== 'string') continue;
        const list = index.get(to);
        if (list) list.push(row);
        else index.set(to, [row]);
      }
      this.#byReference.set(field, index);
    }
    return index.get(id) ?? [];
  }
}

/** All rows of an org, with no thought of who may see them. */
export class Store {
  readonly schema: Schema;
  readonly clock: Clock;
  readonly validationRules = new Map<string, ValidationRule[]>();
  readonly #tables = new Map<string, Table>();
  readonly #counters = new Map<string, number>();
  /** Goes up with every change of any row; caches of what a user may see hang on it. */
  generation = 0;

  constructor(schema: Schema, clock: Clock) {
    this.schema = schema;
    this.clock = clock;
  }

  #table(object: ObjectDef): Table {
    let table = this.#tables.get(object.name);
    if (!table) {
      table = new Table();
      this.#tables.set(object.name, table);
    }
    return table;
  }

  /** The next number of a counter: record ids, case numbers. */
  next(counter: string): number {
    const n = (this.#counters.get(counter) ?? 0) + 1;
    this.#counters.set(counter, n);
    return n;
  }

  nextId(object: ObjectDef): string {
    return makeId(object.keyPrefix ?? '000', this.next(`id:${object.name}`));
  }

  /** Puts a row in as it is; `values.Id` names it. */
  insert(object: ObjectDef, id: string, values: Values): Row {
    const row: Row = {
      id,
      object,
      values: { ...values, Id: id },
      version: 1,
      deleted: values.IsDeleted === true,
    };
    this.#table(object).rows.set(id, row);
    this.#touched(object);
    return row;
  }

  change(row: Row, values: Values): void {
    row.values = { ...row.values, ...values };
    row.version += 1;
    row.deleted = row.values.IsDeleted === true;
    this.#touched(row.object);
  }

  /** Takes a row out for good, without a trace in the recycle bin. */
  remove(row: Row): void {
    this.#table(row.object).rows.delete(row.id);
    this.#touched(row.object);
  }

  #touched(object: ObjectDef): void {
    this.#table(object).changed();
    this.generation += 1;
  }

  /** The row of an 18-character id, deleted or not. */
  get(id: string): Row | undefined {
    const object = this.schema.objectOfId(id);
    return object && this.#tables.get(object.name)?.rows.get(id);
  }

  /** All rows of an object in the order they were made, deleted ones too. */
  rows(object: ObjectDef): Iterable<Row> {
    return this.#table(object).rows.values();
  }

  referencing(object: ObjectDef, field: string, id: string): readonly Row[] {
    return this.#table(object).referencing(field, id);
  }

  find(objectName: string, test: (row: Row) => boolean): Row | undefined {
    const object = this.schema.object(objectName);
    if (!object) return undefined;
    for (const row of this.rows(object)) if (!row.deleted && test(row)) return row;
    return undefined;
  }

  list(objectName: string): Row[] {
    const object = this.schema.object(objectName);
    return object ? [...this.rows(object)].filter((row) => !row.deleted) : [];
  }
}
