import { type Json, OrgError } from '../../contract.ts';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { Access } from '../access/access.ts';
import { toId18 } from '../ids.ts';
import type { Row, Store, Values } from '../store.ts';
import { coerce } from './coerce.ts';

interface Writing {
  store: Store;
  access: Access;
  object: ObjectDef;
  /** The record that is changed; none when one is made. */
  row: Row | undefined;
}

/** The fields of a request as they will be kept. Throws the first thing Salesforce would find wrong with them. */
export function checkValues(writing: Writing, input: Record<string, Json>): Values {
  const { object, row } = writing;
  const values: Values = {};
  const locked: string[] = [];
  for (const [name, value] of Object.entries(input)) {
    if (name === 'attributes') continue;
    const field = knownField(writing, name);
    if (field.name === 'Id') {
      throw new OrgError(400, 'INVALID_FIELD', 'The Id field should not be specified in the sobject data.', [
        'Id',
      ]);
    }
    const may = (row ? field.updateable : field.createable) && writing.access.editsField(object, field);
    if (!may) locked.push(field.name);
    else
      values[field.name] =
        field.type === 'reference' ? reference(writing, field, coerce(field, value)) : coerce(field, value);
  }
  if (locked.length > 0) {
    throw new OrgError(
      400,
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${locked.join(', ')}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      locked,
    );
  }
  required(object, values, row !== undefined);
  checkUnique(writing, values);
  return values;
}

function knownField({ store, access, object }: Writing, name: string): FieldDef {
  const field = store.schema.field(object, name);
  if (field && access.readsField(object, field)) return field;
  throw new OrgError(400, 'INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`);
}

function required(object: ObjectDef, values: Values, updating: boolean): void {
  const missing = object.fields
    .filter((field) => !field.nillable && field.createable && field.type !== 'boolean')
    .filter((field) =>
      updating || field.defaultedOnCreate
        ? values[field.name] === null
        : (values[field.name] ?? null) === null,
    )
    .map((field) => field.name);
  if (missing.length > 0) {
    throw new OrgError(
      400,
      'REQUIRED_FIELD_MISSING',
      `Required fields are missing: [${missing.join(', ')}]`,
      missing,
    );
  }
}

/** A lookup's id: well formed, of an object the lookup is for, of a record that is there and may be seen. */
function reference({ store, access, object }: Writing, field: FieldDef, value: Json): Json {
  if (value === null) return null;
  const refuse = (code: string, message: string) => new OrgError(400, code, message, [field.name]);
  const id = toId18(String(value));
  if (!id) throw refuse('MALFORMED_ID', `${field.label}: id value of incorrect type: ${value}`);
  const target = store.schema.objectOfId(id);
  if (!target || !field.referenceTo.includes(target.name)) {
    throw refuse('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`);
  }
  const row = store.get(id);
  if (!row) throw refuse('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id');
  if (row.deleted) throw refuse('ENTITY_IS_DELETED', 'entity is deleted');
  if (!access.canRead(row)) {
    throw refuse(
      'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
      'insufficient access rights on cross-reference id',
    );
  }
  if (field.name === 'RecordTypeId' && row.values.SobjectType !== object.name) {
    throw refuse(
      'INVALID_CROSS_REFERENCE_KEY',
      `${field.label}: this ID value isn't valid for the user: ${id}`,
    );
  }
  if (field.name === 'OwnerId' && target.name === 'User' && row.values.IsActive === false) {
    throw refuse(
      'INACTIVE_OWNER_OR_USER',
      `operation performed with inactive user [${id}] as owner of ${object.name.toLowerCase()}`,
    );
  }
  return id;
}

/** Throws DUPLICATE_VALUE when another record has a value that there may be only once. */
export function checkUnique(writing: Pick<Writing, 'store' | 'object' | 'row'>, values: Values): void {
  for (const field of writing.object.fields) if (field.unique) unique(writing, field, values[field.name]);
}

function unique(
  { store, object, row }: Pick<Writing, 'store' | 'object' | 'row'>,
  field: FieldDef,
  value: Json | undefined,
): void {
  if (typeof value !== 'string') return;
  const wanted = value.toLowerCase();
  for (const other of store.rows(object)) {
    if (
      other.deleted ||
      other.id === row?.id ||
      String(other.values[field.name] ?? '').toLowerCase() !== wanted
    )
      continue;
    throw new OrgError(
      400,
      'DUPLICATE_VALUE',
      `duplicate value found: ${field.name} duplicates value on record with id: ${other.id}`,
    );
  }
}
