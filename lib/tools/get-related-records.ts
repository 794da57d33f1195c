import * as z from 'zod/mini';
import { problem } from '../problem.ts';
import type { ObjectDescribe } from '../salesforce/org-client.ts';
import { askOrg, describeQuestion, failed, OBJECT_LIST } from './ask-org.ts';
import { listFields } from './field-choice.ts';
import { findRelationship, relationshipList } from './find-relationship.ts';
import { emptySource } from './keep-result.ts';
import { runQuery } from './query-records.ts';
import { resolveRecord } from './resolve-record.ts';
import { fieldOf } from './result-columns.ts';
import { isFieldPath, soqlString } from './soql-escape.ts';
import { defineTool, type ToolContext, type ToolOutcome } from './tool.ts';

export const getRelatedRecords = defineTool({
  name: 'get_related_records',
  description: "List a record's related records (contacts, opportunities, cases, tasks …), newest first.",
  input: z.strictObject({
    related: z.string().check(z.minLength(1), z.maxLength(100), z.describe('Related list or child object')),
    id: z.optional(z.string().check(z.maxLength(100), z.describe('Default: the open record'))),
    fields: z.optional(z.array(z.string()).check(z.maxLength(40))),
    where: z.optional(z.string().check(z.maxLength(4_000), z.describe('SOQL condition'))),
    open_only: z.optional(z.boolean()),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(50_000))),
  }),
  kind: 'read',
  defaultPermission: 'always_allow',
  async run(input, context) {
    const parent = await resolveRecord(input, context);
    if (!parent.ok) return parent.outcome;
    const { id, object } = parent;
    const described = await describeOf(object, context);
    if ('forModel' in described) return described;

    const found = await askOrg(OBJECT_LIST, context, () =>
      findRelationship(input.related, described, context.org, context.signal),
    );
    if (!found.ok) return failed(found.problem, { sources: [found.source], error: found.error });
    const list = found.value;
    if (!list) {
      const what = problem('tool_unknown_relationship', { subs: [object, input.related.slice(0, 80)] });
      const source = { ...emptySource(describeQuestion(object), found.durationMs, null), problem: what };
      return failed(what, {
        sources: [source],
        hint: relationshipList(input.related, described),
        repairable: true,
      });
    }
    const child = await describeOf(list.childSObject, context);
    if ('forModel' in child) return child;

    const refuse = (hint: string) => failed(problem('tool_bad_filter'), { hint, repairable: true });
    const fields = input.fields?.length ? withId(input.fields) : listFields(child);
    const wrong = fields.find((field) => !isFieldPath(field));
    if (wrong !== undefined) return refuse('Each of fields must be a field path such as Name or Owner.Name.');
    if (input.where !== undefined && !isOneCondition(input.where)) {
      return refuse('where must be one SOQL condition, with its brackets and quotes closed.');
    }
    if (input.open_only && !fieldOf('IsClosed', child)) {
      return refuse(`${child.name} has no IsClosed field: say what is open in where.`);
    }
    const conditions = [
      `${list.field} = ${soqlString(id)}`,
      input.open_only ? 'IsClosed = false' : null,
      input.where ? `(${input.where.trim()})` : null,
    ].filter((condition) => condition !== null);
    const order = newestFirst(child);
    const soql = `SELECT ${fields.join(', ')} FROM ${child.name} WHERE ${conditions.join(' AND ')}${order}`;
    // No LIMIT: Salesforce would then count no further, and the total would be lost.
    return runQuery(soql, { ...context, maxRows: Math.min(input.limit ?? context.maxRows, context.maxRows) });
  },
});

async function describeOf(object: string, context: ToolContext): Promise<ObjectDescribe | ToolOutcome> {
  const answer = await askOrg(describeQuestion(object), context, () =>
    context.org.describe(object, context.signal),
  );
  return answer.ok ? answer.value : failed(answer.problem, { sources: [answer.source], error: answer.error });
}

function withId(fields: readonly string[]): string[] {
  const wanted = fields.map((field) => field.trim());
  return wanted.some((field) => field.toLowerCase() === 'id') ? wanted : ['Id', ...wanted];
}

/** A condition that closes a bracket it did not open would take the filter on the parent away. */
export function isOneCondition(where: string): boolean {
  let depth = 0;
  for (const [token] of where.matchAll(/'(?:\\.|[^'\\])*'|['()]/gs)) {
    if (token === "'") return false;
    if (token === '(') depth++;
    if (token === ')' && --depth < 0) return false;
  }
  return depth === 0 && where.trim() !== '';
}

/** The date that tells what is recent for each object, best first. */
const RECENCY: Readonly<Record<string, string>> = {
  Opportunity: 'CloseDate',
  Task: 'ActivityDate',
  Event: 'StartDateTime',
  Order: 'EffectiveDate',
};

function newestFirst(child: ObjectDescribe): string {
  const candidates = [RECENCY[child.name], 'CreatedDate', 'LastModifiedDate', 'SystemModstamp'];
  const field = candidates.find((name) => name !== undefined && fieldOf(name, child)?.sortable);
  return field ? ` ORDER BY ${field} DESC NULLS LAST` : '';
}
