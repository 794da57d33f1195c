import type { Query } from '@jetstreamapp/soql-parser-js';
import type { Json } from '../contract.ts';
import type { Row } from '../data/store.ts';
import { Comparer, type Test } from './compare.ts';
import type { Comparison, Condition } from './condition-tree.ts';
import { expression } from './functions.ts';
import { resolvePath } from './path.ts';
import type { Scope } from './scope.ts';

export type RowTest = (row: Row) => boolean;

/** Runs the query of a semi-join: the values of its one field, and the object that field's ids are of. */
export type InnerSelect = (query: Query) => { values: Set<Json>; objects: readonly string[]; field: string };

const list = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const AGGREGATES = /^(?:COUNT|COUNT_DISTINCT|SUM|AVG|MIN|MAX)$/i;

/** The test that one comparison's right side makes. */
export function valueTest(comparer: Comparer, test: Comparison): Test {
  const values = list(test.value);
  const types = list(test.literalType);
  const not =
    (inner: Test): Test =>
    (value) =>
      !inner(value);
  switch (test.operator.toUpperCase()) {
    case 'IN':
      return comparer.isOneOf(values, types);
    case 'NOT IN':
      return not(comparer.isOneOf(values, types));
    case 'INCLUDES':
      return comparer.includes(values, types);
    case 'EXCLUDES':
      return not(comparer.includes(values, types));
    default:
      return comparer.test(test.operator.toUpperCase(), values[0] ?? 'NULL', types[0] ?? 'NULL');
  }
}

/** Compiles a WHERE clause into a test of rows. */
export function compileFilter(scope: Scope, condition: Condition, inner: InnerSelect): RowTest {
  switch (condition.kind) {
    case 'and': {
      const parts = condition.parts.map((part) => compileFilter(scope, part, inner));
      return (row) => parts.every((part) => part(row));
    }
    case 'or': {
      if (condition.parts.some((part) => part.kind === 'test' && part.test.valueQuery)) {
        throw scope.statement.errorOn(
          'or',
          'MALFORMED_QUERY',
          "Semi join sub-selects are not allowed with the 'OR' operator",
        );
      }
      const parts = condition.parts.map((part) => compileFilter(scope, part, inner));
      return (row) => parts.some((part) => part(row));
    }
    case 'not': {
      const part = compileFilter(scope, condition.part, inner);
      return (row) => !part(row);
    }
    default:
      return compileComparison(scope, condition.test, inner);
  }
}

function compileComparison(scope: Scope, test: Comparison, inner: InnerSelect): RowTest {
  if (test.valueQuery) return semiJoin(scope, test, inner);
  if (test.fn && AGGREGATES.test(test.fn.functionName ?? '')) {
    throw scope.statement.errorOn(
      test.fn.functionName ?? '',
      'MALFORMED_QUERY',
      'Aggregate functions are only allowed in SELECT, HAVING and ORDER BY',
    );
  }
  const operand = expression(scope, test.fn ?? test.field ?? '');
  const { field, written } = operand.path;
  if (!field.filterable) {
    throw scope.statement.errorOn(
      written,
      'INVALID_FIELD',
      `field '${field.name}' can not be filtered in a query call`,
    );
  }
  const matches = valueTest(new Comparer(scope, { name: field.name, written, type: operand.type }), test);
  return (row) => matches(operand.read(row));
}

function semiJoin(scope: Scope, test: Comparison, inner: InnerSelect): RowTest {
  const outer = resolvePath(scope, test.field ?? '');
  const malformed = (message: string) => scope.statement.errorOn(outer.written, 'MALFORMED_QUERY', message);
  if (outer.field.type !== 'id' && outer.field.type !== 'reference') {
    throw malformed(
      `The left operand field in the where expression for outer query should be an id field, cannot use: '${outer.field.name}'`,
    );
  }
  if (outer.steps.length > 0) {
    throw malformed(`The left operand of a semi join can not be a relationship field: '${outer.written}'`);
  }
  const operator = test.operator.toUpperCase();
  if (operator !== 'IN' && operator !== 'NOT IN') throw malformed(`unexpected token: '${test.operator}'`);
  const { values, objects, field } = inner(test.valueQuery as Query);
  const outerObjects = outer.field.type === 'id' ? [outer.object.name] : outer.field.referenceTo;
  if (!objects.some((name) => outerObjects.includes(name))) {
    throw malformed(
      `The selected field '${field}' in the subquery and the left operand field in the where expression in the outer query '${outer.field.name}' should point to the same object type`,
    );
  }
  return operator === 'IN' ? (row) => values.has(outer.read(row)) : (row) => !values.has(outer.read(row));
}
