import { type ApiRow, type Json, OrgError, OrgErrors, type WriteOptions } from '../../contract.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { Access } from '../access/access.ts';
import { checkDuplicates } from '../rules/duplicate-rule.ts';
import type { Row, Store, Values } from '../store.ts';
import { checkValues } from './check.ts';
import { addRow } from './complete.ts';
import { deleteRow } from './delete.ts';
import { derive } from './derive.ts';
import { rollUp, rollUpParents } from './roll-up.ts';
import { binned, undeleteRow } from './undelete.ts';

interface Writing {
  store: Store;
  access: Access;
  userId: string;
  show: (row: Row, fields: readonly string[] | undefined) => ApiRow;
}

/**
 * Saves records as one user, in the platform's order: what the field says (types, lengths, required, picklists), then
 * locks, validation rules, duplicate rules, assignment rules, automations. Each save is one transaction.
 */
export class Writer {
  readonly #writing: Writing;

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  create(object: ObjectDef, input: Record<string, Json>, options: WriteOptions): string {
    const { store, access, userId } = this.#writing;
    if (!object.createable) throw unsupported(object, 'create');
    if (!access.creates(object)) {
      throw new OrgError(
        403,
        'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
        `entity type cannot be inserted: ${object.label}`,
      );
    }
    const values = checkValues({ store, access, object, row: undefined }, input);
    this.#free(object, values);
    store.locks.obtain(mastersOf(object, values));
    return store.transaction(() => {
      const now = store.clock.tick();
      const row = addRow(store, object, { ...values, CreatedDate: now }, userId);
      this.#obeyRules(row, undefined, options);
      rollUp(store, row);
      rollUpParents(store, row, undefined);
      store.automations.run(object.name, 'create');
      return row.id;
    });
  }

  update(row: Row, input: Record<string, Json>, options: WriteOptions): void {
    const { store, access } = this.#writing;
    const { object } = row;
    if (!object.updateable) throw unsupported(object, 'update');
    if (!access.canEdit(row)) throw insufficient();
    const values = checkValues({ store, access, object, row }, input);
    this.#free(object, row.values);
    store.locks.obtain([row.id]);
    store.transaction(() => {
      const before = row.values;
      const given = new Set(Object.keys(values));
      const after = derive(store, object.name, { ...before, ...values }, given, before);
      store.change(row, { ...after, ...this.#stamps()(row) });
      this.#obeyRules(row, before, options);
      rollUp(store, row);
      rollUpParents(store, row, before);
      store.automations.run(object.name, 'update');
    });
  }

  /** Gives the ids of what went to the recycle bin with the record. */
  delete(row: Row): readonly string[] {
    const { store, access } = this.#writing;
    const { object } = row;
    if (!object.deletable) throw unsupported(object, 'delete');
    if (!access.canDelete(row)) throw insufficient();
    this.#free(object, row.values);
    store.locks.obtain([row.id]);
    return store.transaction(() => {
      const withIt = deleteRow(store, row, this.#stamps());
      store.automations.run(object.name, 'delete');
      return withIt;
    });
  }

  undelete(id: string): void {
    const { store, access } = this.#writing;
    const row = binned(store, id);
    if (!access.canDelete(row)) throw insufficient();
    store.locks.obtain([row.id]);
    store.transaction(() => undeleteRow(store, row, this.#stamps()));
  }

  /** Throws ENTITY_IS_LOCKED for a record in an approval, and for what hangs on one. Administrators may all the same. */
  #free(object: ObjectDef, values: Values): void {
    const { store, access } = this.#writing;
    const ids = [values.Id, ...mastersOf(object, values)];
    if (access.modifiesAll || !ids.some((id) => store.locks.inApproval(id))) return;
    throw new OrgError(400, 'ENTITY_IS_LOCKED', 'the entity is locked for editing', []);
  }

  #obeyRules(row: Row, before: Values | undefined, options: WriteOptions): void {
    const { store, access, show } = this.#writing;
    this.#validate(row, before);
    checkDuplicates({ store, show, options, canRead: (other) => access.canRead(other) }, row, before);
    const owner =
      options.assign === false ? undefined : store.assignmentRules.get(row.object.name)?.(row.values);
    if (owner !== undefined && owner !== row.values.OwnerId) store.change(row, { OwnerId: owner });
  }

  /** All rules are asked, so that the user hears everything at once. */
  #validate(row: Row, before: Values | undefined): void {
    const errors: OrgError[] = [];
    for (const rule of this.#writing.store.validationRules.get(row.object.name) ?? []) {
      try {
        rule(row.values, before);
      } catch (error) {
        if (!(error instanceof OrgError)) throw error;
        errors.push(...error.all);
      }
    }
    const [first, ...others] = errors;
    if (first) throw others.length === 0 ? first : new OrgErrors(first, others);
  }

  /** Who changed a record and when: one moment for all records of a save, for each the fields it has. */
  #stamps(): (row: Row) => Values {
    const { store, userId } = this.#writing;
    const now = store.clock.tick();
    const stamps: Values = { LastModifiedDate: now, LastModifiedById: userId, SystemModstamp: now };
    return ({ object }) =>
      Object.fromEntries(Object.entries(stamps).filter(([name]) => store.schema.field(object, name)));
  }
}

/** The records this one is a part of: they are locked, and held by an approval, together with it. */
const mastersOf = (object: ObjectDef, values: Values): string[] =>
  object.fields.flatMap((field) => {
    const id = values[field.name];
    return field.cascadeDelete && !field.nillable && typeof id === 'string' ? [id] : [];
  });

const unsupported = (object: ObjectDef, what: string): OrgError =>
  new OrgError(400, 'INVALID_TYPE_FOR_OPERATION', `entity type ${object.name} does not support ${what}`);

const insufficient = (): OrgError =>
  new OrgError(403, 'INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id', []);
