import * as z from 'zod/mini';
import type { ObjectDescribe } from '../salesforce/org-client.ts';
import type { Source } from '../storage/run.ts';
import { askOrg, failed, NO_ROWS, type Question } from './ask-org.ts';
import { emptySource, keepResult } from './keep-result.ts';
import { childRows, objectType, type QueryRows, queryRows } from './query-rows.ts';
import { repairHint } from './repair-hint.ts';
import { parseSelect, type Select, type SelectItem } from './select-list.ts';
import { defineTool, type ToolContext, type ToolOutcome } from './tool.ts';

export const queryRecords = defineTool({
  name: 'query_records',
  description:
    'Run one SOQL SELECT: lists, filters, counts, sums, groups, parent fields (Owner.Name), child subqueries.',
  input: z.strictObject({
    soql: z.string().check(z.minLength(1), z.maxLength(20_000)),
    purpose: z.optional(z.string().check(z.describe('A few words for the user'))),
  }),
  kind: 'read',
  defaultPermission: 'always_allow',
  run: ({ soql }, context) => runQuery(soql.trim().replace(/;+$/, ''), context),
});

/** Runs a query and makes its outcome; the related records tool uses it too. */
export async function runQuery(soql: string, context: ToolContext): Promise<ToolOutcome> {
  const select = parseSelect(soql);
  const asked: Question = { request: soql, language: 'soql', objects: select ? [select.from] : [] };
  const answer = await askOrg(asked, context, () =>
    context.org.query(soql, { maxRows: context.maxRows, signal: context.signal }),
  );
  if (!answer.ok) {
    const { problem, error, source } = answer;
    const { repairable } = error;
    const hint = repairable ? await repairHint(error, soql, context) : null;
    return failed(problem, { sources: [source], error, repairable, ...(hint ? { hint } : {}) });
  }

  const { value, durationMs } = answer;
  const count = isCount(select) && value.records.length === 0;
  if (value.records.length === 0 && !count) {
    return { forModel: NO_ROWS, sources: [emptySource(asked, durationMs, value.total)] };
  }
  const object = objectType(value.records) ?? select?.from ?? null;
  const question: Question = { ...asked, objects: object ? [object] : [] };
  const rows = count
    ? countRow(object, value.total)
    : queryRows(value, select?.items ?? [], await describeOrNull(object, context));
  const kept = await keepResult(rows, question, durationMs, context);
  const children = await keepChildren(rows, select?.items ?? [], context);
  return {
    forModel: [kept.forModel, ...children.map(({ forModel }) => forModel)].join('\n'),
    sources: [kept.source, ...children.map(({ source }) => source)],
  };
}

/** Labels and types come from the describe where there is one: a query must not fail for want of them. */
async function describeOrNull(object: string | null, context: ToolContext): Promise<ObjectDescribe | null> {
  try {
    return object ? await context.org.describe(object, context.signal) : null;
  } catch {
    return null;
  }
}

function isCount(select: Select | null): boolean {
  const [first, ...rest] = select?.items ?? [];
  return rest.length === 0 && first?.kind === 'function' && first.name === 'COUNT' && first.path === null;
}

/** `SELECT COUNT()` answers with a number and no rows. */
function countRow(object: string | null, count: number): QueryRows {
  return {
    object,
    columns: [{ name: 'COUNT()', label: 'Count', type: 'int' }],
    rows: [[count]],
    recordIds: [null],
    total: 1,
    capped: false,
    children: [],
  };
}

/** Each child subquery has a result of its own; it took no call of its own, so no time either. */
async function keepChildren(
  parents: QueryRows,
  items: readonly SelectItem[],
  context: ToolContext,
): Promise<{ forModel: string; source: Source }[]> {
  const kept: { forModel: string; source: Source }[] = [];
  for (const child of parents.children) {
    if (child.records.length === 0) continue;
    const item = items.find(
      (i) => i.kind === 'subquery' && i.relationship.toLowerCase() === child.relationship.toLowerCase(),
    );
    const subquery = item?.kind === 'subquery' ? item : null;
    const rows = childRows(child, parents, subquery?.items ?? []);
    const question: Question = {
      request: subquery?.text ?? child.relationship,
      language: 'soql',
      objects: rows.object ? [rows.object] : [],
    };
    kept.push(await keepResult(rows, question, 0, context, { maxChars: 3_000 }));
  }
  return kept;
}
