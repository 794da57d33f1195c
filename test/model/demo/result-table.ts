/** Reads the compact tables in which tool results come back (the grammar stands in lib/tools/result-table.ts). */

export class Row {
  readonly #columns: readonly string[];
  readonly #cells: readonly string[];

  constructor(columns: readonly string[], cells: readonly string[]) {
    this.#columns = columns;
    this.#cells = cells;
  }

  /** The cell of a column by its whole path, else by its last part; '' for null and for unknown columns. */
  get(column: string): string {
    const wanted = column.toLowerCase();
    const exact = this.#columns.findIndex((name) => name.toLowerCase() === wanted);
    const last = wanted.slice(wanted.lastIndexOf('.') + 1);
    const index = exact >= 0 ? exact : this.#columns.findIndex((name) => name.toLowerCase() === last);
    return this.#cells[index] ?? '';
  }

  /** The cell as a number; undefined when it is empty or none. */
  number(column: string): number | undefined {
    const text = this.get(column).replaceAll(',', '').trim();
    const value = Number(text);
    return text === '' || Number.isNaN(value) ? undefined : value;
  }
}

export interface ResultTable {
  ref: string;
  /** Rows that match in the org; undefined when it is not known. */
  total: number | undefined;
  object: string | undefined;
  /** Set when the table holds the fields of one record (columns Field, Value, Label). */
  record: string | undefined;
  columns: readonly string[];
  /** The rows that were given, which may be fewer than the total. */
  rows: readonly Row[];
}

const HEAD = /^(r\d+): (\d+) rows of (\d+|\?)((?: \| .*)?)$/;

/** All tables of a tool result, in order; and its other lines, fences taken off. */
export function readTables(text: string): { tables: ResultTable[]; rest: string[] } {
  const lines = text.split(/\r?\n/);
  const tables: ResultTable[] = [];
  const rest: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const head = HEAD.exec(line);
    if (!head) {
      if (!/^(<<<data|data>>>)?\s*$/.test(line)) rest.push(line);
      at += 1;
      continue;
    }
    const options = readOptions(head[4] ?? '');
    const count = Number(options.get('shown') ?? head[2]);
    const columns = cells(lines[at + 1] ?? '');
    const rows = lines.slice(at + 2, at + 2 + count).map((row) => new Row(columns, cells(row)));
    tables.push({
      ref: head[1] ?? '',
      total: head[3] === '?' ? undefined : Number(head[3]),
      object: options.get('object'),
      record: options.get('record'),
      columns,
      rows,
    });
    at += 2 + rows.length;
  }
  return { tables, rest };
}

function readOptions(text: string): Map<string, string> {
  const parts = text.split(' | ').filter((part) => part !== '');
  return new Map(
    parts.map((part) => {
      const space = part.indexOf(' ');
      return [part.slice(0, space), part.slice(space + 1)];
    }),
  );
}

/** Splits at bare `|`, and takes the escapes back. */
export function cells(line: string): string[] {
  const out = [''];
  for (const [token] of line.matchAll(/\\[\s\S]|[\s\S]/gu)) {
    const last = out.length - 1;
    if (token === '|') out.push('');
    else if (token.length > 1 && token.startsWith('\\')) out[last] += unescaped(token.slice(1));
    else out[last] += token;
  }
  return out;
}

function unescaped(char: string): string {
  if (char === 'n') return '\n';
  return char === 't' ? '\t' : char;
}
