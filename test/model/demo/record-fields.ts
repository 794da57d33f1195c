/** The fields of one record, as get_record gives them. */
import { cite, number, plain } from './markdown.ts';
import type { Outcome } from './plan.ts';
import type { ResultTable } from './result-table.ts';

export interface RecordField {
  /** API name. */
  field: string;
  label: string;
  /** As the user reads it; a lookup's name without its id. */
  value: string;
  /** The record a lookup points at. */
  reference: string | undefined;
}

const LOOKUP = /^([\s\S]*) \(([a-zA-Z0-9]{18})\)$/;

export function fieldsOf(outcome: Outcome | undefined): RecordField[] {
  const table = outcome?.tables.find((candidate) => candidate.record !== undefined);
  return (table?.rows ?? []).map((row) => {
    const field = row.get('Field');
    const lookup = LOOKUP.exec(row.get('Value'));
    return {
      field,
      label: row.get('Label') || spaced(field),
      value: lookup?.[1] ?? row.get('Value'),
      reference: lookup?.[2],
    };
  });
}

/** The counts of the record's related lists. */
export function relatedOf(outcome: Outcome | undefined): ResultTable | undefined {
  return outcome?.tables.find((table) => table.columns.includes('Relationship'));
}

const COUNTS = /amount|revenue|arr__c|price|cost|quantity|employees/i;
const LONGEST_VALUE = 120;

export function showValue({ field, value, reference }: RecordField): string {
  if (reference !== undefined) return cite(value, reference);
  // Where the org gives no display value, an amount comes as it is stored.
  const isPlainNumber = /^-?\d{4,}(\.\d+)?$/.test(value) && COUNTS.test(field);
  return isPlainNumber ? number(Number(value)) : plain(value, LONGEST_VALUE);
}

/** `AnnualRevenue` → `Annual Revenue`, `OwnerId` → `Owner`, `Renewals__r` → `Renewals`. */
export function spaced(field: string): string {
  return field
    .replace(/(__[cr]|Id)$/, '')
    .replaceAll('_', ' ')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .trim();
}
