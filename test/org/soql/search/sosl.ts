import { type ApiRow, OrgError } from '../../contract.ts';
import { executeSoql } from '../execute.ts';
import type { QueryContext } from '../scope.ts';
import { findHits, MAX_HITS, searchableObject, searchedObjects } from './hits.ts';
import { parseFind, type SearchTest } from './terms.ts';

interface Returning {
  object: string;
  /** `Id, Name WHERE … ORDER BY … LIMIT …`, as it stood between the brackets. */
  body: string;
}

export interface Sosl {
  find: string;
  scope: string;
  returning: Returning[];
  limit: number;
}

const malformed = (message: string) => new OrgError(400, 'MALFORMED_SEARCH', message);

/** Where the bracket that opens at `from` closes, quotes and escapes minded; -1 when it never does. */
function closing(text: string, from: number, open: string, close: string): number {
  let depth = 0;
  let quoted = false;
  for (let at = from; at < text.length; at += 1) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === "'" && open === '(') quoted = !quoted;
    else if (!quoted && char === open) depth += 1;
    else if (!quoted && char === close) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function returningList(text: string): { list: Returning[]; rest: string } {
  const list: Returning[] = [];
  let rest = text;
  for (;;) {
    const name = /^\s*([A-Za-z]\w*)/.exec(rest);
    if (!name) throw malformed(`unexpected token: '${rest.trim().split(/\s/)[0] || '<EOF>'}'`);
    rest = rest.slice(name[0].length).trimStart();
    let body = '';
    if (rest.startsWith('(')) {
      const end = closing(rest, 0, '(', ')');
      if (end < 0) throw malformed("unexpected token: '<EOF>'");
      body = rest.slice(1, end).trim();
      rest = rest.slice(end + 1).trimStart();
    }
    list.push({ object: name[1] ?? '', body });
    if (!rest.startsWith(',')) return { list, rest };
    rest = rest.slice(1);
  }
}

/** Reads `FIND {…} [IN … FIELDS] [RETURNING …] [LIMIT n]`. Other clauses are refused, not passed over. */
export function parseSosl(sosl: string): Sosl {
  const begin = /^\s*FIND\s*(?=[{'])/i.exec(sosl);
  if (!begin) throw malformed(`unexpected token: '${sosl.trim().split(/\s/)[0] || '<EOF>'}'`);
  const from = begin[0].length;
  const quoted = sosl[from] === "'";
  const end = quoted ? /'(?:[^'\\]|\\[\s\S])*'/y : undefined;
  if (end) end.lastIndex = from;
  const until = end ? from + (end.exec(sosl)?.[0].length ?? 0) - 1 : closing(sosl, from, '{', '}');
  if (until <= from)
    throw malformed(
      quoted ? "mismatched character '<EOF>' expecting '''" : "mismatched character '<EOF>' expecting '}'",
    );
  let rest = sosl.slice(until + 1).trim();
  const scope = /^IN\s+(\w+)\s+FIELDS\b/i.exec(rest);
  if (scope) rest = rest.slice(scope[0].length).trim();
  let returning: Returning[] = [];
  const list = /^RETURNING\b/i.exec(rest);
  if (list) {
    const parsed = returningList(rest.slice(list[0].length));
    returning = parsed.list;
    rest = parsed.rest.trim();
  }
  const limit = /^LIMIT\s+(\d+)$/i.exec(rest);
  if (rest !== '' && !limit) throw malformed(`unexpected token: '${rest.split(/[\s(]/)[0]}'`);
  return {
    find: sosl.slice(from + 1, until),
    scope: scope?.[1] ?? 'ALL',
    returning,
    limit: Number(limit?.[1] ?? MAX_HITS),
  };
}

/** Hits of one object with the fields, filter, order and limit asked for. */
export function returnRows(
  context: QueryContext,
  name: string,
  scope: string,
  test: SearchTest,
  body: string,
): ApiRow[] {
  const object = searchableObject(context, name);
  const hits = findHits(context, object, scope, test);
  const clause = /\b(?:USING|WHERE|ORDER\s+BY|LIMIT|OFFSET)\b/i.exec(body);
  const fields = (clause ? body.slice(0, clause.index) : body).trim() || 'Id';
  const soql = `SELECT ${fields} FROM ${object.name} ${clause ? body.slice(clause.index) : ''}`;
  return executeSoql(context, soql, false, hits).rows;
}

/** Runs a SOSL statement as one user: rows of the objects in the order they were named. */
export function executeSosl(context: QueryContext, sosl: string): ApiRow[] {
  const { find, scope, returning, limit } = parseSosl(sosl);
  const test = parseFind(find);
  const parts =
    returning.length > 0
      ? returning
      : searchedObjects(context).map((object) => ({ object: object.name, body: '' }));
  const rows: ApiRow[] = [];
  for (const part of parts) rows.push(...returnRows(context, part.object, scope, test, part.body));
  return rows.slice(0, Math.min(limit, MAX_HITS));
}
