import type { Json } from '../contract.ts';
import type { Schema } from '../schema/schema.ts';
import type { ObjectDef } from '../schema/types.ts';
import type { Clock } from './clock.ts';
import { makeId } from './ids.ts';
import { Automations } from './rules/automations.ts';
import type { DuplicateRule } from './rules/duplicate-rule.ts';
import { Locks } from './rules/locks.ts';
import { RecycleBin } from './write/recycle-bin.ts';

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

/** The owner an assignment rule gives a record; undefined where no entry of it fits. */
export type AssignmentRule = (values: Values) => string | undefined;

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
  readonly duplicateRules = new Map<string, DuplicateRule[]>();
  /** The active assignment rule of an object; there is one at most. */
  readonly assignmentRules = new Map<string, AssignmentRule>();
  readonly locks = new Locks();
  readonly automations = new Automations();
  readonly recycleBin = new RecycleBin();
  readonly #tables = new Map<string, Table>();
  readonly #counters = new Map<string, number>();
  /** Goes up with every change of any row; caches of what a user may see hang on it. */
  generation = 0;
  #undo: (() => void)[] | undefined;

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
    const { rows } = this.#table(object);
    rows.set(id, row);
    this.#touched(object);
    this.onRollback(() => {
      rows.delete(id);
      this.#touched(object);
    });
    return row;
  }

  change(row: Row, values: Values): void {
    const { values: before, version, deleted } = row;
    this.onRollback(() => {
      Object.assign(row, { values: before, version, deleted });
      this.#touched(row.object);
    });
    row.values = { ...row.values, ...values };
    row.version += 1;
    row.deleted = row.values.IsDeleted === true;
    this.#touched(row.object);
  }

  /** Takes a row out for good, without a trace in the recycle bin. */
  remove(row: Row): void {
    const { rows } = this.#table(row.object);
    rows.delete(row.id);
    this.#touched(row.object);
    this.onRollback(() => {
      rows.set(row.id, row);
      this.#touched(row.object);
    });
  }

  /**
   * All that `act` changes holds, or, when it throws, none of it does. Transactions may be nested: an inner one that
   * came to its end is still undone with the outer one. Counters and the clock go on, as numbers are not given twice.
   */
  transaction<T>(act: () => T): T {
    const outer = this.#undo;
    const mine: (() => void)[] = [];
    this.#undo = mine;
    try {
      const result = act();
      for (const undo of mine) outer?.push(undo);
      return result;
    } catch (error) {
      this.#undo = undefined;
      for (const undo of mine.reverse()) undo();
      throw error;
    } finally {
      this.#undo = outer;
    }
  }

  /** What has to be done when the transaction that is going on fails; nothing when there is none. */
  onRollback(undo: () => void): void {
    this.#undo?.push(undo);
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
