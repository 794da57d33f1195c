import type { Schema } from '../schema/schema.ts';
import type { FieldDef, ObjectDef } from '../schema/types.ts';

const SYSTEM = ['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'];
const NEVER = new Set([
  ...SYSTEM,
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'LastViewedDate',
  'LastReferencedDate',
]);

/** An object without a layout of its own shows its fields in the order of its describe, long texts last. */
function derived(object: ObjectDef): ObjectDef['layout'] {
  const shown = object.fields.filter((field) => !NEVER.has(field.name) && field.compoundFieldName === null);
  const long = shown.filter((field) => field.type === 'textarea' && field.length > 255);
  const names = (fields: FieldDef[]) => fields.map((field) => field.name);
  return [
    { heading: 'Information', fields: names(shown.filter((field) => !long.includes(field))) },
    { heading: 'Description Information', fields: names(long) },
    {
      heading: 'System Information',
      fields: SYSTEM.filter((name) => object.fields.some((field) => field.name === name)),
    },
  ];
}

/** The sections of an object's record page with the fields this user sees; sections left empty are dropped. */
export function layoutOf(
  schema: Schema,
  object: ObjectDef,
  visible: (field: FieldDef) => boolean,
): { heading: string; fields: string[] }[] {
  const sections = object.layout.length > 0 ? object.layout : derived(object);
  return sections
    .map(({ heading, fields }) => ({
      heading,
      fields: fields.filter((name) => {
        const field = schema.field(object, name);
        return field !== undefined && visible(field);
      }),
    }))
    .filter(({ fields }) => fields.length > 0);
}
