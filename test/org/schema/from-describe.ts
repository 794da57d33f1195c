import type { Json } from '../contract.ts';
import { field as makeField } from './fields.ts';
import type { FieldDef, FieldType, ObjectDef, RecordTypeDef } from './types.ts';

type JsonObject = { [key: string]: Json };

const TYPES = new Set<string>(
  'id string textarea phone url email picklist multipicklist combobox boolean int double currency percent date datetime time reference address location encryptedstring base64 anyType'.split(
    ' ',
  ),
);

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: Json | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;
const whole = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

function fieldFrom(json: JsonObject, objectName: string): FieldDef {
  const name = text(json.name);
  const type = text(json.type);
  if (!name || !type) throw new Error(`${objectName} has a field without name or type`);
  const referenceTo = Array.isArray(json.referenceTo) ? json.referenceTo.map(String) : [];
  const flag = (key: keyof FieldDef & string, otherwise: boolean) => {
    const value = json[key];
    return typeof value === 'boolean' ? value : otherwise;
  };
  // A type that is not known (complexvalue, long) is kept as text rather than refused: the rest of the org works.
  const base = makeField(
    (TYPES.has(type) ? type : type === 'long' ? 'double' : 'string') as FieldType,
    name,
    text(json.label) ?? name,
  );
  return {
    ...base,
    length: whole(json.length),
    precision: whole(json.precision),
    scale: whole(json.scale),
    digits: whole(json.digits),
    nillable: flag('nillable', base.nillable),
    createable: flag('createable', true),
    updateable: flag('updateable', true),
    filterable: flag('filterable', base.filterable),
    sortable: flag('sortable', base.sortable),
    groupable: flag('groupable', base.groupable),
    aggregatable: flag('aggregatable', base.aggregatable),
    calculated: flag('calculated', false),
    custom: flag('custom', base.custom),
    nameField: flag('nameField', false),
    autoNumber: flag('autoNumber', false),
    unique: flag('unique', false),
    externalId: flag('externalId', false),
    idLookup: flag('idLookup', false),
    caseSensitive: flag('caseSensitive', false),
    defaultedOnCreate: flag('defaultedOnCreate', false),
    defaultValue: base.type === 'boolean' ? (json.defaultValue ?? false) : (json.defaultValue ?? null),
    restrictedPicklist: flag('restrictedPicklist', false),
    picklistValues: list(json.picklistValues).map((entry) => ({
      value: text(entry.value) ?? '',
      label: text(entry.label) ?? text(entry.value) ?? '',
      active: entry.active !== false,
      defaultValue: entry.defaultValue === true,
    })),
    extraTypeInfo: text(json.extraTypeInfo),
    htmlFormatted: flag('htmlFormatted', false),
    referenceTo,
    relationshipName: text(json.relationshipName),
    cascadeDelete: flag('cascadeDelete', false),
    polymorphic: referenceTo.length > 1,
    compoundFieldName: text(json.compoundFieldName),
    calculatedFormula: text(json.calculatedFormula),
    inlineHelpText: text(json.inlineHelpText),
  };
}

function recordTypesFrom(json: JsonObject): RecordTypeDef[] {
  return list(json.recordTypeInfos)
    .filter((info) => info.master !== true && text(info.recordTypeId))
    .map((info) => ({
      id: text(info.recordTypeId) ?? '',
      name: text(info.name) ?? '',
      developerName: text(info.developerName) ?? text(info.name) ?? '',
      isDefault: info.defaultRecordTypeMapping === true,
    }));
}

/** Whether a JSON value is the answer of `/sobjects/X/describe`. */
export const isDescribe = (json: Json): json is JsonObject =>
  isObject(json) && typeof json.name === 'string' && Array.isArray(json.fields);

/** An object from its REST describe. Throws an Error that says what is missing. */
export function objectFromDescribe(json: JsonObject): ObjectDef {
  const name = text(json.name) ?? '';
  const flag = (key: string, otherwise: boolean) => (typeof json[key] === 'boolean' ? json[key] : otherwise);
  const fields = list(json.fields).map((one) => fieldFrom(one, name));
  if (!fields.some((one) => one.name === 'Id')) throw new Error(`the describe of ${name} has no Id field`);
  return {
    name,
    label: text(json.label) ?? name,
    labelPlural: text(json.labelPlural) ?? name,
    keyPrefix: text(json.keyPrefix),
    custom: flag('custom', name.endsWith('__c')),
    fields,
    recordTypes: recordTypesFrom(json),
    layout: [],
    raw: json,
    createable: flag('createable', true),
    updateable: flag('updateable', true),
    deletable: flag('deletable', true),
    queryable: flag('queryable', true),
    searchable: flag('searchable', false),
    layoutable: flag('layoutable', true),
    mruEnabled: flag('mruEnabled', true),
  };
}

/** Child relationships are told by the parent's describe alone: gives names and cascades to the fields they are of. */
export function nameChildRelationships(objects: readonly ObjectDef[]): void {
  const byName = new Map(objects.map((object) => [object.name, object]));
  for (const parent of objects) {
    for (const child of list(parent.raw?.childRelationships)) {
      const object = byName.get(text(child.childSObject) ?? '');
      const found = object?.raw && object.fields.find((one) => one.name === child.field);
      const name = text(child.relationshipName);
      if (found && name) found.childRelationshipName = name;
      if (found && child.cascadeDelete === true) found.cascadeDelete = true;
    }
  }
}
