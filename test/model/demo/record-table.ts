/** Queries for a kind's records, and the Markdown table of their rows. */
import { type ColumnSpec, cite, markdownTable, number, numberColumn, textColumn } from './markdown.ts';
import type { Kind } from './objects/kind.ts';
import type { Row } from './result-table.ts';
import { type Select, select } from './soql.ts';

const MONEY = /amount|revenue|arr__c|price|quantity|cost|minutes|employees|numberof/i;

/** SOQL for a list: Id, name and the columns of the kind. */
export function listQuery(
  kind: Kind,
  query: Omit<Select, 'fields' | 'from'>,
  extra: readonly string[] = [],
): string {
  const fields = ['Id', kind.name, ...kind.columns.map(([field]) => field), ...extra];
  return select({ orderBy: kind.order, ...query, fields, from: kind.object });
}

/** SOQL for how many there are and, where the kind has an amount, how much. */
export function totalsQuery(kind: Kind, query: Pick<Select, 'where' | 'scope'>): string {
  const money = kind.money ? [`SUM(${kind.money}) totalAmount`] : [];
  return select({ ...query, fields: ['COUNT(Id) howMany', ...money], from: kind.object });
}

/** Without the columns named in `without`, which the heading of the answer says already; `more` come before the kind's own. */
export function recordTable(
  kind: Kind,
  rows: readonly Row[],
  without: readonly string[] = [],
  more: ColumnSpec[] = [],
): string {
  const specs: ColumnSpec[] = [
    { title: heading(kind), cell: (row) => cite(row.get(kind.name) || '(no name)', row.get('Id')) },
    ...more,
    ...kind.columns
      .filter(([field]) => !without.includes(field))
      .map(([field, title]) => (MONEY.test(field) ? numberColumn(title, field) : textColumn(title, field))),
  ];
  return markdownTable(specs, rows);
}

function heading(kind: Kind): string {
  return kind.singular.charAt(0).toUpperCase() + kind.singular.slice(1);
}

/** Sum of a column over the rows given; undefined when none of them has a number there. */
export function sum(rows: readonly Row[], column: string): number | undefined {
  const values = rows.map((row) => row.number(column)).filter((value) => value !== undefined);
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
}

/** `, 1,234,000 in total`, or nothing where there is no amount. */
export function inTotal(amount: number | undefined, kind: Kind): string {
  if (amount === undefined) return '';
  // What an amount is goes without saying; revenue and ARR do not.
  const what = kind.money === 'Amount' ? '' : `${moneyHeading(kind)} `;
  return `, ${what}${number(amount)} in total`;
}

/** `amount`, `annual revenue`, `ARR`. */
export function moneyHeading(kind: Kind): string {
  const heading = kind.columns.find(([field]) => field === kind.money)?.[1] ?? 'amount';
  return heading === heading.toUpperCase() ? heading : heading.toLowerCase();
}

/** Columns that name the record everything hangs on: of no use when that record is the subject. */
export function parentColumns(object: string | undefined): readonly string[] {
  if (object === 'Account') return ['Account.Name', 'Account__r.Name'];
  if (object === 'User') return ['Owner.Name'];
  return [];
}
