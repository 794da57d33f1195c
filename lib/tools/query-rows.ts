import type { ObjectDescribe, QueryResult, RawRecord } from '../salesforce/org-client.ts';
import type { Cell } from '../storage/result.ts';
import { type ChildRecords, flattenRecords } from './flatten-records.ts';
import type { Rows } from './keep-result.ts';
import { makeColumn, orderPaths } from './result-columns.ts';
import type { SelectItem } from './select-list.ts';

export interface QueryRows extends Rows {
  readonly children: readonly ChildRecords[];
}

/** A query's records as a result: columns in the order of the SELECT list, named and typed as far as is known. */
export function queryRows(
  answer: QueryResult,
  items: readonly SelectItem[],
  describe: ObjectDescribe | null,
): QueryRows {
  const { records, total } = answer;
  const flat = flattenRecords(records);
  const ordered = orderPaths(flat.paths, items).map(({ path, index, item }) => ({
    path,
    item,
    // A parent without children has null where another has a list.
    cells: flat.rows.map((row): Cell => row[index] ?? (item?.kind === 'subquery' ? 0 : null)),
  }));
  const type = objectType(records);
  return {
    object: type ?? describe?.name ?? null,
    columns: ordered.map(({ path, item, cells }) => makeColumn(path, item, describe, cells)),
    rows: records.map((_, row) => ordered.map(({ cells }) => cells[row] ?? null)),
    recordIds: flat.recordIds,
    total,
    capped: records.length < total,
    children: flat.children,
  };
}

/** What the rows say they are; null for aggregates and for no rows. */
export function objectType(records: readonly RawRecord[]): string | null {
  const type = records[0]?.attributes?.type;
  return type && type !== 'AggregateResult' ? type : null;
}

/** The rows of a child subquery over all parents, each with its parent's name (or id) in front. */
export function childRows(child: ChildRecords, parents: QueryRows, items: readonly SelectItem[]): Rows {
  const rows = queryRows({ records: child.records, total: child.total, done: true }, items, null);
  const name = parents.columns.findIndex((column) => column.name.toLowerCase() === 'name');
  const parentOf = (row: number): Cell => {
    const parent = child.parents[row] ?? -1;
    return parents.rows[parent]?.[name] ?? parents.recordIds[parent] ?? null;
  };
  const label = parents.object ?? 'Parent';
  return {
    ...rows,
    columns: [...rows.columns, { name: `(${label})`, label, type: 'string' }],
    rows: rows.rows.map((row, i) => [...row, parentOf(i)]),
  };
}
