import type { ObjectDescribe } from '../salesforce/org-client.ts';
import type { Column } from '../storage/result.ts';
import type { Question } from './ask-org.ts';
import { plain } from './close-names.ts';
import type { RecordField } from './record-fields.ts';
import { encodeTable } from './result-table.ts';
import type { ToolContext, ToolOutcome } from './tool.ts';

const COLUMNS: readonly Column[] = [
  { name: 'Label', label: 'Field', type: 'string' },
  { name: 'Value', label: 'Value', type: 'string' },
  { name: 'Field', label: 'API name', type: 'string' },
];

const FOR_MODEL: readonly Column[] = [
  { name: 'Field', label: 'API name', type: 'string' },
  { name: 'Value', label: 'Value', type: 'string' },
  { name: 'Label', label: 'Field', type: 'string' },
];

/** Longest text of one field, and of all of them, that the model reads; the result holds them whole. */
const MAX_CELL = 500;
const MAX_CHARS = 8_000;

/** Keeps the fields of one record as a result (a row for each that has a value), and makes the outcome. */
export async function keepFields(
  id: string,
  describe: ObjectDescribe,
  fields: readonly RecordField[],
  question: Question,
  durationMs: number,
  context: ToolContext,
): Promise<ToolOutcome> {
  const filled = fields.filter((field) => field.text !== null);
  const empty = fields.filter((field) => field.text === null).map((field) => field.name);
  const object = describe.name;
  const ref = await context.results.put({
    object,
    columns: COLUMNS,
    rows: filled.map(({ label, text, name }) => [label, text, name]),
    // The row of a lookup leads to the record it points at, the first (the name's) to the record itself.
    recordIds: filled.map(({ reference }, row) => reference ?? (row === 0 ? id : null)),
    total: filled.length,
    capped: false,
  });
  const { text, shown } = encodeTable(
    {
      ref,
      object,
      columns: FOR_MODEL,
      // A label that says no more than the name is not worth its tokens.
      rows: filled.map((field) => [field.name, field.text, saysMore(field) ? field.label : null]),
      recordIds: [],
      total: filled.length,
    },
    {
      timeZone: context.timeZone,
      record: id,
      hasTimes: filled.some(({ type }) => type === 'datetime'),
      maxRows: filled.length,
      maxCell: MAX_CELL,
      maxChars: MAX_CHARS,
    },
  );
  const notes = [
    shown < filled.length
      ? `(${filled.length - shown} more fields are held in ${ref}; query them by name.)`
      : null,
    empty.length > 0 ? `(Empty: ${emptyNames(empty)}.)` : null,
  ].filter((note) => note !== null);
  const source = {
    ...question,
    result: ref,
    rows: 1,
    total: 1,
    capped: false,
    durationMs,
    problem: null,
  };
  return { forModel: [text, ...notes].join('\n'), sources: [source] };
}

function saysMore({ name, label }: RecordField): boolean {
  const said = plain(name);
  const labelled = plain(label);
  return labelled !== said && labelled !== said.replace(/id$/, '');
}

function emptyNames(names: readonly string[]): string {
  const shown = names.slice(0, 60).join(', ');
  return names.length > 60 ? `${shown} and ${names.length - 60} more` : shown;
}
