import type { FieldDescribe, ObjectDescribe, RawRecord } from '../../salesforce/org-client.ts';
import type { Preview, PreviewField, PreviewRecord } from '../../storage/preview.ts';
import type { Cell } from '../../storage/result.ts';
import type { ToolContext } from '../tool.ts';
import { orHopeless } from './call-refused.ts';
import { isRequired } from './check-values.ts';
import { goesWith } from './child-counts.ts';
import { type DisplayOptions, displayValue } from './display-value.ts';
import { linkedNames } from './linked-names.ts';
import { nameOfRow, notThere, readLive, titleField, versionOf } from './live-records.ts';
import { type PlannedRecord, type PlannedWrite, plannedCell } from './planned-write.ts';
import { isWritable } from './resolve-fields.ts';

/** What a planned write would do, against the records as they are now. Throws what the reading throws. */
export async function previewWrite(plan: PlannedWrite, context: ToolContext): Promise<Preview> {
  const { action, describe, records, allOrNone } = plan;
  const ids = records.flatMap(({ id }) => (id === null ? [] : [id]));
  const currencies = describe.fields.some(({ name }) => name === CURRENCY);
  const fields = [...fieldNames(plan), ...(currencies ? [CURRENCY] : [])];
  const live = ids.length > 0 ? await readLive(describe, ids, fields, context) : null;
  const row = ({ id }: PlannedRecord) => (id === null ? undefined : live?.rows.get(id));
  const names = await linkedNames(references(plan, row), context);
  const doomed = action === 'delete' ? await goesWith(describe, ids, context) : null;
  return orHopeless({
    action,
    object: describe.name,
    objectLabel: describe.label,
    allOrNone,
    records: records.map((record): PreviewRecord => {
      const current = row(record);
      const currency = plannedCell(record, CURRENCY) ?? current?.[CURRENCY];
      const display = {
        timeZone: context.timeZone,
        names,
        currency: typeof currency === 'string' ? currency : null,
      };
      return {
        recordId: record.id,
        name: record.id === null ? newName(record, describe) : nameOfRow(current, describe),
        version: versionOf(current, describe),
        fields: record.values.map(({ field, value }) =>
          previewField(field, cellOf(current?.[field.name]), value, action, display),
        ),
        goesWith: (record.id === null ? undefined : doomed?.get(record.id)) ?? [],
        problem: record.id !== null && !current ? notThere() : null,
      };
    }),
  });
}

const CURRENCY = 'CurrencyIsoCode';

function previewField(
  field: FieldDescribe,
  before: Cell,
  value: Cell,
  action: PlannedWrite['action'],
  display: DisplayOptions,
): PreviewField {
  const { name, label, type, picklistValues } = field;
  const options = picklistValues.filter(({ active }) => active);
  // Only writes with values come here.
  const how = action === 'create' ? 'create' : 'update';
  return {
    name,
    // "Account ID" is how Salesforce labels a lookup; its page says "Account".
    label: type === 'reference' ? label.replace(/\s+ID$/i, '') : label,
    type,
    before: displayValue(before, field, display),
    after: displayValue(value, field, display),
    value,
    editable: isWritable(field, how),
    required: isRequired(field, how),
    options:
      options.length > 0 ? options.map(({ value: of, label: text }) => ({ value: of, label: text })) : null,
  };
}

/** All fields that the write names, each once. */
export function fieldNames(plan: PlannedWrite): string[] {
  return [...new Set(plan.records.flatMap(({ values }) => values.map(({ field }) => field.name)))];
}

function* references(
  plan: PlannedWrite,
  row: (record: PlannedRecord) => RawRecord | undefined,
): Generator<string> {
  for (const record of plan.records) {
    for (const { field, value } of record.values) {
      if (field.type !== 'reference') continue;
      const before = row(record)?.[field.name];
      if (typeof before === 'string') yield before;
      if (typeof value === 'string') yield value;
    }
  }
}

/** How a record that is not there yet will be called, as far as its values tell. */
export function newName(record: PlannedRecord, describe: ObjectDescribe): string | null {
  const title = titleField(describe);
  const named = title === null ? null : plannedCell(record, title);
  const parts = named === null ? ['FirstName', 'LastName'].map((name) => plannedCell(record, name)) : [named];
  const name = parts.filter((part) => part !== null).join(' ');
  return name === '' ? null : name;
}

export function cellOf(raw: unknown): Cell {
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? raw : null;
}
