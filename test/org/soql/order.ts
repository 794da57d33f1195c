import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { Json } from '../contract.ts';
import type { FieldDef, FieldType } from '../schema/types.ts';
import { collator, familyOf } from './compare.ts';
import type { Scope } from './scope.ts';

export type Comparison3 = (a: Json, b: Json) => number;

/** Ascending order of two values of one type, empty ones aside. Picklists sort as Setup lists them. */
export function valueOrder(scope: Scope, type: FieldType, field: FieldDef): Comparison3 {
  if ((type === 'picklist' || type === 'multipicklist') && field.picklistValues.length > 0) {
    const place = new Map(field.picklistValues.map((entry, at) => [entry.value, at]));
    const last = field.picklistValues.length;
    const rank = (value: Json) => place.get(String(value)) ?? last;
    return (a, b) => rank(a) - rank(b) || String(a).localeCompare(String(b));
  }
  if (familyOf(type) === 'text') {
    const { compare } = collator(scope.locale);
    return (a, b) => compare(String(a), String(b));
  }
  return (a, b) => (a === b ? 0 : (a as number) < (b as number) ? -1 : 1);
}

/** Adds direction and the place of empty values, which come first unless the query says otherwise. */
export function directed(
  compare: Comparison3,
  { order, nulls }: Pick<OrderByClause, 'order' | 'nulls'>,
): Comparison3 {
  const empty = nulls === 'LAST' ? 1 : -1;
  const sign = order === 'DESC' ? -1 : 1;
  return (a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? empty : -empty;
    return sign * compare(a, b);
  };
}

export const asList = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Sorts by several keys, worked out once per item; items with equal keys keep their order. */
export function sortBy<T>(
  items: readonly T[],
  keys: readonly { read(item: T): Json; compare: Comparison3 }[],
): T[] {
  if (keys.length === 0) return [...items];
  const decorated = items.map((item) => ({ item, values: keys.map((key) => key.read(item)) }));
  decorated.sort((a, b) => {
    for (let at = 0; at < keys.length; at += 1) {
      const sign = keys[at]?.compare(a.values[at] ?? null, b.values[at] ?? null) ?? 0;
      if (sign !== 0) return sign;
    }
    return 0;
  });
  return decorated.map(({ item }) => item);
}
