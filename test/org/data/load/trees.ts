import { type Json, OrgError } from '../../contract.ts';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import { toId18 } from '../ids.ts';
import type { Store, Values } from '../store.ts';
import { coerce } from '../write/coerce.ts';
import { broken, type DataFiles, isObject, type JsonObject } from './files.ts';

/** One record of a tree, its id given, its lookups to other records of the trees still by reference. */
export interface TreeRecord {
  file: string;
  object: ObjectDef;
  id: string;
  values: Values;
}

/** Children of a record: `{records: […]}`, or a query's answer, below the name of the relationship. */
const childRecords = (value: Json): JsonObject[] | undefined =>
  isObject(value) && Array.isArray(value.records) ? value.records.filter(isObject) : undefined;

/** Reads record trees into flat records: ids given out, children tied to their parents, `@references` resolved. */
export function readTrees(store: Store, trees: DataFiles['trees']): TreeRecord[] {
  const records: TreeRecord[] = [];
  const references = new Map<string, string>();
  for (const { file, records: tree } of trees) {
    for (const json of tree) flatten({ store, file, records, references }, json);
  }
  for (const record of records) resolve(record, references);
  return records;
}

interface Reading {
  store: Store;
  file: string;
  records: TreeRecord[];
  references: Map<string, string>;
}

/** Which object a record is of, what to call it in an error, and its id. */
function identify({ store, file, references }: Reading, json: JsonObject) {
  const attributes = isObject(json.attributes) ? json.attributes : {};
  const { type, referenceId } = attributes;
  if (typeof type !== 'string') throw broken(file, 'a record has no attributes.type');
  const object = store.schema.object(type);
  if (!object) {
    throw broken(
      file,
      `there is no object ${type}; put its describe (sf sobject describe --sobject ${type} --json) into the directory`,
    );
  }
  if (!object.keyPrefix) throw broken(file, `${type} has no key prefix: its records have no ids`);
  const label = typeof referenceId === 'string' ? referenceId : `record of ${type}`;
  const given = typeof json.Id === 'string' ? toId18(json.Id) : undefined;
  if (json.Id !== undefined && (!given || store.schema.objectOfId(given) !== object)) {
    throw broken(file, `${label}: ${JSON.stringify(json.Id)} is no id of ${type}`);
  }
  const id = given ?? store.nextId(object);
  if (typeof referenceId === 'string') {
    if (references.has(referenceId)) throw broken(file, `two records are called ${referenceId}`);
    references.set(referenceId, id);
  }
  return { object, label, id };
}

function flatten(reading: Reading, json: JsonObject, parent?: { field: string; id: string }): void {
  const { store, file, records } = reading;
  const { object, label, id } = identify(reading, json);
  const values: Values = parent ? { [parent.field]: parent.id } : {};
  records.push({ file, object, id, values });
  for (const [name, value] of Object.entries(json)) {
    if (name === 'attributes' || name === 'Id') continue;
    const child = store.schema.child(object, name);
    const children = childRecords(value);
    if (children) {
      if (!child) throw broken(file, `${label}: ${object.name} has no child relationship ${name}`);
      for (const one of children) flatten(reading, one, { field: child.field, id });
      continue;
    }
    // The record above, as a query shows it: its lookup field says the same. An empty list of children says nothing.
    const shown = value === null || isObject(value);
    if (shown && (child || store.schema.relationship(object, name))) continue;
    const field = store.schema.field(object, name);
    if (!field)
      throw broken(
        file,
        `${label}: ${object.name} has no field ${name}; put its describe into the directory`,
      );
    if (field.type !== 'address' && field.type !== 'location')
      values[field.name] = readValue(file, label, field, value);
  }
}

function readValue(file: string, label: string, field: FieldDef, value: Json): Json {
  if (field.type === 'reference' && typeof value === 'string') {
    if (value.startsWith('@')) return value;
    const id = toId18(value);
    if (!id) throw broken(file, `${label}: ${field.name} is no id: ${value}`);
    return id;
  }
  try {
    // What the org itself gave out is not argued with: picklist values that were retired, texts longer than today.
    return value === null ? null : coerce({ ...field, restrictedPicklist: false, length: 0 }, value);
  } catch (error) {
    throw broken(
      file,
      `${label}: ${field.name}: ${error instanceof OrgError ? error.message : 'unreadable'}`,
    );
  }
}

function resolve({ file, values }: TreeRecord, references: ReadonlyMap<string, string>): void {
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'string' || !value.startsWith('@')) continue;
    const id = references.get(value.slice(1));
    if (id) values[name] = id;
    else if (/^@\w+Ref\d+$/.test(value)) throw broken(file, `${name}: no record is called ${value}`);
  }
}
