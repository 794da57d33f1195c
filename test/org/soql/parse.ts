import { parseQuery, type Query } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../contract.ts';
import { Grammar, UnexpectedToken } from './grammar.ts';
import { Statement } from './statement.ts';

/** The longest statement Salesforce takes, in characters. */
const MAX_LENGTH = 100_000;
/** Deeper nesting than anybody writes by hand; it keeps a hostile statement from using up the stack. */
const MAX_DEPTH = 200;

export interface ParsedQuery {
  query: Query;
  statement: Statement;
  /** The statement ended in ALL ROWS: deleted records too. */
  allRows: boolean;
}

function depth(statement: Statement): number {
  let now = 0;
  let most = 0;
  for (const { text } of statement.tokens) {
    if (text === '(') now += 1;
    else if (text === ')') now -= 1;
    most = Math.max(most, now);
  }
  return most;
}

/** Parses SOQL. Throws MALFORMED_QUERY as Salesforce words it, with the place where it has one. */
export function parseSoql(soql: string): ParsedQuery {
  if (soql.length > MAX_LENGTH) {
    throw new OrgError(
      400,
      'MALFORMED_QUERY',
      `SOQL statements cannot be longer than ${MAX_LENGTH} characters.`,
    );
  }
  const statement = new Statement(soql);
  const bind = statement.tokens.find((token) => token.text === ':');
  if (bind) throw statement.errorAt(bind.at, 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code');
  if (depth(statement) > MAX_DEPTH)
    throw new OrgError(400, 'MALFORMED_QUERY', 'SOQL statement is nested too deeply');
  try {
    new Grammar(statement.tokens).check();
  } catch (error) {
    if (error instanceof UnexpectedToken) throw statement.unexpected(error.token);
    throw error;
  }
  const last = statement.tokens.slice(-3, -1);
  const allRows = last[0]?.text.toLowerCase() === 'all' && last[1]?.text.toLowerCase() === 'rows';
  const text = allRows && last[0] ? soql.slice(0, last[0].at) : soql;
  try {
    return { query: parseQuery(text), statement, allRows };
  } catch (error) {
    // Well formed, but beyond the parser (a function inside ROLLUP, FORMAT in ORDER BY): said, never guessed. It tells
    // the token, not its place, so a place is given only when there is one alone.
    const found = /found(?: -->|:)? ?'?([^' ]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    const places = statement.tokens.filter((token) => token.text === found);
    if (places.length === 1 && places[0]) throw statement.unexpected(places[0]);
    throw new OrgError(
      400,
      'MALFORMED_QUERY',
      found ? `unexpected token: '${found}'` : 'this statement is not supported',
    );
  }
}
