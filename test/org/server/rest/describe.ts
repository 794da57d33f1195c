import type { OrgSession } from '../../contract.ts';

export interface FieldDescribe {
  name: string;
  label: string;
  type: string;
  nameField?: boolean;
  referenceTo?: string[];
  relationshipName?: string | null;
  updateable?: boolean;
  createable?: boolean;
  nillable?: boolean;
  defaultedOnCreate?: boolean;
  calculated?: boolean;
  custom?: boolean;
  htmlFormatted?: boolean;
  length?: number;
  precision?: number;
  scale?: number;
  unique?: boolean;
  sortable?: boolean;
  filterable?: boolean;
  externalId?: boolean;
  polymorphicForeignKey?: boolean;
  compoundFieldName?: string | null;
  controllerName?: string | null;
  extraTypeInfo?: string | null;
  inlineHelpText?: string | null;
}

export interface ChildRelationship {
  childSObject: string;
  field: string;
  relationshipName: string | null;
}

/** What is read here of a REST object describe; the rest of it passes through. */
export interface ObjectDescribe {
  name: string;
  label: string;
  labelPlural: string;
  keyPrefix: string | null;
  custom?: boolean;
  createable?: boolean;
  deletable?: boolean;
  updateable?: boolean;
  queryable?: boolean;
  searchable?: boolean;
  layoutable?: boolean;
  mruEnabled?: boolean;
  feedEnabled?: boolean;
  fields: FieldDescribe[];
  childRelationships: ChildRelationship[];
  recordTypeInfos?: unknown[];
  [key: string]: unknown;
}

/** The describe of an object as the user sees it. Throws NOT_FOUND for objects there are none of. */
export function describeOf(session: OrgSession, object: string): ObjectDescribe {
  const describe = session.describe(object) as unknown as Partial<ObjectDescribe> & { name: string };
  const label = describe.label ?? describe.name;
  return {
    ...describe,
    label,
    labelPlural: describe.labelPlural ?? label,
    keyPrefix: describe.keyPrefix ?? null,
    fields: describe.fields ?? [],
    childRelationships: describe.childRelationships ?? [],
  };
}

export const fieldOf = (describe: ObjectDescribe, name: string): FieldDescribe | undefined =>
  describe.fields.find((field) => field.name.toLowerCase() === name.toLowerCase());

/** The field a record is called by: Name, CaseNumber, Subject. */
export const nameFieldOf = (describe: ObjectDescribe): string =>
  describe.fields.find((field) => field.nameField === true)?.name ??
  fieldOf(describe, 'Subject')?.name ??
  'Id';

/** Text as a SOQL string literal. */
export const literal = (text: string): string => `'${text.replace(/[\\']/g, (char) => `\\${char}`)}'`;
