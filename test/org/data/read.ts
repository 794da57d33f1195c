import type { Json } from '../contract.ts';
import type { FieldDef } from '../schema/types.ts';
import type { Row } from './store.ts';

const ADDRESS_PARTS = [
  'City',
  'Country',
  'GeocodeAccuracy',
  'Latitude',
  'Longitude',
  'PostalCode',
  'State',
  'Street',
] as const;

const amount = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);

/** Formula fields of the default org, by object and field. */
const FORMULAS: Record<string, (row: Row) => Json> = {
  'Renewal__c.New_ARR__c': ({ values }) => amount(values.ARR__c) + amount(values.Uplift__c),
};

function readAddress(row: Row, field: FieldDef): Json {
  const prefix = field.name.replace(/Address$/, '');
  const parts = ADDRESS_PARTS.map((part) => {
    const value = row.values[prefix + part] ?? null;
    return [
      part === 'PostalCode' ? 'postalCode' : part.charAt(0).toLowerCase() + part.slice(1),
      value,
    ] as const;
  });
  return parts.every(([, value]) => value === null) ? null : Object.fromEntries(parts);
}

/** A field's value as REST gives it: null for an empty one, false for a checkbox nobody touched. */
export function readField(row: Row, field: FieldDef): Json {
  const stored = row.values[field.name];
  if (field.type === 'address' && stored === undefined) return readAddress(row, field);
  if (field.calculated) {
    const formula = FORMULAS[`${row.object.name}.${field.name}`];
    if (formula) return formula(row);
  }
  if (stored === undefined || stored === '') return field.type === 'boolean' ? false : null;
  return stored;
}
