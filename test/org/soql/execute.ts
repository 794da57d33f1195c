import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { type ApiRow, type Json, OrgError } from '../contract.ts';
import type { Row } from '../data/store.ts';
import type { ObjectDef } from '../schema/types.ts';
import { Aggregation, isAggregate } from './aggregate.ts';
import { conditionTree } from './condition-tree.ts';
import { compileFilter, type InnerSelect, type RowTest } from './filter.ts';
import { type Call, expression } from './functions.ts';
import { asList, directed, sortBy, valueOrder } from './order.ts';
import { parseSoql } from './parse.ts';
import { type Path, resolvePath } from './path.ts';
import { type ChildSelect, compileProjection } from './projection.ts';
import { noSuchObject, type QueryContext, type Scope } from './scope.ts';
import type { Statement } from './statement.ts';

const MAX_OFFSET = 2000;
const MAX_SEMI_JOINS = 2;
const MAX_FIELDS_LIMIT = 200;

export interface QueryAnswer {
  rows: ApiRow[];
  totalSize: number;
  /** Records of the answer that the query was FOR VIEW or FOR REFERENCE of. */
  viewed: string[];
}

/** Runs a SOQL statement as one user, over all rows or (for a search) over `candidates` alone. */
export function executeSoql(
  context: QueryContext,
  soql: string,
  includeDeleted: boolean,
  candidates?: Iterable<Row>,
): QueryAnswer {
  const { query, statement, allRows } = parseSoql(soql);
  const name = query.sObject ?? '';
  const object = context.store.schema.object(name);
  if (!object?.queryable || !context.access.readsObject(object)) throw noSuchObject(statement, name);
  const scope: Scope = {
    ...context,
    statement,
    object,
    alias: query.sObjectAlias,
    includeDeleted: includeDeleted || allRows,
  };
  refuse(scope, query);
  const fields = query.fields ?? [];
  const counted = fields.find(
    (one) =>
      one.type === 'FieldFunctionExpression' && isAggregate(one.functionName) && one.parameters.length === 0,
  );
  const isCount = counted !== undefined && fields.length === 1 && !query.groupBy;
  const aggregate =
    query.groupBy !== undefined ||
    (!isCount &&
      fields.some((one) => one.type === 'FieldFunctionExpression' && isAggregate(one.functionName)));
  const found = candidates ?? sources(scope, object);
  if (isCount) {
    if (query.orderBy)
      throw statement.errorOn(
        'order',
        'MALFORMED_QUERY',
        'Non-grouped query that uses overall aggregate functions cannot also use ORDER BY',
      );
    return { rows: [], totalSize: cut(query, filtered(scope, query, found)).length, viewed: [] };
  }
  if (aggregate) {
    if (!query.groupBy && (query.limit !== undefined || query.offset !== undefined)) {
      const clause = query.limit !== undefined ? 'LIMIT' : 'OFFSET';
      throw statement.errorOn(
        clause,
        'MALFORMED_QUERY',
        `Non-grouped query that uses overall aggregate functions cannot also use ${clause}`,
      );
    }
    const aggregation = new Aggregation(scope, query);
    const rows = cut(query, aggregation.run(filtered(scope, query, found)));
    return { rows, totalSize: rows.length, viewed: [] };
  }
  if (query.having) throw statement.errorOn('having', 'MALFORMED_QUERY', "unexpected token: 'HAVING'");
  const project = compileProjection(scope, fields, childSelect(scope));
  const order = compileOrder(scope, query);
  const rows = cut(query, order(filtered(scope, query, found)));
  return {
    rows: rows.map(project),
    totalSize: rows.length,
    viewed: query.for ? rows.map((row) => row.id) : [],
  };
}

/** What is in the language, but not here, or only in Apex: said so, never left out silently. */
function refuse(scope: Scope, query: Query): void {
  const { statement } = scope;
  if (query.withDataCategory)
    throw statement.errorOn(
      'with',
      'MALFORMED_QUERY',
      'WITH DATA CATEGORY is only supported on article objects',
    );
  if (query.for === 'UPDATE')
    throw statement.errorOn('update', 'MALFORMED_QUERY', "unexpected token: 'UPDATE'");
  if (query.update) throw statement.errorOn('update', 'MALFORMED_QUERY', "unexpected token: 'UPDATE'");
  checkLimits(statement, query);
  const all = (query.fields ?? []).find(
    (one) => one.type === 'FieldFunctionExpression' && one.functionName.toUpperCase() === 'FIELDS',
  );
  if (all?.type === 'FieldFunctionExpression') {
    const which = String(all.parameters[0]).toUpperCase();
    if (!['ALL', 'STANDARD', 'CUSTOM'].includes(which))
      throw statement.errorOn(which, 'MALFORMED_QUERY', `unexpected token: '${which}'`);
    // The number of standard fields is known to Salesforce, so only the other two are bounded.
    if (which !== 'STANDARD' && (query.limit ?? Number.POSITIVE_INFINITY) > MAX_FIELDS_LIMIT) {
      throw new OrgError(
        400,
        'MALFORMED_QUERY',
        `The SOQL FIELDS function must have a LIMIT of at most ${MAX_FIELDS_LIMIT}`,
      );
    }
  }
}

function checkLimits(statement: Statement, query: Query | Subquery): void {
  if ((query.offset ?? 0) > MAX_OFFSET) {
    throw statement.errorOn(
      'offset',
      'NUMBER_OUTSIDE_VALID_RANGE',
      `Maximum SOQL offset allowed is ${MAX_OFFSET}`,
    );
  }
}

const cut = <T>(query: Query | Subquery, rows: readonly T[]): T[] => {
  const from = query.offset ?? 0;
  return rows.slice(from, query.limit === undefined ? undefined : from + query.limit);
};

/** The same scope, with errors pointing into one clause. */
const within = (scope: Scope, clause: string): Scope => ({
  ...scope,
  statement: scope.statement.clause(clause),
});

/** Rows a query may see at all. The filter runs before it: it is the cheaper of the two. */
function* sources(scope: Scope, object: ObjectDef): Iterable<Row> {
  if (object.name === 'RecentlyViewed') yield* scope.recentlyViewed();
  else yield* scope.store.rows(object);
}

function filtered(outer: Scope, query: Query | Subquery, rows: Iterable<Row>): Row[] {
  const scope = within(outer, 'where');
  const tests: RowTest[] = [];
  if (!scope.includeDeleted) tests.push((row) => !row.deleted);
  if (query.usingScope) tests.push(usingScope(outer, query.usingScope));
  if (query.where) {
    let joins = 0;
    const inner = innerSelect(scope);
    tests.push(
      compileFilter(scope, conditionTree(query.where, scope.statement), (one) => {
        joins += 1;
        if (joins > MAX_SEMI_JOINS)
          throw scope.statement.errorOn(
            'where',
            'MALFORMED_QUERY',
            `Maximum ${MAX_SEMI_JOINS} semi join sub-selects are allowed`,
          );
        return inner(one);
      }),
    );
  }
  if (scope.object.name !== 'RecentlyViewed') tests.push((row) => scope.access.canRead(row));
  const found: Row[] = [];
  for (const row of rows) if (tests.every((test) => test(row))) found.push(row);
  return found;
}

function usingScope(scope: Scope, name: string): RowTest {
  switch (name.toLowerCase()) {
    case 'everything':
      return () => true;
    case 'mine':
      if (!scope.store.schema.field(scope.object, 'OwnerId')) break;
      return (row) => row.values.OwnerId === scope.userId;
    case 'mru':
      return (row) => scope.lastViewed(row.id) !== null;
  }
  throw scope.statement.errorOn(
    name,
    'INVALID_QUERY_SCOPE',
    `Invalid query scope: ${name} is not supported for ${scope.object.name}`,
  );
}

function compileOrder(outer: Scope, query: Query | Subquery): (rows: Row[]) => Row[] {
  const scope = within(outer, 'order');
  const keys = asList(query.orderBy).map((clause) => {
    const source: string | Call = 'fn' in clause ? clause.fn : clause.field;
    if (typeof source !== 'string' && isAggregate(source.functionName)) {
      throw scope.statement.errorOn(
        source.functionName ?? '',
        'MALFORMED_QUERY',
        'Aggregate functions in ORDER BY need a GROUP BY clause',
      );
    }
    const { path, type, read } = expression(scope, source);
    if (!path.field.sortable) {
      throw scope.statement.errorOn(
        path.written,
        'INVALID_FIELD',
        `field '${path.field.name}' can not be sorted in a query call`,
      );
    }
    return { read, compare: directed(valueOrder(scope, type, path.field), clause) };
  });
  return (rows) => sortBy(rows, keys);
}

/** `IN (SELECT …)`: the inner query sees what the user sees, and selects one id field. */
function innerSelect(outer: Scope): InnerSelect {
  const seen = new Map<string, number>();
  return (query) => {
    const name = query.sObject ?? '';
    const before = seen.get(name.toLowerCase()) ?? 0;
    seen.set(name.toLowerCase(), before + 1);
    const statement = outer.statement.inner(name, before);
    const object = outer.store.schema.object(name);
    if (!object?.queryable || !outer.access.readsObject(object)) throw noSuchObject(statement, name);
    const scope: Scope = { ...outer, statement, object, alias: query.sObjectAlias, includeDeleted: false };
    refuseInner(statement, query, name);
    const path = innerField(scope, query);
    const { field } = path;
    if (object === outer.object && field.type === 'id') {
      throw statement.errorOn(
        name,
        'MALFORMED_QUERY',
        'The inner and outer selects should not be on the same object type',
      );
    }
    const rows = filtered(scope, query, outer.store.rows(object));
    const values = new Set<Json>(rows.map((row) => path.read(row)).filter((value) => value !== null));
    return {
      values,
      objects: field.type === 'id' ? [path.object.name] : field.referenceTo,
      field: field.name,
    };
  };
}

/** What Salesforce does not take in a query in a condition. */
function refuseInner(statement: Statement, query: Query, name: string): void {
  const clauses = {
    group: query.groupBy,
    having: query.having,
    order: query.orderBy,
    limit: query.limit,
    offset: query.offset,
  };
  for (const [word, given] of Object.entries(clauses)) {
    if (given !== undefined)
      throw statement.errorOn(word, 'MALFORMED_QUERY', `unexpected token: '${word.toUpperCase()}'`);
  }
  if (query.where && hasInner(query.where)) {
    throw statement.errorOn(name, 'MALFORMED_QUERY', 'Nesting of semi join sub-selects is not supported');
  }
}

/** The one field that a query in a condition selects: an id or a lookup of its own object. */
function innerField(scope: Scope, query: Query): Path {
  const { statement } = scope;
  const selected = query.fields?.[0];
  if (query.fields?.length !== 1 || (selected?.type !== 'Field' && selected?.type !== 'FieldRelationship')) {
    throw statement.errorOn(
      scope.object.name,
      'MALFORMED_QUERY',
      'semi join sub-selects can only query one field',
    );
  }
  const path = resolvePath(scope, ('rawValue' in selected && selected.rawValue) || selected.field);
  const refuse = (message: string) => statement.errorOn(path.written, 'MALFORMED_QUERY', message);
  if (path.field.type !== 'id' && path.field.type !== 'reference') {
    throw refuse(`The selected field '${path.field.name}' in the subquery must be an id field`);
  }
  if (path.steps.length > 0) {
    throw refuse(`The selected field of a semi join can not be a relationship field: '${path.written}'`);
  }
  return path;
}

function hasInner(clause: unknown): boolean {
  if (typeof clause !== 'object' || clause === null) return false;
  return Object.entries(clause).some(([key, value]) => key === 'valueQuery' || hasInner(value));
}

/** `(SELECT … FROM Contacts)`: compiled once, run per parent by the index of its lookup. */
function childSelect(outer: Scope): ChildSelect {
  return (query) => {
    const { store } = outer;
    const name = query.relationshipName;
    const statement = outer.statement.inner(name);
    const child = store.schema.child(outer.object, name);
    const object = child && store.schema.object(child.childSObject);
    const lookup = object && store.schema.field(object, child.field);
    if (
      !child?.relationshipName ||
      !object ||
      !lookup ||
      !outer.access.readsObject(object) ||
      !outer.access.readsField(object, lookup)
    ) {
      throw statement.errorOn(
        name,
        'INVALID_TYPE',
        `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      );
    }
    const scope: Scope = { ...outer, statement, object, alias: query.sObjectAlias };
    const fields = query.fields ?? [];
    if (
      query.groupBy ||
      fields.some((one) => one.type === 'FieldFunctionExpression' && isAggregate(one.functionName))
    ) {
      throw statement.errorOn(name, 'MALFORMED_QUERY', 'only root queries support aggregate expressions');
    }
    checkLimits(statement, query);
    const project = compileProjection(scope, fields, childSelect(scope));
    const order = compileOrder(scope, query);
    const test = compileChildTest(scope, query);
    return {
      key: child.relationshipName,
      read(parent) {
        const rows = cut(query, order(store.referencing(object, child.field, parent.id).filter(test)));
        if (rows.length === 0) return null;
        return { totalSize: rows.length, done: true, records: rows.map((row) => project(row) as Json) };
      },
    };
  };
}

function compileChildTest(outer: Scope, query: Subquery): RowTest {
  const scope = within(outer, 'where');
  const where = query.where
    ? compileFilter(scope, conditionTree(query.where, scope.statement), innerSelect(scope))
    : () => true;
  return (row) => (scope.includeDeleted || !row.deleted) && where(row) && scope.access.canRead(row);
}
