/** Reads the grammar of lib/tools/result-table.ts as strictly as a machine can: by counting, never by guessing. */
export interface DecodedTable {
  readonly ref: string;
  readonly held: number;
  readonly total: number | null;
  readonly keys: ReadonlyMap<string, string>;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function decodeTables(text: string): { tables: DecodedTable[]; notes: string[] } {
  const lines = text.split('\n');
  const tables: DecodedTable[] = [];
  const notes: string[] = [];
  let at = 0;
  const next = () => {
    const line = lines[at++];
    if (line === undefined) throw new Error('Text ends inside a block');
    return line;
  };
  while (at < lines.length) {
    const line = next();
    if (line !== '<<<data') {
      if (!/^\(.*\)$/.test(line)) throw new Error(`Neither block nor note: ${line}`);
      notes.push(line);
      continue;
    }
    const [first = '', ...pairs] = next().split(' | ');
    const head = /^(r\d+): (\d+) rows of (\d+|\?)$/.exec(first);
    if (!head) throw new Error(`Not a head: ${first}`);
    const keys = new Map(
      pairs.map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1)]),
    );
    const columns = cells(next());
    const count = Number(keys.get('shown') ?? head[2]);
    const rows = Array.from({ length: count }, () => cells(next()));
    if (rows.some((row) => row.length !== columns.length))
      throw new Error('A row has not as many cells as columns');
    if (next() !== 'data>>>') throw new Error('The block does not end after its rows');
    tables.push({
      ref: head[1] ?? '',
      held: Number(head[2]),
      total: head[3] === '?' ? null : Number(head[3]),
      keys,
      columns,
      rows,
    });
  }
  return { tables, notes };
}

function cells(line: string): string[] {
  const found = [''];
  for (let i = 0; i < line.length; i++) {
    const c = line[i] ?? '';
    if (c === '|') found.push('');
    else if (c === '\\') {
      const escaped = line[++i] ?? '';
      found[found.length - 1] += escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped;
    } else found[found.length - 1] += c;
  }
  return found;
}
