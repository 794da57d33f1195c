import type { Json } from '../contract.ts';

/** The field types of REST describe that the test org knows. */
export type FieldType =
  | 'id'
  | 'string'
  | 'textarea'
  | 'phone'
  | 'url'
  | 'email'
  | 'picklist'
  | 'multipicklist'
  | 'combobox'
  | 'boolean'
  | 'int'
  | 'double'
  | 'currency'
  | 'percent'
  | 'date'
  | 'datetime'
  | 'time'
  | 'reference'
  | 'address'
  | 'location'
  | 'encryptedstring'
  | 'base64'
  | 'anyType';

export interface PicklistValue {
  value: string;
  label: string;
  active: boolean;
  defaultValue: boolean;
}

export interface FieldDef {
  name: string;
  label: string;
  type: FieldType;
  length: number;
  precision: number;
  scale: number;
  digits: number;
  nillable: boolean;
  createable: boolean;
  updateable: boolean;
  filterable: boolean;
  sortable: boolean;
  groupable: boolean;
  aggregatable: boolean;
  calculated: boolean;
  custom: boolean;
  nameField: boolean;
  autoNumber: boolean;
  unique: boolean;
  externalId: boolean;
  idLookup: boolean;
  caseSensitive: boolean;
  defaultedOnCreate: boolean;
  defaultValue: Json;
  restrictedPicklist: boolean;
  picklistValues: PicklistValue[];
  /** Long or rich text, which describe tells by `extraTypeInfo`. */
  extraTypeInfo: string | null;
  htmlFormatted: boolean;
  referenceTo: string[];
  relationshipName: string | null;
  /** Name of the relationship from the parent down to this object, where it has one. */
  childRelationshipName: string | null;
  cascadeDelete: boolean;
  /** A lookup that may point at several objects (Who, What, Owner). */
  polymorphic: boolean;
  compoundFieldName: string | null;
  calculatedFormula: string | null;
  inlineHelpText: string | null;
}

export interface ChildRelationship {
  childSObject: string;
  field: string;
  relationshipName: string | null;
  cascadeDelete: boolean;
}

export interface RecordTypeDef {
  id: string;
  name: string;
  developerName: string;
  isDefault: boolean;
}

/** What may be done with the object at all, before any profile is asked. */
export interface ObjectFlags {
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  searchable: boolean;
  layoutable: boolean;
  mruEnabled: boolean;
}

export interface ObjectDef extends ObjectFlags {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  custom: boolean;
  fields: FieldDef[];
  recordTypes: RecordTypeDef[];
  layout: { heading: string; fields: string[] }[];
  /** A describe that was loaded from a file: given out as it is, but for fields the user may not see. */
  raw: { [key: string]: Json } | undefined;
}
