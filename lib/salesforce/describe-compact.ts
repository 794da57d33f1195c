import * as z from 'zod/mini';
import type { GlobalObject, ObjectDescribe } from './org-client.ts';

const flag = z._default(z.boolean(), false);
const label = z._default(z.nullable(z.string()), '');
const nullableName = z._default(z.nullable(z.string()), null);

const picklistValue = z.object({ value: z.string(), label, active: flag });
const field = z.object({
  name: z.string(),
  label,
  type: z.string(),
  length: z._default(z.number(), 0),
  precision: z._default(z.number(), 0),
  scale: z._default(z.number(), 0),
  digits: z._default(z.number(), 0),
  nillable: flag,
  createable: flag,
  updateable: flag,
  filterable: flag,
  sortable: flag,
  groupable: flag,
  calculated: flag,
  nameField: flag,
  defaultedOnCreate: flag,
  relationshipName: nullableName,
  referenceTo: z._default(z.array(z.string()), []),
  picklistValues: z._default(z.nullable(z.array(picklistValue)), []),
  restrictedPicklist: flag,
});
const childRelationship = z.object({
  childSObject: z.string(),
  field: z.string(),
  relationshipName: nullableName,
  cascadeDelete: flag,
});
const objectShape = {
  name: z.string(),
  label,
  labelPlural: label,
  keyPrefix: nullableName,
  custom: flag,
  queryable: flag,
};
const objectDescribe = z.object({
  ...objectShape,
  createable: flag,
  updateable: flag,
  deletable: flag,
  fields: z.array(field),
  childRelationships: z._default(z.array(childRelationship), []),
});
const globalDescribe = z.object({ sobjects: z.array(z.object({ ...objectShape, searchable: flag })) });

/** A describe of Account is 400 kB; what is used of it is a tenth. Null for what is no describe. */
export function compactDescribe(body: unknown): ObjectDescribe | null {
  const parsed = objectDescribe.safeParse(body);
  if (!parsed.success) return null;
  const { label: text, labelPlural, fields, ...rest } = parsed.data;
  return {
    ...rest,
    label: text ?? rest.name,
    labelPlural: labelPlural ?? rest.name,
    fields: fields.map(({ label: fieldLabel, picklistValues, ...other }) => ({
      ...other,
      label: fieldLabel ?? other.name,
      picklistValues: (picklistValues ?? []).map((entry) => ({
        ...entry,
        label: entry.label ?? entry.value,
      })),
    })),
  };
}

export function compactGlobal(body: unknown): readonly GlobalObject[] | null {
  const parsed = globalDescribe.safeParse(body);
  if (!parsed.success) return null;
  return parsed.data.sobjects.map(({ label: text, labelPlural, ...rest }) => ({
    ...rest,
    label: text ?? rest.name,
    labelPlural: labelPlural ?? rest.name,
  }));
}
