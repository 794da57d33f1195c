/** Builds SOQL. Values enter it only through `quote`, ids only through `id`. */

/** A text as SOQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll(/[\\'"]/g, '\\$&').replaceAll(/\s+/g, ' ')}'`;
}

/** A text for LIKE, found anywhere in the field. */
export function quoteLike(text: string): string {
  return quote(text).replace(/^'(.*)'$/, (_, inner: string) => `'%${inner.replaceAll(/[%_]/g, '\\$&')}%'`);
}

/** An id as SOQL literal; throws for anything that is none. */
export function id(value: string): string {
  if (!/^[a-zA-Z0-9]{15}([a-zA-Z0-9]{3})?$/.test(value)) throw new Error(`Not a record id: ${value}`);
  return `'${value}'`;
}

export interface Select {
  fields: readonly string[];
  from: string;
  where?: readonly (string | undefined)[];
  groupBy?: readonly string[];
  orderBy?: string;
  limit?: number;
  scope?: string;
}

export function select(query: Select): string {
  const where = (query.where ?? []).filter((condition) => condition !== undefined && condition !== '');
  return [
    `SELECT ${[...new Set(query.fields)].join(', ')} FROM ${query.from}`,
    query.scope && `USING SCOPE ${query.scope}`,
    where.length > 0 && `WHERE ${where.join(' AND ')}`,
    query.groupBy?.length && `GROUP BY ${query.groupBy.join(', ')}`,
    query.orderBy && `ORDER BY ${query.orderBy}`,
    query.limit !== undefined && `LIMIT ${query.limit}`,
  ]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ');
}
