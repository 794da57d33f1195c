import type { HavingClause, WhereClause } from '@jetstreamapp/soql-parser-js';

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

type Piece = '(' | ')' | 'AND' | 'OR' | 'NOT' | Comparison;

interface Link {
  left: (Partial<Comparison> & { openParen?: number; closeParen?: number }) | null;
  operator?: string;
  right?: Link;
}

/** The parser gives a chain of comparisons that know how many brackets open before and close after them. */
function flatten(clause: Link): Piece[] {
  const symbols: Piece[] = [];
  for (let link: Link | undefined = clause; link; link = link.right) {
    const { left } = link;
    for (let n = left?.openParen ?? 0; n > 0; n -= 1) symbols.push('(');
    if (left?.operator !== undefined) symbols.push(left as Comparison);
    for (let n = left?.closeParen ?? 0; n > 0; n -= 1) symbols.push(')');
    if (link.operator) symbols.push(link.operator.toUpperCase() as 'AND' | 'OR' | 'NOT');
  }
  return symbols;
}

/** The chain as a tree. The grammar was checked before: AND and OR never stand side by side. */
export function conditionTree(clause: WhereClause | HavingClause): Condition {
  const symbols = flatten(clause as unknown as Link);
  let next = 0;
  const one = (): Condition => {
    const symbol = symbols[next];
    next += 1;
    if (symbol === '(') {
      const inner = all();
      next += 1;
      return inner;
    }
    if (symbol === 'NOT') return { kind: 'not', part: one() };
    if (symbol === undefined || typeof symbol === 'string') throw new Error('unbalanced condition');
    return { kind: 'test', test: symbol };
  };
  const all = (): Condition => {
    const first = one();
    const joint = symbols[next];
    if (joint !== 'AND' && joint !== 'OR') return first;
    const parts = [first];
    while (symbols[next] === joint) {
      next += 1;
      parts.push(one());
    }
    return { kind: joint === 'AND' ? 'and' : 'or', parts };
  };
  return all();
}
