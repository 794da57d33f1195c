import type { Cell, Column } from '../storage/result.ts';
import { cellText, escapeCell } from './cell-text.ts';
import { fenceEncoded } from './fence.ts';

/**
 * A result as the model reads it. The grammar, to the byte; lines end with LF:
 *
 *     block   = "<<<data" LF head LF columns LF *( row LF ) "data>>>"
 *     head    = ref ": " held " rows of " total *( " | " key " " value )
 *     ref     = "r" 1*DIGIT
 *     held    = 1*DIGIT                 ; rows kept under the reference
 *     total   = 1*DIGIT / "?"           ; rows that match in the org, "?" where Salesforce does not say
 *     key     = "object" / "record" / "shown" / "columns" / "times" ; in this order, each at most once
 *     columns = cell *( "|" cell )      ; field paths, as asked for in the query: Id|Name|Owner.Name
 *     row     = cell *( "|" cell )      ; as many cells as columns
 *     cell    = *( plain / escape )     ; empty = null
 *     escape  = "\n" (line feed) / "\t" (tab) / "\" CHAR (that character)
 *
 * A block has exactly `shown` rows, or `held` where there is no `shown`: a reader counts rows and never looks for the
 * end. `object` is an API name. `record` (get_record) is an 18-character id: the block then has the columns
 * `Field|Value|Label`, one row for each field that has a value; a label that says no more than the field's name is left
 * empty. `columns 40 of 312` says that columns were left out. `times` names the time zone in which datetimes
 * (`2026-11-22 10:30`) are given; it stands only where there are any. Dates are `2026-11-22`, numbers plain with 15 digits
 * at most, booleans `true` and `false`. A cell longer than the cap ends in `…(+N)`, N the number of UTF-16 units left out.
 *
 * Before, between and after the blocks of a tool's answer stand lines of our own words. Where they say what a block leaves
 * out they stand in round brackets: `(38 more rows are held in r1.)`.
 *
 * No cell can fake any of this: `|`, `\`, line breaks and runs of three angle brackets are escaped, other control
 * characters removed, and a first cell that looks like a head or a note has its first `:` or `(` escaped.
 */

export interface Table {
  readonly ref: string;
  readonly object: string | null;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly recordIds: readonly (string | null)[];
  readonly total: number | null;
}

export interface TableOptions {
  /** IANA zone in which the model reads datetimes. */
  readonly timeZone: string;
  /** Set for the fields of one record: its id. */
  readonly record?: string;
  readonly maxRows?: number;
  /** UTF-16 units of the whole block. */
  readonly maxChars?: number;
  /** UTF-16 units of a cell; narrower where there are many columns. */
  readonly maxCell?: number;
  /** Names the time zone although no column is of type datetime: cells hold times that are already written in it. */
  readonly hasTimes?: boolean;
}

const MAX_ROWS = 50;
const MAX_CHARS = 6_000;
const MAX_COLUMNS = 40;
const LONGEST_CELL = 200;
const SHORTEST_CELL = 40;

/**
 * The block of a result, and how many rows and columns it shows. Rows that have a record id but no Id column get one
 * in front: without it the model could not cite the record.
 */
export function encodeTable(table: Table, options: TableOptions): { text: string; shown: number } {
  const withId = withIdColumn(table);
  const columns = withId.columns.slice(0, MAX_COLUMNS);
  const maxChars = options.maxChars ?? MAX_CHARS;
  // Narrow enough that one row of this many columns takes a good part of the budget, and not all of it.
  const cellLimit = Math.min(
    options.maxCell ?? LONGEST_CELL,
    Math.max(SHORTEST_CELL, Math.floor(maxChars / 2 / columns.length)),
  );
  const line = (cells: readonly Cell[]) =>
    columns
      .map((column, i) =>
        escapeCell(cellText(cells[i] ?? null, column.type, options.timeZone), cellLimit, i === 0),
      )
      .join('|');

  const header = columns.map((column, i) => escapeCell(column.name, LONGEST_CELL, i === 0)).join('|');
  const lines: string[] = [];
  let size = header.length + 200;
  for (const row of withId.rows.slice(0, options.maxRows ?? MAX_ROWS)) {
    const text = line(row);
    size += text.length + 1;
    if (size > maxChars && lines.length > 0) break;
    lines.push(text);
  }

  const held = table.rows.length;
  const head = [
    `${table.ref}: ${held} rows of ${table.total ?? '?'}`,
    table.object === null ? null : `object ${escapeCell(table.object, LONGEST_CELL, false)}`,
    options.record === undefined ? null : `record ${options.record}`,
    lines.length < held ? `shown ${lines.length}` : null,
    columns.length < withId.columns.length ? `columns ${columns.length} of ${withId.columns.length}` : null,
    options.hasTimes || columns.some((column) => column.type === 'datetime')
      ? `times ${options.timeZone}`
      : null,
  ].filter((part) => part !== null);
  return { text: fenceEncoded([head.join(' | '), header, ...lines].join('\n')), shown: lines.length };
}

const ID: Column = { name: 'Id', label: 'Id', type: 'id' };

function withIdColumn(table: Table): Pick<Table, 'columns' | 'rows'> {
  const hasId = table.columns.some((column) => column.name.toLowerCase() === 'id');
  if (hasId || !table.recordIds.some((id) => id !== null)) return table;
  return {
    columns: [ID, ...table.columns],
    rows: table.rows.map((row, i) => [table.recordIds[i] ?? null, ...row]),
  };
}
