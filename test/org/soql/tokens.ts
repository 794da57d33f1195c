export type TokenKind = 'word' | 'string' | 'number' | 'date' | 'symbol' | 'end';

export interface Token {
  kind: TokenKind;
  text: string;
  /** Offset in the statement. */
  at: number;
}

/** A character or quote that no token begins with; `message` is what Salesforce's lexer says of it. */
export class LexicalError extends Error {}

const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['date', /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?/y],
  ['number', /[+-]?(?:\d+\.?\d*|\.\d+)/y],
  // A path (`Account.Owner.Name`) is one token, and so is a literal with its number (`LAST_N_DAYS:30`).
  ['word', /[A-Za-z_]\w*(?::\d+|(?:\.[A-Za-z_]\w*)*)/y],
  ['symbol', /<=|>=|!=|<>|[=<>(),:*;{}[\]]/y],
];

const STRING = /'(?:[^'\\]|\\[\s\S])*'/y;

function position(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}:${before.at(-1)?.length ?? 0}`;
}

/** Cuts a SOQL statement into tokens with their places; the last one is the end. */
export function tokenize(soql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  scan: while (at < soql.length) {
    const char = soql.charAt(at);
    if (/\s/.test(char)) {
      at += 1;
      continue;
    }
    if (char === "'") {
      STRING.lastIndex = at;
      const found = STRING.exec(soql);
      if (!found) throw new LexicalError(`${position(soql, at)} mismatched character '<EOF>' expecting '''`);
      tokens.push({ kind: 'string', text: found[0], at });
      at += found[0].length;
      continue;
    }
    for (const [kind, pattern] of PATTERNS) {
      pattern.lastIndex = at;
      const found = pattern.exec(soql);
      if (!found) continue;
      tokens.push({ kind, text: found[0], at });
      at += found[0].length;
      continue scan;
    }
    throw new LexicalError(`${position(soql, at)} no viable alternative at character '${char}'`);
  }
  tokens.push({ kind: 'end', text: '<EOF>', at: soql.length });
  return tokens;
}
