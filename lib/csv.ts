import type { Cell } from './storage/result.ts';

interface Table {
  readonly columns: readonly { readonly label: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table as CSV (RFC 4180), values as they are, so that another program can read them. */
export function toCsv({ columns, rows }: Table): string {
  const lines = [columns.map((column) => text(column.label)), ...rows.map((row) => row.map(csvCell))];
  return `${lines.map((line) => line.join(',')).join('\r\n')}\r\n`;
}

function csvCell(cell: Cell): string {
  // Numbers and booleans are ours to write: `-5` is no formula.
  return typeof cell === 'string' ? text(cell) : cell === null ? '' : String(cell);
}

/**
 * Excel and its kin run a cell that begins like a formula, also behind blanks, and a record's author could have
 * written one (`=HYPERLINK(…)`): an apostrophe before it makes it text.
 */
function text(value: string): string {
  const safe = /^\s*[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
