import type { FieldDescribe, RawRecord } from '../../salesforce/org-client.ts';
import type { Cell } from '../../storage/result.ts';
import type { PlannedRecord } from './planned-write.ts';
import { cellOf } from './preview-write.ts';

/**
 * Fields of a saved record that now hold something else than was sent: an automation set them, or Salesforce passed over
 * the value without a word (the amount of an opportunity that has products). Nobody should be told that they were saved.
 */
export function otherValues(record: PlannedRecord, now: RawRecord | undefined): FieldDescribe[] {
  if (!now) return [];
  return record.values.flatMap(({ field, value }) =>
    field.name in now && !same(value, cellOf(now[field.name]), field) ? [field] : [],
  );
}

function same(sent: Cell, held: Cell, field: FieldDescribe): boolean {
  if (sent === null || held === null) return (sent ?? '') === (held ?? '');
  if (typeof sent === 'number' && typeof held === 'number') {
    // Salesforce rounds to the decimals that the field has.
    return Math.abs(sent - held) <= 0.5 * 10 ** -field.scale;
  }
  if (field.type === 'datetime') return instant(sent) === instant(held);
  if (field.type === 'multipicklist') return sorted(sent) === sorted(held);
  // Salesforce trims texts, and may write an e-mail address in lower case.
  return String(sent).trim().toLowerCase() === String(held).trim().toLowerCase();
}

/** To the second, which is as exact as Salesforce keeps it. */
function instant(value: Cell): number {
  return Math.floor(Date.parse(String(value).replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) / 1_000);
}

function sorted(value: Cell): string {
  return String(value).split(';').sort().join(';');
}
