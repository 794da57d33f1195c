import type { Query } from '@jetstreamapp/soql-parser-js';
import type { ApiRow, Json } from '../contract.ts';
import type { Row } from '../data/store.ts';
import { Comparer } from './compare.ts';
import { type Condition, conditionTree } from './condition-tree.ts';
import { valueTest } from './filter.ts';
import { type Call, type Expression, expression } from './functions.ts';
import { asList, type Comparison3, directed, sortBy, valueOrder } from './order.ts';
import type { Scope } from './scope.ts';

const NAMES = new Set(['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX']);
const NUMERIC = new Set(['int', 'double', 'currency', 'percent']);

export const isAggregate = (name: string | undefined): boolean => NAMES.has((name ?? '').toUpperCase());

/** One group: the rows of it, and which of the grouping values hold (a subtotal of ROLLUP leaves some open). */
interface Group {
  rows: Row[];
  /** Grouping expression's key → value; missing in a subtotal over it. */
  keys: Map<string, Json>;
}

/** A value of a group. */
type GroupRead = (group: Group) => Json;

const total = (values: Json[]): number => values.reduce<number>((sum, value) => sum + Number(value), 0);

/** Decimals add up exactly in Salesforce; binary fractions drift in the last places, which are cut off. */
const exact = (value: number, places: number): number => Number(value.toFixed(Math.min(places, 15)));

function compute(name: string, values: Json[], compare: Comparison3, scale: number): Json {
  const present = values.filter((value) => value !== null);
  switch (name) {
    case 'COUNT':
      return present.length;
    case 'COUNT_DISTINCT':
      return new Set(present.map((value) => (typeof value === 'string' ? value.toLowerCase() : value))).size;
    case 'SUM':
      return present.length === 0 ? null : exact(total(present), scale);
    case 'AVG':
      return present.length === 0 ? null : exact(total(present) / present.length, scale + 6);
    default: {
      const sign = name === 'MIN' ? 1 : -1;
      return present.reduce<Json>(
        (best, value) => (best === null || sign * compare(value, best) < 0 ? value : best),
        null,
      );
    }
  }
}

/** Compiles and runs a query with aggregate functions or GROUP BY over the rows its filter left. */
export class Aggregation {
  /** Narrowed to the clause being compiled, so that errors point there. */
  #scope: Scope;
  readonly #query: Query;
  readonly #groupBy: Expression[];
  readonly #rollup: 'ROLLUP' | 'CUBE' | undefined;

  constructor(scope: Scope, query: Query) {
    this.#scope = scope;
    this.#query = query;
    const clauses = asList(query.groupBy);
    const first = clauses[0];
    const wrapper = first && 'fn' in first ? first.fn.functionName?.toUpperCase() : undefined;
    this.#rollup = wrapper === 'ROLLUP' || wrapper === 'CUBE' ? wrapper : undefined;
    const sources: (string | Call)[] =
      this.#rollup && first && 'fn' in first
        ? (first.fn.parameters ?? []).map((one) => one as string | Call)
        : clauses.map((clause) => ('fn' in clause ? clause.fn : clause.field));
    this.#groupBy = this.#within('group', () => sources.map((source) => this.#groupable(source)));
  }

  #within<T>(clause: string, compile: () => T): T {
    const outer = this.#scope;
    this.#scope = { ...outer, statement: outer.statement.clause(clause) };
    const result = compile();
    this.#scope = outer;
    return result;
  }

  #groupable(source: string | Call): Expression {
    if (typeof source !== 'string' && isAggregate(source.functionName)) {
      throw this.#malformed(source.functionName ?? '', `unexpected token: '${source.functionName}'`);
    }
    const found = expression(this.#scope, source);
    if (typeof source === 'string' && !found.path.field.groupable) {
      throw this.#scope.statement.errorOn(
        source,
        'MALFORMED_QUERY',
        `field '${found.path.field.name}' can not be grouped in a query call`,
      );
    }
    return found;
  }

  #malformed(word: string, message: string): Error {
    return this.#scope.statement.errorOn(word, 'MALFORMED_QUERY', message);
  }

  run(rows: readonly Row[]): ApiRow[] {
    const columns = this.#columns();
    const { having: clause } = this.#query;
    const having = clause
      ? this.#within('having', () => this.#having(conditionTree(clause, this.#scope.statement)))
      : () => true;
    const order = this.#within('order', () => this.#order());
    const groups = sortBy(this.#groups(rows).filter(having), order);
    return groups.map((group) => {
      const out: ApiRow = { attributes: { type: 'AggregateResult' } };
      for (const { key, read } of columns) out[key] = read(group);
      return out;
    });
  }

  #groups(rows: readonly Row[]): Group[] {
    if (this.#groupBy.length === 0) return [{ rows: [...rows], keys: new Map() }];
    return this.#groupingSets().flatMap((set) => this.#groupedBy(rows, set));
  }

  /** GROUP BY has one set of expressions; ROLLUP drops them from the right, CUBE in every combination. */
  #groupingSets(): Expression[][] {
    const all = this.#groupBy;
    if (!this.#rollup) return [all];
    if (this.#rollup === 'ROLLUP') return all.map((_, at) => all.slice(0, all.length - at)).concat([[]]);
    const sets: Expression[][] = [];
    for (let mask = 2 ** all.length - 1; mask >= 0; mask -= 1) {
      sets.push(all.filter((_, at) => (mask >> (all.length - 1 - at)) & 1));
    }
    return sets;
  }

  #groupedBy(rows: readonly Row[], set: readonly Expression[]): Group[] {
    const groups = new Map<string, Group>();
    for (const row of rows) {
      const values = set.map((one) => one.read(row));
      const id = JSON.stringify(
        values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)),
      );
      const group = groups.get(id);
      if (group) group.rows.push(row);
      else
        groups.set(id, { rows: [row], keys: new Map(set.map((one, at) => [one.key, values[at] ?? null])) });
    }
    if (set.length === 0 && rows.length > 0 && groups.size === 0)
      groups.set('', { rows: [...rows], keys: new Map() });
    const sorting = set.map((one) => ({
      read: (group: Group) => group.keys.get(one.key) ?? null,
      compare: directed(valueOrder(this.#scope, one.type, one.path.field), {}),
    }));
    return sortBy([...groups.values()], sorting);
  }

  #columns(): { key: string; read: GroupRead }[] {
    const columns: { key: string; read: GroupRead }[] = [];
    const taken = new Set<string>();
    let unnamed = 0;
    const push = (key: string, read: GroupRead) => {
      if (taken.has(key.toLowerCase())) throw this.#malformed(key, `duplicate alias: ${key}`);
      taken.add(key.toLowerCase());
      columns.push({ key, read });
    };
    for (const selected of this.#query.fields ?? []) {
      if (selected.type === 'FieldFunctionExpression') {
        const { read } = this.#groupValue(selected, selected.rawValue ?? '');
        if (selected.alias) push(selected.alias, read);
        else {
          push(`expr${unnamed}`, read);
          unnamed += 1;
        }
      } else if (selected.type === 'Field' || selected.type === 'FieldRelationship') {
        const written = ('rawValue' in selected && selected.rawValue) || selected.field;
        const alias = 'alias' in selected ? selected.alias : undefined;
        const { read, path } = this.#groupValue(written, written);
        push(alias ?? path?.field.name ?? written, read);
      } else {
        throw this.#malformed('(', 'Aggregate queries can not have subqueries or TYPEOF in the SELECT list');
      }
    }
    return columns;
  }

  /** A column, HAVING or ORDER BY expression of a group: an aggregate, or one of the grouping expressions. */
  #groupValue(
    source: string | Call,
    written: string,
  ): { read: GroupRead; type: Expression['type']; path: Expression['path'] | undefined } {
    if (typeof source !== 'string' && source.functionName?.toUpperCase() === 'GROUPING') {
      const { key } = expression(this.#scope, String(source.parameters?.[0] ?? ''));
      if (!this.#rollup)
        throw this.#malformed('GROUPING', 'GROUPING is only allowed with GROUP BY ROLLUP or CUBE');
      return { read: (group) => (group.keys.has(key) ? 0 : 1), type: 'int', path: undefined };
    }
    if (typeof source !== 'string' && isAggregate(source.functionName)) return this.#aggregate(source);
    const found = expression(this.#scope, source);
    const base = typeof source === 'string' ? found : expression(this.#scope, innermost(source));
    const key = this.#groupBy.some((one) => one.key === found.key) ? found.key : undefined;
    if (key !== undefined)
      return { read: (group) => group.keys.get(key) ?? null, type: found.type, path: found.path };
    // toLabel and FORMAT of a grouped field: any row of the group will do.
    if (this.#groupBy.some((one) => one.key === base.key)) {
      const read: GroupRead = (group) =>
        group.keys.has(base.key) && group.rows[0] ? found.read(group.rows[0]) : null;
      return { read, type: found.type, path: found.path };
    }
    throw this.#malformed(base.path.written, `Field must be grouped or aggregated: ${written}`);
  }

  #aggregate(call: Call): {
    read: GroupRead;
    type: Expression['type'];
    path: Expression['path'] | undefined;
  } {
    const name = (call.functionName ?? '').toUpperCase();
    const [parameter] = call.parameters ?? [];
    if (parameter === undefined) {
      if (name !== 'COUNT') throw this.#malformed(call.functionName ?? '', `unexpected token: ')'`);
      throw this.#malformed(
        call.functionName ?? '',
        'count() must be the only element in the select list, without GROUP BY',
      );
    }
    const inner = expression(this.#scope, parameter as string | Call);
    const { field, written } = inner.path;
    const numeric = NUMERIC.has(inner.type);
    const fits =
      field.aggregatable &&
      (name === 'SUM' || name === 'AVG'
        ? numeric
        : !['id', 'reference'].includes(inner.type) || name.startsWith('COUNT'));
    if (!fits)
      throw this.#malformed(written, `field ${field.name} does not support aggregate operator ${name}`);
    if (this.#groupBy.some((one) => one.key === inner.key) && !name.startsWith('COUNT')) {
      throw this.#malformed(written, `Grouped field should not be aggregated: ${field.name}`);
    }
    const compare = valueOrder(this.#scope, inner.type, field);
    const type = name.startsWith('COUNT') ? 'int' : name === 'AVG' ? 'double' : inner.type;
    return {
      read: (group) =>
        compute(
          name,
          group.rows.map((row) => inner.read(row)),
          compare,
          field.scale,
        ),
      type,
      path: inner.path,
    };
  }

  #having(condition: Condition): (group: Group) => boolean {
    switch (condition.kind) {
      case 'and': {
        const parts = condition.parts.map((part) => this.#having(part));
        return (group) => parts.every((part) => part(group));
      }
      case 'or': {
        const parts = condition.parts.map((part) => this.#having(part));
        return (group) => parts.some((part) => part(group));
      }
      case 'not': {
        const part = this.#having(condition.part);
        return (group) => !part(group);
      }
      default: {
        const { test } = condition;
        const written = test.fn?.rawValue ?? test.field ?? '';
        const { read, type, path } = this.#groupValue(test.fn ?? test.field ?? '', written);
        const matches = valueTest(
          new Comparer(this.#scope, { name: path?.field.name ?? written, written, type }),
          test,
        );
        return (group) => matches(read(group));
      }
    }
  }

  #order(): { read: GroupRead; compare: Comparison3 }[] {
    const clauses = asList(this.#query.orderBy);
    if (clauses.length > 0 && this.#groupBy.length === 0) {
      throw this.#malformed(
        'order',
        'Non-grouped query that uses overall aggregate functions cannot also use ORDER BY',
      );
    }
    return clauses.map((clause) => {
      const source = 'fn' in clause ? clause.fn : clause.field;
      const written = 'fn' in clause ? (clause.fn.rawValue ?? '') : clause.field;
      const { read, type, path } = this.#groupValue(source, written);
      const field = path?.field;
      const compare: Comparison3 = field
        ? valueOrder(this.#scope, type, field)
        : (a, b) => Number(a) - Number(b);
      return { read, compare: directed(compare, clause) };
    });
  }
}

/** The field inside a call, however deep. */
function innermost(call: Call): string {
  const [parameter] = call.parameters ?? [];
  return typeof parameter === 'object' && parameter !== null
    ? innermost(parameter as Call)
    : String(parameter ?? '');
}
