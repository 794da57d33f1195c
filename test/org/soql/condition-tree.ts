import { type HavingClause, parseQuery, type WhereClause } from '@jetstreamapp/soql-parser-js';
import { OrgError } from '../contract.ts';
import type { Statement } from './statement.ts';
import type { Token } from './tokens.ts';

/** One comparison of the parser's, whatever its kind; which of the parts are there tells which. */
export interface Comparison {
  field?: string;
  fn?: { functionName?: string; parameters?: unknown[]; rawValue?: string };
  operator: string;
  value?: string | string[];
  valueQuery?: unknown;
  literalType?: string | string[];
}

export type Condition =
  | { kind: 'and' | 'or'; parts: Condition[] }
  | { kind: 'not'; part: Condition }
  | { kind: 'test'; test: Comparison };

/** A bracket, a logical word, or a place where a comparison stands. */
type Piece = '(' | ')' | 'and' | 'or' | 'not' | 't';

interface Link {
  left: Partial<Comparison> | null;
  right?: Link;
}

/** The comparisons of the parser's chain, in the order they stand in the statement. */
function comparisons(clause: Link): Comparison[] {
  const found: Comparison[] = [];
  for (let link: Link | undefined = clause; link; link = link.right) {
    if (link.left?.operator !== undefined) found.push(link.left as Comparison);
  }
  return found;
}

const OPERATORS = new Set(['=', '!=', '<>', '<', '<=', '>', '>=', 'like', 'in', 'includes', 'excludes']);
const BEFORE_GROUP = new Set(['(', 'and', 'or', 'not', 'where', 'having']);

/** Place of the bracket that closes the one at `open`. */
function closing(words: readonly string[], open: number): number {
  let depth = 0;
  for (let at = open; at < words.length; at += 1) {
    depth += words[at] === '(' ? 1 : words[at] === ')' ? -1 : 0;
    if (depth === 0) return at;
  }
  return words.length;
}

/** How a clause is put together, from its words alone. */
function skeleton(tokens: readonly Token[]): Piece[] {
  const words = tokens.map((token) => token.text.toLowerCase());
  const found: Piece[] = [];
  for (let at = 1; at < words.length; at += 1) {
    const word = words[at] ?? '';
    // The brackets of a function or of a list of values: what is in them belongs to the comparison.
    if (word === '(' && !BEFORE_GROUP.has(words[at - 1] ?? '')) at = closing(words, at);
    else if (['(', ')', 'and', 'or'].includes(word) || (word === 'not' && words[at + 1] !== 'in'))
      found.push(word as Piece);
    else if (OPERATORS.has(word)) found.push('t');
  }
  return found;
}

const unsupported = () => new OrgError(400, 'MALFORMED_QUERY', 'this condition is not supported');

/**
 * A WHERE or HAVING clause as a tree; `statement` is narrowed to it. The comparisons are the parser's; how they hang
 * together is taken from the words, whose grammar was checked before, as the parser loses brackets after NOT, and
 * whole conditions of HAVING: neither must become rows that should not be there.
 */
export function conditionTree(clause: WhereClause | HavingClause, statement: Statement): Condition {
  const words = statement.part();
  const pieces = skeleton(words);
  const wanted = pieces.filter((piece) => piece === 't').length;
  let tests = comparisons(clause as unknown as Link);
  if (tests.length !== wanted) tests = comparisons(reread(words, statement.text));
  if (tests.length !== wanted) throw unsupported();
  return build(pieces, tests);
}

/** Reads a clause once more, as the WHERE of a statement of its own. */
function reread(words: readonly Token[], text: string): Link {
  const second = words[1];
  const last = words.at(-1);
  const source = second && last ? text.slice(second.at, last.at + last.text.length) : '';
  try {
    return parseQuery(`SELECT Id FROM Account WHERE ${source}`).where as unknown as Link;
  } catch {
    return { left: null };
  }
}

function build(pieces: readonly Piece[], tests: readonly Comparison[]): Condition {
  let next = 0;
  let compared = 0;
  const one = (): Condition => {
    const piece = pieces[next];
    next += 1;
    if (piece === '(') {
      const inner = all();
      next += 1;
      return inner;
    }
    if (piece === 'not') return { kind: 'not', part: one() };
    const test = tests[compared];
    compared += 1;
    if (piece !== 't' || !test) throw unsupported();
    return { kind: 'test', test };
  };
  const all = (): Condition => {
    const first = one();
    const joint = pieces[next];
    if (joint !== 'and' && joint !== 'or') return first;
    const parts = [first];
    while (pieces[next] === joint) {
      next += 1;
      parts.push(one());
    }
    return { kind: joint, parts };
  };
  return all();
}
