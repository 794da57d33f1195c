import type { FieldTypeOf, FieldType as SelectedField, Subquery } from '@jetstreamapp/soql-parser-js';
import type { ApiRow, Json } from '../contract.ts';
import type { Row } from '../data/store.ts';
import type { ObjectDef } from '../schema/types.ts';
import { type Call, expression } from './functions.ts';
import { follow, type Path, readOf, resolvePath, type Step, stepTo } from './path.ts';
import { noSuchColumn, noSuchObject, type Scope, visibleField } from './scope.ts';

type Read = (row: Row) => Json;

/** What is given out of one record: its values, the records above it, the lists below it, in the order asked for. */
interface Shape {
  object: ObjectDef;
  parts: Map<string, { read: Read } | { step: Step; shape: Shape }>;
}

/** Makes the reader of a child query, which knows its rows by the parent's id. */
export type ChildSelect = (subquery: Subquery) => { key: string; read(parent: Row): Json };

export function attributes(scope: Scope, object: ObjectDef, row: Row): NonNullable<ApiRow['attributes']> {
  // A record reached through Who, What or Owner is a `Name`, at the address of what it really is.
  const type = object.name === 'Name' ? 'Name' : row.object.name;
  return { type, url: `${scope.path}/sobjects/${row.object.name}/${row.id}` };
}

function render(scope: Scope, shape: Shape, row: Row): ApiRow {
  const out: ApiRow = { attributes: attributes(scope, shape.object, row) };
  for (const [key, part] of shape.parts) {
    if ('read' in part) out[key] = part.read(row);
    else {
      const parent = follow(scope, row, part.step);
      out[key] = parent ? (render(scope, part.shape, parent) as Json) : null;
    }
  }
  return out;
}

/** Compiles the SELECT list of a query without aggregates. */
export function compileProjection(
  scope: Scope,
  fields: readonly SelectedField[],
  child: ChildSelect,
): (row: Row) => ApiRow {
  const shape: Shape = { object: scope.object, parts: new Map() };
  for (const selected of fields) {
    switch (selected.type) {
      case 'FieldSubquery': {
        const { key, read } = child(selected.subquery);
        add(scope, shape, key, key, read);
        break;
      }
      case 'FieldTypeof':
        addTypeOf(scope, shape, selected);
        break;
      case 'FieldFunctionExpression':
        addFunction(scope, shape, selected);
        break;
      default:
        addField(scope, shape, selected);
    }
  }
  return (row) => render(scope, shape, row);
}

function add(scope: Scope, shape: Shape, key: string, written: string, read: Read): void {
  if (shape.parts.has(key)) {
    throw scope.statement.errorOn(written, 'INVALID_FIELD', `duplicate field selected: ${written}`);
  }
  shape.parts.set(key, { read });
}

/** The shape of the record at the end of a path's lookups, made as far as it is not there yet. */
function shapeAt(scope: Scope, shape: Shape, path: Path): Shape {
  let at = shape;
  for (const step of path.steps) {
    const known = at.parts.get(step.relationshipName);
    // The relationship is given out by TYPEOF already: its place cannot hold two records.
    if (known && !('shape' in known)) {
      throw scope.statement.errorOn(
        path.written,
        'INVALID_FIELD',
        `duplicate field selected: ${step.relationshipName}`,
      );
    }
    const next: Shape = known?.shape ?? { object: step.to, parts: new Map() };
    if (!known) at.parts.set(step.relationshipName, { step, shape: next });
    at = next;
  }
  return at;
}

function addPath(scope: Scope, shape: Shape, path: Path): void {
  add(scope, shapeAt(scope, shape, path), path.field.name, path.written, (row) =>
    readOf(scope, path.object, row, path.field),
  );
}

function addField(
  scope: Scope,
  shape: Shape,
  selected: { field: string; alias?: string; rawValue?: string },
): void {
  const path = resolvePath(scope, selected.rawValue ?? selected.field);
  if (selected.alias) {
    throw scope.statement.errorOn(
      selected.alias,
      'MALFORMED_QUERY',
      'only aggregate expressions use field aliasing',
    );
  }
  addPath(scope, shape, path);
}

function addFunction(scope: Scope, shape: Shape, selected: Call & { alias?: string }): void {
  if (selected.functionName?.toUpperCase() === 'FIELDS') {
    addFields(scope, shape, String(selected.parameters?.[0] ?? '').toUpperCase());
    return;
  }
  const { path, read } = expression(scope, selected);
  if (selected.alias) add(scope, shape, selected.alias, selected.alias, read);
  // Without an alias the value takes its field's place, below the record it is of.
  else if (path.steps.length === 0) add(scope, shape, path.field.name, path.written, read);
  else {
    const own = expression({ ...scope, object: path.object, alias: undefined }, withoutPath(selected, path));
    add(scope, shapeAt(scope, shape, path), path.field.name, path.written, own.read);
  }
}

/** The same call on the bare field, to be read from the record the path leads to. */
function withoutPath(call: Call, path: Path): Call {
  const parameters = (call.parameters ?? []).map((one) =>
    typeof one === 'string' ? path.field.name : withoutPath(one as Call, path),
  );
  return { ...call, parameters };
}

function addFields(scope: Scope, shape: Shape, which: string): void {
  for (const field of scope.object.fields) {
    const wanted = which === 'ALL' || (which === 'CUSTOM') === field.custom;
    if (!wanted || !scope.access.readsField(scope.object, field)) continue;
    add(scope, shape, field.name, field.name, (row) => readOf(scope, scope.object, row, field));
  }
}

/** `TYPEOF What WHEN Account THEN … ELSE … END`: the fields depend on what the lookup points at. */
function addTypeOf(scope: Scope, shape: Shape, selected: FieldTypeOf): void {
  const step = stepTo(scope, scope.object, selected.field, selected.field);
  if (step.to.name !== 'Name') {
    throw scope.statement.errorOn(
      selected.field,
      'INVALID_FIELD',
      `TYPEOF is only supported on polymorphic relationships, not on '${selected.field}'`,
    );
  }
  const shapes = new Map<string, Shape>();
  let otherwise: Shape = { object: step.to, parts: new Map() };
  for (const condition of selected.conditions) {
    const object =
      condition.type === 'ELSE' ? step.to : scope.store.schema.object(condition.objectType ?? '');
    if (!object || !scope.access.readsObject(object))
      throw noSuchObject(scope.statement, condition.objectType ?? '');
    const inner: Shape = { object, parts: new Map() };
    for (const name of condition.fieldList) {
      const path = resolvePath({ ...scope, object, alias: undefined }, name);
      if (path.steps.length === 0 && !visibleField(scope, object, name))
        throw noSuchColumn(scope, name, name, object);
      addPath(scope, inner, path);
    }
    if (condition.type === 'ELSE') otherwise = inner;
    else shapes.set(object.name, inner);
  }
  add(scope, shape, step.relationshipName, selected.field, (row) => {
    const target = follow(scope, row, step);
    return target ? (render(scope, shapes.get(target.object.name) ?? otherwise, target) as Json) : null;
  });
}
