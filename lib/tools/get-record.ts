import * as z from 'zod/mini';
import type { ObjectDescribe } from '../salesforce/org-client.ts';
import type { Source } from '../storage/run.ts';
import { type Answer, askOrg, describeQuestion, failed, NO_ROWS, type Question } from './ask-org.ts';
import { emptySource } from './keep-result.ts';
import { fieldsOfRow, fieldsOfUiRecord, isUiRecord, soqlFields } from './record-fields.ts';
import { keepFields } from './record-result.ts';
import type { Refusal } from './refusal.ts';
import { countRelated, keepCounts, unusedCounts } from './related-counts.ts';
import { resolveRecord } from './resolve-record.ts';
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
    if (!record.ok) return record.outcome;
    const { id, object } = record;

    const schema = await askOrg(describeQuestion(object), context, () =>
      context.org.describe(object, context.signal),
    );
    if (!schema.ok) return failed(schema.problem, { sources: [schema.source], error: schema.error });

    const describe = schema.value;
    // Both are on their way at once; the results are kept one after the other, so that the record is always first.
    const counting = countRelated(id, describe, context);
    const read = await readFields(id, describe, context);
    const counts = await counting;
    if (read.failure || read.sources.every((source) => source.rows === 0)) {
      return counts ? { ...read, sources: [...read.sources, unusedCounts(counts)] } : read;
    }
    if (!counts) return read;
    const related = await keepCounts(counts, context);
    return {
      forModel: [read.forModel, related.forModel].filter((text) => text !== '').join('\n'),
      sources: [...read.sources, related.source],
    };
  },
});

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
