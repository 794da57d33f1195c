import type { Json } from '../contract.ts';
import { formatDatetime } from '../data/clock.ts';
import { toId18 } from '../data/ids.ts';
import type { FieldType } from '../schema/types.ts';
import { type DayRange, dateLiteral } from './date-literals.ts';
import { formatDay, startOfDay } from './dates.ts';
import { datetimeValue, dateValue, likePattern, numberValue, unquote } from './literals.ts';
import type { Scope } from './scope.ts';

export type Test = (value: Json) => boolean;

/** What is compared: the expression's name and type, and where it was written. */
export interface Operand {
  name: string;
  written: string;
  type: FieldType;
}

type Family = 'text' | 'id' | 'boolean' | 'number' | 'date' | 'datetime' | 'multi' | 'none';

const FAMILIES: Partial<Record<FieldType, Family>> = {
  id: 'id',
  reference: 'id',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  multipicklist: 'multi',
  address: 'none',
  location: 'none',
  base64: 'none',
};

export const familyOf = (type: FieldType): Family => FAMILIES[type] ?? 'text';

/** Text sorts and compares without regard to case, as a reader of the user's language would. */
const collators = new Map<string, Intl.Collator>();

export function collator(locale: string): Intl.Collator {
  let found = collators.get(locale);
  if (!found) {
    found = new Intl.Collator(locale.replace('_', '-'), { sensitivity: 'accent' });
    collators.set(locale, found);
  }
  return found;
}

/** `<`, `<=`, `>`, `>=` from a three-way comparison. */
function ordering(operator: string): ((sign: number) => boolean) | undefined {
  switch (operator) {
    case '<':
      return (sign) => sign < 0;
    case '<=':
      return (sign) => sign <= 0;
    case '>':
      return (sign) => sign > 0;
    case '>=':
      return (sign) => sign >= 0;
    default:
      return undefined;
  }
}

const order = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);

/** Builds tests of one operand against literals. Throws as Salesforce words it when a literal is of the wrong type. */
export class Comparer {
  readonly #scope: Scope;
  readonly #operand: Operand;
  readonly #family: Family;

  constructor(scope: Scope, operand: Operand) {
    this.#scope = scope;
    this.#operand = operand;
    this.#family = familyOf(operand.type);
  }

  /** `field operator literal`. A comparison with an empty field is false, so that NOT is its exact opposite. */
  test(operator: string, literal: string, literalType: string): Test {
    if (operator === '!=' || operator === '<>') {
      const equal = this.test('=', literal, literalType);
      return (value) => !equal(value);
    }
    if (operator === 'LIKE') return this.#like(literal, literalType);
    const inOrder = ordering(operator);
    if (!inOrder && operator !== '=') throw this.#badOperator();
    if (inOrder && (this.#family === 'boolean' || this.#family === 'multi')) throw this.#badOperator();
    if (literalType === 'NULL') return inOrder ? () => false : (value) => value === null;
    switch (this.#family) {
      case 'number':
        return this.#number(literal, literalType, inOrder);
      case 'boolean':
        return this.#boolean(literal, literalType);
      case 'date':
      case 'datetime':
        return this.#moment(operator, literal, literalType, inOrder);
      case 'id':
        return this.#id(literal, literalType, inOrder);
      case 'multi':
        return this.#multi(literal, literalType);
      default:
        return this.#text(literal, literalType, inOrder);
    }
  }

  /** `field IN (…)`. */
  isOneOf(literals: readonly string[], types: readonly string[]): Test {
    if (this.#family === 'text' || this.#family === 'id') {
      const wanted = new Set<Json>();
      literals.forEach((literal, at) => {
        const type = types[at] ?? types[0] ?? 'STRING';
        if (type === 'NULL') wanted.add(null);
        else if (this.#family === 'id') wanted.add(this.#idValue(literal, type));
        else wanted.add(this.#string(literal, type).toLowerCase() || null);
      });
      return (value) =>
        wanted.has(typeof value === 'string' && this.#family === 'text' ? value.toLowerCase() : value);
    }
    const tests = literals.map((literal, at) => this.test('=', literal, types[at] ?? types[0] ?? 'STRING'));
    return (value) => tests.some((test) => test(value));
  }

  /** INCLUDES: all values of at least one of the sets (`'A;B'`) are chosen. */
  includes(literals: readonly string[], types: readonly string[]): Test {
    if (this.#family !== 'multi') {
      throw this.#error(
        'INVALID_QUERY_FILTER_OPERATOR',
        'includes and excludes operators are only valid on multipicklist fields',
      );
    }
    const sets = literals.map((literal, at) =>
      this.#string(literal, types[at] ?? types[0] ?? 'STRING')
        .toLowerCase()
        .split(';'),
    );
    return (value) => {
      const chosen = new Set(typeof value === 'string' ? value.toLowerCase().split(';') : []);
      return sets.some((set) => set.every((one) => chosen.has(one.trim())));
    };
  }

  #error(
    code: 'INVALID_FIELD' | 'INVALID_QUERY_FILTER_OPERATOR' | 'MALFORMED_QUERY',
    message: string,
  ): Error {
    return this.#scope.statement.errorOn(this.#operand.written, code, message);
  }

  #badOperator(): Error {
    const type = this.#operand.type === 'reference' ? 'id' : this.#operand.type;
    return this.#error('INVALID_QUERY_FILTER_OPERATOR', `invalid operator on ${type} field`);
  }

  #wrongType(type: string, quoted = false): Error {
    const quotes = quoted ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
    return this.#error(
      'INVALID_FIELD',
      `value of filter criterion for field '${this.#operand.name}' must be of type ${type} and ${quotes}`,
    );
  }

  #string(literal: string, type: string): string {
    if (type !== 'STRING') throw this.#wrongType('string', true);
    return unquote(literal);
  }

  #like(literal: string, type: string): Test {
    if (this.#family !== 'text') throw this.#badOperator();
    if (type === 'NULL') return () => false;
    if (type !== 'STRING') throw this.#wrongType('string', true);
    const pattern = likePattern(unquote(literal, true));
    return (value) => typeof value === 'string' && pattern(value);
  }

  #text(literal: string, type: string, inOrder: ((sign: number) => boolean) | undefined): Test {
    const wanted = this.#string(literal, type);
    if (inOrder) {
      const { compare } = collator(this.#scope.locale);
      return (value) => typeof value === 'string' && inOrder(compare(value, wanted));
    }
    // An empty text is stored as none.
    if (wanted === '') return (value) => value === null;
    const lower = wanted.toLowerCase();
    return (value) => typeof value === 'string' && value.toLowerCase() === lower;
  }

  #idValue(literal: string, type: string): string | null {
    const text = this.#string(literal, type);
    if (text === '') return null;
    const id = toId18(text);
    if (!id) throw this.#error('INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`);
    return id;
  }

  #id(literal: string, type: string, inOrder: ((sign: number) => boolean) | undefined): Test {
    const id = this.#idValue(literal, type);
    if (!inOrder) return (value) => value === id;
    return (value) => typeof value === 'string' && id !== null && inOrder(order(value, id));
  }

  #multi(literal: string, type: string): Test {
    const wanted = this.#string(literal, type).toLowerCase().split(';').sort().join(';');
    return (value) =>
      typeof value === 'string' ? value.toLowerCase().split(';').sort().join(';') === wanted : wanted === '';
  }

  #number(literal: string, type: string, inOrder: ((sign: number) => boolean) | undefined): Test {
    if (!/^(?:INTEGER|DECIMAL)/.test(type))
      throw this.#wrongType(this.#operand.type === 'int' ? 'int' : 'double');
    const wanted = numberValue(literal);
    if (!inOrder) return (value) => value === wanted;
    return (value) => typeof value === 'number' && inOrder(order(value, wanted));
  }

  #boolean(literal: string, type: string): Test {
    if (type !== 'BOOLEAN') throw this.#wrongType('boolean');
    const wanted = literal.toUpperCase() === 'TRUE';
    return (value) => value === wanted;
  }

  #moment(
    operator: string,
    literal: string,
    type: string,
    inOrder: ((sign: number) => boolean) | undefined,
  ): Test {
    const isDate = this.#family === 'date';
    if (type.startsWith('DATE_')) {
      const range = dateLiteral(literal, this.#scope.dates);
      if (!range) throw this.#error('MALFORMED_QUERY', `unexpected token: '${literal}'`);
      return this.#inRange(operator, range);
    }
    if (type !== (isDate ? 'DATE' : 'DATETIME')) throw this.#wrongType(isDate ? 'date' : 'dateTime');
    const wanted = isDate ? dateValue(literal) : datetimeValue(literal);
    if (wanted === undefined)
      throw this.#error('INVALID_FIELD', `Invalid ${isDate ? 'date' : 'dateTime'}: ${literal}`);
    if (!inOrder) return (value) => value === wanted;
    return (value) => typeof value === 'string' && inOrder(order(value, wanted));
  }

  /** Days of the user's time zone; a moment is in the range when the user's calendar says so. */
  #inRange(operator: string, range: DayRange): Test {
    const at = (day: number) =>
      this.#family === 'date' ? formatDay(day) : formatDatetime(startOfDay(day, this.#scope.timeZone));
    const [from, to] = [at(range.from), at(range.to)];
    const inOrder = ordering(operator);
    if (inOrder && range.edge !== 'span') {
      const edge = range.edge === 'start' ? from : this.#family === 'date' ? at(range.to - 1) : to;
      return (value) => typeof value === 'string' && inOrder(order(value, edge));
    }
    switch (operator) {
      case '=':
        return (value) => typeof value === 'string' && value >= from && value < to;
      case '<':
        return (value) => typeof value === 'string' && value < from;
      case '<=':
        return (value) => typeof value === 'string' && value < to;
      case '>':
        return (value) => typeof value === 'string' && value >= to;
      default:
        return (value) => typeof value === 'string' && value >= from;
    }
  }
}
