import { OrgError } from '../contract.ts';
import { LexicalError, type Token, tokenize } from './tokens.ts';

/** How much of a long line is shown on either side of the place of an error. */
const CONTEXT = 40;

export type QueryErrorCode =
  | 'MALFORMED_QUERY'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_QUERY_SCOPE'
  | 'NUMBER_OUTSIDE_VALID_RANGE';

const CLAUSES = new Set([
  'select',
  'from',
  'using',
  'where',
  'with',
  'group',
  'having',
  'order',
  'limit',
  'offset',
  'for',
]);

/** Where to look for a word that an error is about: places in the list of tokens. */
interface Window {
  from: number;
  to: number;
}

/**
 * The text of a statement, which knows how Salesforce points at a place in it. The parser tells no places, so they are
 * found again by the word: in the part of the statement that is being read, which `clause` and `inner` narrow.
 */
export class Statement {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly #window: Window;

  constructor(text: string, part?: { tokens: readonly Token[]; window: Window }) {
    this.text = text;
    this.tokens = part?.tokens ?? lex(text);
    this.#window = part?.window ?? { from: 0, to: this.tokens.length };
  }

  /** The words of this part of the statement, without the end of it. */
  part(): readonly Token[] {
    return this.tokens.slice(this.#window.from, this.#window.to).filter((token) => token.kind !== 'end');
  }

  #part(window: Window): Statement {
    return new Statement(this.text, { tokens: this.tokens, window });
  }

  #word(at: number): string {
    return this.tokens[at]?.text.toLowerCase() ?? '';
  }

  /** The clause that begins with this word, as far as the next one; all of it when there is none. */
  clause(keyword: string): Statement {
    let depth = 0;
    let start = -1;
    for (let at = this.#window.from; at < this.#window.to; at += 1) {
      const word = this.#word(at);
      if (word === '(') depth += 1;
      else if (word === ')') depth -= 1;
      else if (depth === 0 && start >= 0 && CLAUSES.has(word)) return this.#part({ from: start, to: at });
      else if (depth === 0 && word === keyword) start = at;
    }
    return start < 0 ? this : this.#part({ from: start, to: this.#window.to });
  }

  /** Place of the bracket that closes the one at `open`. */
  #closing(open: number): number {
    let depth = 0;
    for (let at = open; at < this.#window.to; at += 1) {
      depth += this.#word(at) === '(' ? 1 : this.#word(at) === ')' ? -1 : 0;
      if (depth === 0) return at;
    }
    return this.#window.to;
  }

  /** The query in brackets that is FROM this name, without its brackets; `skip` passes over as many of them. */
  inner(name: string, skip = 0): Statement {
    const wanted = name.toLowerCase();
    let left = skip;
    for (let open = this.#window.from; open < this.#window.to; open += 1) {
      if (this.#word(open) !== '(' || this.#word(open + 1) !== 'select') continue;
      const query = this.#part({ from: open + 1, to: this.#closing(open) });
      if (query.clause('from').part()[1]?.text.toLowerCase() !== wanted) continue;
      if (left === 0) return query;
      left -= 1;
    }
    return this;
  }

  /** An error about the token at `at`: the line, a caret under it, row and column (from 1), and the message. */
  errorAt(at: number, code: QueryErrorCode, message: string): OrgError {
    const before = this.text.slice(0, at).split('\n');
    const row = before.length;
    const column = (before.at(-1)?.length ?? 0) + 1;
    const line = this.text.split('\n')[row - 1] ?? '';
    let from = 0;
    let to = line.length;
    if (line.length > 2 * CONTEXT) {
      const left = line.lastIndexOf(' ', Math.max(0, column - 1 - CONTEXT));
      from = column - 1 <= CONTEXT || left < 0 ? 0 : left + 1;
      const right = line.indexOf(' ', column - 1 + CONTEXT);
      to = right < 0 ? line.length : right;
    }
    const caret = `${' '.repeat(Math.max(0, column - 1 - from))}^`;
    return new OrgError(
      400,
      code,
      `\n${line.slice(from, to)}\n${caret}\nERROR at Row:${row}:Column:${column}\n${message}`,
    );
  }

  /** An error about a word, at its first place in this part, else in the statement; without a place when it is not there. */
  errorOn(word: string, code: QueryErrorCode, message: string): OrgError {
    const wanted = word.toLowerCase();
    const is = (one: Token) => one.text.toLowerCase() === wanted;
    const token = this.tokens.slice(this.#window.from, this.#window.to).find(is) ?? this.tokens.find(is);
    return token ? this.errorAt(token.at, code, message) : new OrgError(400, code, message);
  }

  unexpected(token: Token): OrgError {
    return this.errorAt(token.at, 'MALFORMED_QUERY', `unexpected token: '${token.text}'`);
  }
}

function lex(text: string): Token[] {
  try {
    return tokenize(text);
  } catch (error) {
    if (error instanceof LexicalError) throw new OrgError(400, 'MALFORMED_QUERY', error.message);
    throw error;
  }
}
