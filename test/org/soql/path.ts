import type { Json } from '../contract.ts';
import { readField } from '../data/read.ts';
import type { Row } from '../data/store.ts';
import type { FieldDef, ObjectDef } from '../schema/types.ts';
import { noSuchColumn, type QueryContext, type Scope, visibleField } from './scope.ts';

/** Salesforce follows at most five lookups upward. */
const MAX_STEPS = 5;

/** One lookup on the way up, and the object it leads to (`Name` when it may lead to several). */
export interface Step {
  lookup: FieldDef;
  relationshipName: string;
  from: ObjectDef;
  to: ObjectDef;
}

/** A field, maybe of a record above: `Account.Owner.Name`. */
export interface Path {
  /** As it was written, for error messages. */
  written: string;
  steps: Step[];
  object: ObjectDef;
  field: FieldDef;
  read(row: Row): Json;
}

/** The value of a field of a record that was reached through a lookup to several objects. */
function readNamed(context: QueryContext, row: Row, field: FieldDef): Json {
  if (field.name === 'Type') return row.object.name;
  if (field.name === 'Id') return row.id;
  const { schema } = context.store;
  const own =
    field.name === 'Name' ? schema.nameField(row.object) : visibleField(context, row.object, field.name);
  return own ? readField(row, own) : null;
}

/** A field of a row, where `object` is the row's own or `Name`. */
export function readOf(context: QueryContext, object: ObjectDef, row: Row, field: FieldDef): Json {
  if (object.name === 'Name') return readNamed(context, row, field);
  if (field.name === 'LastViewedDate' || field.name === 'LastReferencedDate') {
    if (row.values[field.name] === undefined) return context.lastViewed(row.id);
  }
  return readField(row, field);
}

/** The record a lookup leads to: none when it is empty, deleted, or not for this user to see. */
export function follow(context: QueryContext, row: Row, step: Step): Row | undefined {
  const id = readOf(context, step.from, row, step.lookup);
  const target = typeof id === 'string' ? context.store.get(id) : undefined;
  return target && !target.deleted && context.access.canRead(target) ? target : undefined;
}

/** The step a relationship name takes from an object; throws when there is no such relationship for this user. */
export function stepTo(scope: Scope, from: ObjectDef, name: string, written: string): Step {
  const { schema } = scope.store;
  const lookup = schema.relationship(from, name);
  const target = lookup && schema.object(lookup.polymorphic ? 'Name' : (lookup.referenceTo[0] ?? ''));
  if (
    !lookup?.relationshipName ||
    !target ||
    !scope.access.readsField(from, lookup) ||
    !scope.access.readsObject(target)
  ) {
    throw scope.statement.errorOn(
      written,
      'INVALID_FIELD',
      `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
    );
  }
  return { lookup, relationshipName: lookup.relationshipName, from, to: target };
}

/** Splits a path into its words without the alias or the object's own name in front. */
function words(scope: Scope, written: string): string[] {
  const parts = written.split('.');
  const first = parts[0]?.toLowerCase();
  if (parts.length > 1 && first !== undefined) {
    const own =
      first === scope.object.name.toLowerCase() && !scope.store.schema.relationship(scope.object, first);
    if (first === scope.alias?.toLowerCase() || own) return parts.slice(1);
  }
  return parts;
}

/** Resolves a field path from the query's object. Throws INVALID_FIELD as Salesforce words it. */
export function resolvePath(scope: Scope, written: string): Path {
  const parts = words(scope, written);
  const last = parts.pop() ?? '';
  if (parts.length > MAX_STEPS) {
    throw scope.statement.errorOn(
      written,
      'INVALID_FIELD',
      `Maximum of ${MAX_STEPS} relationship levels exceeded in field path: ${written}`,
    );
  }
  const steps: Step[] = [];
  let object = scope.object;
  for (const name of parts) {
    const step = stepTo(scope, object, name, written);
    steps.push(step);
    object = step.to;
  }
  const field = visibleField(scope, object, last);
  if (!field) throw noSuchColumn(scope, written, last, object);
  const target = object;
  return {
    written,
    steps,
    object,
    field,
    read(row) {
      let at: Row | undefined = row;
      for (const step of steps) {
        at = follow(scope, at, step);
        if (!at) return null;
      }
      return readOf(scope, target, at, field);
    },
  };
}
