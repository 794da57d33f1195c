/** One entry of a SELECT list. Paths are as written, without the alias of the FROM object. */
export type SelectItem =
  | { readonly kind: 'field'; readonly path: string; readonly alias: string | null }
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly path: string | null;
      readonly alias: string | null;
    }
  | {
      readonly kind: 'subquery';
      readonly relationship: string;
      readonly items: readonly SelectItem[];
      /** The subquery as written, without its brackets. */
      readonly text: string;
    }
  | { readonly kind: 'typeof'; readonly path: string };

export interface Select {
  readonly items: readonly SelectItem[];
  /** What stands after FROM: an object, or in a subquery a child relationship. */
  readonly from: string;
}

/**
 * Reads as much of a query as naming its columns needs: the SELECT list and the first name after FROM. Null where that
 * cannot be read; Salesforce is the judge of whether the query is right.
 */
export function parseSelect(soql: string): Select | null {
  const start = /^\s*SELECT\s+/i.exec(soql);
  if (!start) return null;
  const entries: string[] = [];
  const from = splitList(soql, start[0].length, entries);
  if (from === null) return null;
  const named = /^([A-Za-z]\w*(?:\.\w+)*)(?:\s+(?:AS\s+)?([A-Za-z]\w*))?/i.exec(soql.slice(from).trimStart());
  const object = named?.[1];
  if (!object) return null;
  const alias = named[2] && !CLAUSE.test(named[2]) ? named[2] : null;
  const items = entries.map((entry) => parseItem(entry.trim(), [object, alias]));
  return items.every((item) => item !== null) ? { items, from: object } : null;
}

const CLAUSE = /^(USING|WHERE|WITH|GROUP|HAVING|ORDER|LIMIT|OFFSET|FOR|UPDATE|ALL)$/i;

/** Cuts at the commas outside of brackets, strings and TYPEOF; returns where the text after FROM begins, or null. */
function splitList(soql: string, start: number, entries: string[]): number | null {
  let depth = 0;
  let inTypeof = false;
  let entry = start;
  const token = /'(?:\\.|[^'\\])*'|[(),]|[A-Za-z_][\w.:]*/gs;
  token.lastIndex = start;
  for (let match = token.exec(soql); match; match = token.exec(soql)) {
    const word = match[0].toUpperCase();
    if (word === '(') depth++;
    else if (word === ')') depth--;
    else if (depth > 0) continue;
    else if (word === 'TYPEOF') inTypeof = true;
    else if (word === 'END') inTypeof = false;
    else if (word === ',' && !inTypeof) {
      entries.push(soql.slice(entry, match.index));
      entry = token.lastIndex;
    } else if (word === 'FROM') {
      entries.push(soql.slice(entry, match.index));
      return token.lastIndex;
    }
  }
  return null;
}

function parseItem(entry: string, own: readonly (string | null)[]): SelectItem | null {
  if (entry.startsWith('(')) {
    const text = entry.slice(1, entry.lastIndexOf(')')).trim();
    const inner = parseSelect(text);
    return inner && { kind: 'subquery', relationship: lastSegment(inner.from), items: inner.items, text };
  }
  const polymorphic = /^TYPEOF\s+([\w.]+)/i.exec(entry);
  if (polymorphic?.[1]) return { kind: 'typeof', path: polymorphic[1] };
  const call = /^(\w+)\s*\((.*)\)\s*(?:AS\s+)?(\w+)?$/is.exec(entry);
  if (call?.[1]) {
    // The innermost argument of nested calls is the field: FORMAT(convertCurrency(Amount)).
    const path = call[2]?.match(/[A-Za-z][\w.]*/g)?.at(-1) ?? null;
    const alias = call[3] ?? null;
    return { kind: 'function', name: call[1].toUpperCase(), path: path && withoutObject(path, own), alias };
  }
  const field = /^([A-Za-z][\w.]*)(?:\s+(?:AS\s+)?(\w+))?$/i.exec(entry);
  return field?.[1] ? { kind: 'field', path: withoutObject(field[1], own), alias: field[2] ?? null } : null;
}

/** `Account.Name` of a query on Account, or `a.Name` with the alias `a`, comes back as `Name`. */
function withoutObject(path: string, own: readonly (string | null)[]): string {
  const dot = path.indexOf('.');
  const first = path.slice(0, dot).toLowerCase();
  return dot > 0 && own.some((name) => name?.toLowerCase() === first) ? path.slice(dot + 1) : path;
}

/** The last name of a path: `Name` of `Owner.Name`. */
export function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
