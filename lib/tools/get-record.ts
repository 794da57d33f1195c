import * as z from 'zod/mini';
import type { ObjectDescribe } from '../salesforce/org-client.ts';
import type { Column } from '../storage/result.ts';
import type { Source } from '../storage/run.ts';
import { type Answer, askOrg, failed, NO_ROWS, type Question } from './ask-org.ts';
import { plain } from './close-names.ts';
import { emptySource } from './keep-result.ts';
import { fieldsOfRow, fieldsOfUiRecord, isUiRecord, type RecordField, soqlFields } from './record-fields.ts';
import type { Refusal } from './refusal.ts';
import { relatedCounts } from './related-counts.ts';
import { resolveRecord } from './resolve-record.ts';
import { encodeTable } from './result-table.ts';
import { soqlString } from './soql-escape.ts';
import { defineTool, type ToolContext, type ToolOutcome } from './tool.ts';

/** A record takes two calls: its fields as its page shows them, and the sizes of its related lists. */
export const getRecord = defineTool({
  name: 'get_record',
  description: "Read one record: its page's fields with display values, and counts of its related lists.",
  input: z.strictObject({
    id: z.optional(z.string().check(z.maxLength(100), z.describe('Default: the open record'))),
    object: z.optional(z.string().check(z.maxLength(100))),
  }),
  kind: 'read',
  defaultPermission: 'always_allow',
  async run(input, context) {
    const record = await resolveRecord(input, context);
    if (!record.ok) return failed(record.problem, { hint: record.hint, repairable: true });
    const { id, object } = record;

    const schema = await askOrg(describeQuestion(object), context, () =>
      context.org.describe(object, context.signal),
    );
    if (!schema.ok) return failed(schema.problem, { sources: [schema.source], error: schema.error });

    const describe = schema.value;
    const [read, related] = await Promise.all([
      readFields(id, describe, context),
      relatedCounts(id, describe, context),
    ]);
    const sources = [...read.sources, ...related.sources];
    if (read.failure) return { ...read, sources };
    if (read.sources.every((source) => source.rows === 0)) return { forModel: read.forModel, sources };
    return { forModel: [read.forModel, related.forModel].filter((text) => text !== '').join('\n'), sources };
  },
});

export function describeQuestion(object: string): Question {
  return { request: `/sobjects/${object}/describe`, language: 'rest', objects: [object] };
}

async function readFields(id: string, describe: ObjectDescribe, context: ToolContext): Promise<ToolOutcome> {
  const path = `/ui-api/records/${id}?layoutTypes=Full&modes=View`;
  const question: Question = { request: path, language: 'rest', objects: [describe.name] };
  const answer = await askOrg(question, context, () =>
    context.org.request<unknown>(path, { signal: context.signal }),
  );
  if (answer.ok && isUiRecord(answer.value)) {
    const fields = fieldsOfUiRecord(answer.value, describe, context.timeZone);
    return keepFields(id, describe, fields, question, answer.durationMs, context);
  }
  if (!answer.ok && !isUnsupported(answer.error)) return notRead(answer, []);
  const before = answer.ok ? [] : [answer.source];
  return readBySoql(id, describe, before, context);
}

/** The UI API knows only some of the standard objects, and has a rate limit of its own. */
function isUnsupported({ code, message }: Refusal): boolean {
  return (
    /not supported|unsupported/i.test(message) ||
    /^(INVALID_TYPE|UNSUPPORTED_OBJECT|NOT_SUPPORTED|BAD_REQUEST|SERVER_UNAVAILABLE|API_DISABLED_FOR_OBJECT)$/.test(
      code ?? '',
    )
  );
}

async function readBySoql(
  id: string,
  describe: ObjectDescribe,
  before: readonly Source[],
  context: ToolContext,
): Promise<ToolOutcome> {
  const soql = `SELECT ${soqlFields(describe).join(', ')} FROM ${describe.name} WHERE Id = ${soqlString(id)}`;
  const question: Question = { request: soql, language: 'soql', objects: [describe.name] };
  const answer = await askOrg(question, context, () =>
    context.org.query(soql, { maxRows: 1, signal: context.signal }),
  );
  if (!answer.ok) return notRead(answer, before);
  const row = answer.value.records[0];
  if (!row) {
    return {
      forModel: `No such record. ${NO_ROWS}`,
      sources: [...before, emptySource(question, answer.durationMs)],
    };
  }
  const fields = fieldsOfRow(row, describe, context.timeZone);
  const outcome = await keepFields(id, describe, fields, question, answer.durationMs, context);
  return { ...outcome, sources: [...before, ...outcome.sources] };
}

function notRead(answer: Extract<Answer<unknown>, { ok: false }>, before: readonly Source[]): ToolOutcome {
  const lost = /^(NOT_FOUND|ENTITY_IS_DELETED|INVALID_CROSS_REFERENCE_KEY)$/.test(answer.error.code ?? '');
  return failed(answer.problem, {
    sources: [...before, answer.source],
    error: answer.error,
    ...(lost
      ? { hint: 'The record does not exist, was deleted, or the user has no access to it: say so.' }
      : {}),
  });
}

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

async function keepFields(
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
  const label_ = plain(label);
  const name_ = plain(name);
  return label_ !== name_ && `${label_}id` !== name_ && label_ !== name_.replace(/id$/, '');
}

function emptyNames(names: readonly string[]): string {
  const shown = names.slice(0, 60).join(', ');
  return names.length > 60 ? `${shown} and ${names.length - 60} more` : shown;
}
