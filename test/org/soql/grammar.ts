import type { Token } from './tokens.ts';

/** Words that end a list of fields, so that they are never taken for an alias. */
const CLAUSES = new Set(
  'select from using where with group having order limit offset for update all and or not asc desc nulls then when else end'.split(
    ' ',
  ),
);

const OPERATORS = new Set(['=', '!=', '<>', '<', '<=', '>', '>=', 'like', 'in', 'includes', 'excludes']);

const LITERAL =
  /^(?:true|false|null|yesterday|today|tomorrow|(?:last|this|next)_(?:week|month|quarter|year|fiscal_quarter|fiscal_year)|(?:last|next)_90_days|\w+:\d+|[a-z]{3}[+-]?\d+(?:\.\d+)?)$/i;

/** Thrown at the first token that no SOQL statement can have there. */
export class UnexpectedToken extends Error {
  readonly token: Token;
  constructor(token: Token) {
    super(`unexpected token: '${token.text}'`);
    this.token = token;
  }
}

/**
 * Reads a statement for one thing only: where it goes wrong. The parser library says that it does, not where, and it
 * takes two things Salesforce refuses: AND beside OR without parentheses, and NOT after AND or OR without them.
 */
export class Grammar {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Throws `UnexpectedToken`, or returns when the whole statement is well formed. */
  check(): void {
    this.#query();
    if (this.#word('all')) this.#expect('rows');
    if (this.#peek().kind !== 'end') this.#fail();
  }

  #peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)] as Token;
  }

  #fail(): never {
    throw new UnexpectedToken(this.#peek());
  }

  #is(text: string, ahead = 0): boolean {
    return this.#peek(ahead).text.toLowerCase() === text;
  }

  #word(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#next += 1;
    return true;
  }

  #expect(text: string): void {
    if (!this.#word(text)) this.#fail();
  }

  /** A name: a word that is not a clause's, unless something can only be a name there. */
  #name(): void {
    const token = this.#peek();
    if (token.kind !== 'word' || token.text.includes(':')) this.#fail();
    if (CLAUSES.has(token.text.toLowerCase()) && !this.#is('all')) this.#fail();
    this.#next += 1;
  }

  #alias(): void {
    const token = this.#peek();
    if (token.kind === 'word' && !CLAUSES.has(token.text.toLowerCase())) this.#next += 1;
  }

  #list(item: () => void): void {
    do item();
    while (this.#word(','));
  }

  #query(): void {
    this.#expect('select');
    this.#list(() => this.#selected());
    this.#expect('from');
    const token = this.#peek();
    // `Group` and `Order` are objects too.
    if (token.kind !== 'word' || /^(?:where|select|limit|from)$/i.test(token.text)) this.#fail();
    this.#next += 1;
    this.#alias();
    if (this.#word('using')) {
      this.#expect('scope');
      this.#name();
    }
    if (this.#word('where')) this.#logic();
    if (this.#word('with')) this.#with();
    if (this.#word('group')) {
      this.#expect('by');
      this.#list(() => this.#operand());
    }
    if (this.#word('having')) this.#logic();
    if (this.#word('order')) {
      this.#expect('by');
      this.#list(() => this.#ordered());
    }
    if (this.#word('limit')) this.#integer();
    if (this.#word('offset')) this.#integer();
    while (this.#word('for') || this.#word('update')) this.#list(() => this.#any());
  }

  #any(): void {
    if (this.#peek().kind !== 'word') this.#fail();
    this.#next += 1;
  }

  #integer(): void {
    if (!/^\d+$/.test(this.#peek().text)) this.#fail();
    this.#next += 1;
  }

  /** Security modes and data categories are words and brackets up to the next clause: the parser judges them. */
  #with(): void {
    do this.#any();
    while (
      this.#peek().kind === 'word' &&
      !/^(?:group|having|order|limit|offset|for|update|all)$/i.test(this.#peek().text)
    );
    if (this.#is('(')) this.#arguments();
  }

  #ordered(): void {
    this.#operand();
    if (!this.#word('asc')) this.#word('desc');
    if (this.#word('nulls') && !this.#word('first')) this.#expect('last');
  }

  #selected(): void {
    if (this.#word('(')) {
      this.#query();
      this.#expect(')');
      return;
    }
    if (this.#is('typeof') && this.#peek(1).kind === 'word' && this.#is('when', 2)) {
      this.#typeOf();
      return;
    }
    this.#operand();
    this.#alias();
  }

  #typeOf(): void {
    this.#next += 2;
    while (this.#word('when')) {
      this.#name();
      this.#expect('then');
      this.#list(() => this.#name());
    }
    if (this.#word('else')) this.#list(() => this.#name());
    this.#expect('end');
  }

  /** A field path or a function call. */
  #operand(): void {
    this.#name();
    if (this.#is('(')) this.#arguments();
  }

  #arguments(): void {
    this.#expect('(');
    if (this.#word(')')) return;
    this.#list(() => {
      if (['string', 'number'].includes(this.#peek().kind)) this.#next += 1;
      else this.#operand();
    });
    this.#expect(')');
  }

  #logic(): void {
    if (this.#word('not')) {
      this.#condition();
      return;
    }
    this.#condition();
    const joint = this.#is('and') ? 'and' : 'or';
    while (this.#word(joint)) this.#condition();
  }

  #condition(): void {
    if (this.#word('(')) {
      this.#logic();
      this.#expect(')');
      return;
    }
    this.#operand();
    let operator = this.#peek().text.toLowerCase();
    if (operator === 'not') {
      this.#next += 1;
      if (!this.#is('in')) this.#fail();
      operator = 'in';
    }
    if (!OPERATORS.has(operator)) this.#fail();
    this.#next += 1;
    if (this.#is('(')) this.#set();
    else this.#literal();
  }

  #set(): void {
    this.#expect('(');
    if (this.#is('select')) this.#query();
    else this.#list(() => this.#literal());
    this.#expect(')');
  }

  #literal(): void {
    const token = this.#peek();
    if (token.kind === 'word' ? !LITERAL.test(token.text) : token.kind === 'symbol' || token.kind === 'end')
      this.#fail();
    this.#next += 1;
  }
}
