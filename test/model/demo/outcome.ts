import type { Outcome } from './plan.ts';
import { type ResultTable, type Row, readTables } from './result-table.ts';
import type { Call } from './tool-call.ts';

/** Tools whose good result may be words alone. */
const WORDS_ALONE = /^describe_object$/;
const NO_ROWS = /^no (rows|records|data|results|matches)\b/i;
const FAILED =
  /^\W*(failed|error|refused|not found|unknown|no access|there is no such tool|this tool is disabled|this call was cancelled|the arguments of)\b/i;

export function readOutcome(call: Call, text: string): Outcome {
  const { tables, rest } = readTables(text);
  const lines = rest.map((line) => line.trim()).filter((line) => line !== '');
  const first = lines[0] ?? '';
  const wordsAreFine = NO_ROWS.test(first) || (WORDS_ALONE.test(call.tool) && first !== '' && !FAILED.test(first));
  const failed = tables.length === 0 && !wordsAreFine;
  // The first line says that it failed, the second what Salesforce said.
  return { call, tables, lines, failure: failed ? lines.slice(0, 2).join(' ') || 'The result was empty.' : undefined };
}

/** The first table, or an empty one: a failed call has no rows, and the plan says so by `failure`. */
export function tableOf(outcome: Outcome | undefined): ResultTable {
  const none = { ref: '', total: 0, object: undefined, record: undefined, columns: [], rows: [] };
  return outcome?.tables[0] ?? none;
}

export function rowsOf(outcome: Outcome | undefined): readonly Row[] {
  return tableOf(outcome).rows;
}

/** Whether the rows given are all there are. */
export function isWhole(table: ResultTable): boolean {
  return table.total !== undefined && table.rows.length >= table.total;
}
