import { OrgError } from '../contract.ts';
import { LexicalError, type Token, tokenize } from './tokens.ts';

/** How much of a long line is shown on either side of the place of an error. */
const CONTEXT = 40;

export type QueryErrorCode =
  | 'MALFORMED_QUERY'
  | 'MALFORMED_SEARCH'
  | 'INVALID_FIELD'
  | 'INVALID_TYPE'
  | 'INVALID_QUERY_FILTER_OPERATOR'
  | 'INVALID_QUERY_SCOPE'
  | 'NUMBER_OUTSIDE_VALID_RANGE';

/** The text of a statement, which knows how Salesforce points at a place in it. */
export class Statement {
  readonly text: string;
  readonly tokens: readonly Token[];

  constructor(text: string) {
    this.text = text;
    try {
      this.tokens = tokenize(text);
    } catch (error) {
      if (error instanceof LexicalError) throw new OrgError(400, 'MALFORMED_QUERY', error.message);
      throw error;
    }
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
    return new OrgError(400, code, `\n${line.slice(from, to)}\n${caret}\nERROR at Row:${row}:Column:${column}\n${message}`);
  }

  /** An error about a word of the statement, at its first place; without a place when it is not there. */
  errorOn(word: string, code: QueryErrorCode, message: string): OrgError {
    const wanted = word.toLowerCase();
    const token = this.tokens.find((one) => one.text.toLowerCase() === wanted);
    return token ? this.errorAt(token.at, code, message) : new OrgError(400, code, message);
  }

  unexpected(token: Token): OrgError {
    return this.errorAt(token.at, 'MALFORMED_QUERY', `unexpected token: '${token.text}'`);
  }
}
