import type { ObjectDescribe } from '../../salesforce/org-client.ts';
import type { PreviewRecord } from '../../storage/preview.ts';
import { type NamedRelationship, relatedLists } from '../related-counts.ts';
import { soqlString } from '../soql-escape.ts';
import type { ToolContext } from '../tool.ts';

/** `/composite/batch` takes 25 requests as one call. */
const MOST_LISTS = 25;

type Doomed = PreviewRecord['goesWith'];

/**
 * What is deleted together with each record: its children by master-detail and the like, counted in one call. Counts
 * only what the user may see, so the truth can be more; lists that cannot be counted are left out.
 */
export async function goesWith(
  describe: ObjectDescribe,
  ids: readonly string[],
  context: ToolContext,
): Promise<ReadonlyMap<string, Doomed>> {
  const lists = relatedLists(describe)
    .filter(({ cascadeDelete }) => cascadeDelete)
    .slice(0, MOST_LISTS);
  const counted = new Map<string, { label: string; count: number }[]>();
  if (lists.length === 0 || ids.length === 0) return counted;
  const labels = await labelsOf(context);
  const queries = lists.map((list) => `/query?q=${encodeURIComponent(countQuery(list, ids))}`);
  const answers = await context.org.batch(queries, context.signal).catch(() => {
    // A count that fails must not stand between the user and the decision.
    context.signal.throwIfAborted();
    return [];
  });
  lists.forEach((list, index) => {
    const answer = answers[index];
    if (answer?.status !== 200) return;
    const label = labels.get(list.childSObject) ?? list.childSObject;
    for (const { id, count } of countsIn(answer.body, ids)) {
      if (count > 0) counted.set(id, [...(counted.get(id) ?? []), { label, count }]);
    }
  });
  return counted;
}

/** For one record the plain count, which every object allows; for several they are grouped by parent. */
function countQuery({ childSObject, field }: NamedRelationship, ids: readonly string[]): string {
  const [first = '', ...more] = ids;
  if (more.length === 0) return `SELECT COUNT() FROM ${childSObject} WHERE ${field} = ${soqlString(first)}`;
  const list = ids.map(soqlString).join(', ');
  return `SELECT ${field} pid, COUNT(Id) n FROM ${childSObject} WHERE ${field} IN (${list}) GROUP BY ${field}`;
}

function countsIn(body: unknown, ids: readonly string[]): { id: string; count: number }[] {
  if (typeof body !== 'object' || body === null) return [];
  const [first = '', ...more] = ids;
  if (more.length === 0) {
    return 'totalSize' in body && typeof body.totalSize === 'number'
      ? [{ id: first, count: body.totalSize }]
      : [];
  }
  const rows: readonly unknown[] = 'records' in body && Array.isArray(body.records) ? body.records : [];
  return rows.flatMap((row) => {
    if (typeof row !== 'object' || row === null || !('pid' in row) || !('n' in row)) return [];
    return typeof row.pid === 'string' && typeof row.n === 'number' ? [{ id: row.pid, count: row.n }] : [];
  });
}

async function labelsOf({ org, signal }: ToolContext): Promise<ReadonlyMap<string, string>> {
  try {
    const objects = await org.describeGlobal(signal);
    return new Map(objects.map(({ name, labelPlural }) => [name, labelPlural]));
  } catch {
    signal.throwIfAborted();
    return new Map();
  }
}
