import type { Cell, Column } from '../storage/result.ts';
import type { Source } from '../storage/run.ts';
import type { Question } from './ask-org.ts';
import { encodeTable, type TableOptions } from './result-table.ts';
import type { ToolContext } from './tool.ts';

export interface Rows {
  readonly object: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly recordIds: readonly (string | null)[];
  /** Rows that match in the org; null where Salesforce does not say. */
  readonly total: number | null;
  readonly capped: boolean;
}

export interface Kept {
  readonly ref: string;
  readonly source: Source;
  /** The table alone. */
  readonly block: string;
  /** The table and the notes on what it leaves out. */
  readonly forModel: string;
}

/** Keeps rows under a reference, and gives the source that names it and what the model reads. */
export async function keepResult(
  found: Rows,
  question: Question,
  durationMs: number,
  context: ToolContext,
  options: Omit<TableOptions, 'timeZone'> = {},
): Promise<Kept> {
  const ref = await context.results.put(found);
  const { text, shown } = encodeTable({ ref, ...found }, { ...options, timeZone: context.timeZone });
  const held = found.rows.length;
  const notes = [
    shown < held ? `(${held - shown} more rows are held in ${ref}; the user sees them all.)` : null,
    found.capped ? cappedNote(held, found.total) : null,
  ].filter((note) => note !== null);
  const source: Source = {
    ...question,
    result: ref,
    rows: held,
    total: found.total,
    capped: found.capped,
    durationMs,
    problem: null,
  };
  return { ref, source, block: text, forModel: [text, ...notes].join('\n') };
}

function cappedNote(held: number, total: number | null): string {
  const of = total === null ? 'There may be more' : `${total} match`;
  return `(Only ${held} rows were read, ${of}: tell the user. For exact totals let the query count, sum or group.)`;
}

/** The source of an answer without rows. */
export function emptySource(question: Question, durationMs: number, total: number | null = 0): Source {
  return { ...question, result: null, rows: 0, total, capped: false, durationMs, problem: null };
}
