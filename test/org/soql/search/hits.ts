import { OrgError } from '../../contract.ts';
import { readField } from '../../data/read.ts';
import type { Row } from '../../data/store.ts';
import type { FieldDef, ObjectDef } from '../../schema/types.ts';
import type { QueryContext } from '../scope.ts';
import { fold, type SearchTest, wordsOf } from './terms.ts';

/** Rows one search may give back, over all objects. */
export const MAX_HITS = 2000;

const SCOPES: Record<string, (field: FieldDef) => boolean> = {
  ALL: ({ type }) => ['string', 'textarea', 'phone', 'email', 'url', 'picklist', 'combobox'].includes(type),
  NAME: ({ nameField, name }) =>
    nameField || name === 'Subject' || name === 'FirstName' || name === 'LastName',
  EMAIL: ({ type }) => type === 'email',
  PHONE: ({ type }) => type === 'phone',
  SIDEBAR: ({ nameField, type, name }) =>
    nameField || name === 'Subject' || name === 'Company' || type === 'email' || type === 'phone',
};

/** The rows of an object that a search finds in the fields of its scope, best first. */
export function findHits(
  context: QueryContext,
  object: ObjectDef,
  scopeName: string,
  test: SearchTest,
): Row[] {
  const inScope = SCOPES[scopeName.toUpperCase()];
  if (!inScope) throw new OrgError(400, 'INVALID_SEARCH_SCOPE', `Invalid search scope: ${scopeName}`);
  const fields = object.fields.filter((field) => inScope(field) && context.access.readsField(object, field));
  const nameField = context.store.schema.nameField(object);
  const hits: { row: Row; score: number }[] = [];
  for (const row of context.store.rows(object)) {
    if (row.deleted) continue;
    const texts = fields.flatMap((field) => {
      const value = readField(row, field);
      if (typeof value !== 'string') return [];
      // A phone number is found however it is written: with its marks, or as digits alone.
      return field.type === 'phone' ? [value, value.replace(/\D/g, '')] : [value];
    });
    if (!test({ texts, words: texts.flatMap(wordsOf) }) || !context.access.canRead(row)) continue;
    const name = nameField && row.values[nameField.name];
    const named = typeof name === 'string' && test({ texts: [name], words: wordsOf(name) });
    hits.push({ row, score: named ? 1 / (1 + fold(String(name)).length) + 1 : 0 });
  }
  return hits.sort((a, b) => b.score - a.score).map(({ row }) => row);
}

/** Objects a search goes through when none is named: those with a tab of their own, as the search box does. */
export function searchedObjects(context: QueryContext): ObjectDef[] {
  return context.store.schema.objects.filter(
    (object) =>
      object.searchable && object.queryable && object.keyPrefix && context.access.readsObject(object),
  );
}

/** An object named in a search. */
export function searchableObject(context: QueryContext, name: string): ObjectDef {
  const object = context.store.schema.object(name);
  if (object?.searchable && context.access.readsObject(object)) return object;
  throw new OrgError(
    400,
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. Please reference your WSDL or the describe call for the appropriate names.`,
  );
}
