import type { Outcome } from './plan.ts';
import { type ResultTable, type Row, readTables } from './result-table.ts';
import type { Call } from './tool-call.ts';

/** Words, and no table, are a good result where nothing matches, or where a description has nothing to list. */
const NO_ROWS = /^no (rows|field of)\b/i;
const FENCED = /<<<data\n([\s\S]*?)\ndata>>>/;

export function readOutcome(call: Call, text: string): Outcome {
  const { tables, rest } = readTables(text);
  const lines = rest.map((line) => line.trim()).filter((line) => line !== '');
  const failed = tables.length === 0 && !NO_ROWS.test(lines[0] ?? '');
  return { call, tables, lines, text, failure: failed ? failureOf(text, lines) : undefined };
}

/** Salesforce's own words stand in a fence; without them, what the tool says, less its instructions to the model. */
function failureOf(text: string, lines: readonly string[]): string {
  const [first = 'The result was empty.', second = ''] = lines;
  const fenced = FENCED.exec(text)?.[1];
  const words = fenced === undefined ? `${first} ${second}` : `${first} ${fenced}`;
  return words.replaceAll(/[:.]? ?(Do not call it again|Tell the user[^.]*|say so)\./gi, '.').trim();
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
