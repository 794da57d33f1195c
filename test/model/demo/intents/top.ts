import { filtersOf, phrase } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { failureText, nothingFound, number, numberColumn, paragraphs, textColumn } from '../markdown.ts';
import type { Kind } from '../objects/kind.ts';
import { isWhole, rowsOf, tableOf } from '../outcome.ts';
import { howMany } from '../question.ts';
import { listQuery, recordTable, sum } from '../record-table.ts';
import { withAccount } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';
import { unreadNote } from '../unread.ts';

const WORDS =
  /\b(top|biggest|largest|highest|most valuable|smallest|lowest|newest|latest|most recent|oldest|longest)\b/;

/** The first so many records by an amount or an age. */
export const top: Intent = {
  name: 'top',
  examples: [
    'Top 10 open opportunities by amount',
    'The 5 largest accounts by annual revenue',
    'Oldest open cases',
  ],
  matches: ({ question }) => WORDS.test(question.text) && question.kinds.length > 0,
  *plan(given) {
    const scoped = yield* withAccount(given);
    if ('answer' in scoped) return scoped.answer;
    const { asked } = scoped;
    const kind = asked.question.kinds[0];
    if (!kind) return '';
    const n = howMany(asked.question, 10);
    const order = orderOf(asked.question.text, kind);
    const filters = filtersOf(asked, kind);
    const { where, scope } = filters;
    const query = { where, orderBy: `${order.field} ${order.direction} NULLS LAST`, limit: n };
    const what = phrase(filters, kind.plural);
    const soql = listQuery(kind, scope === undefined ? query : { ...query, scope }, [order.field]);
    const [outcome] = yield [queryRecords(soql, `${order.said} ${n} ${what}`)];
    if (outcome?.failure !== undefined) return failureText(outcome, what);
    const rows = rowsOf(outcome);
    if (rows.length === 0) return nothingFound(what);
    const extra = kind.columns.some(([field]) => field === order.field) ? [] : [column(order)];
    const amount =
      order.field === kind.money && isWhole(tableOf(outcome)) ? sum(rows, order.field) : undefined;
    return paragraphs(
      `The ${rows.length} ${order.said} ${what}${order.by}:`,
      recordTable(kind, rows, [], extra),
      amount !== undefined && `Together: **${number(amount)}**.`,
      unreadNote(asked.question, what),
    );
  },
};

interface Order {
  field: string;
  direction: 'ASC' | 'DESC';
  /** `largest`, `oldest`. */
  said: string;
  by: string;
}

function orderOf(text: string, kind: Kind): Order {
  if (/\b(newest|latest|most recent)\b/.test(text))
    return { field: 'CreatedDate', direction: 'DESC', said: 'newest', by: '' };
  if (/\b(oldest|longest)\b/.test(text))
    return { field: 'CreatedDate', direction: 'ASC', said: 'oldest', by: '' };
  const named = Object.entries(kind.sorts ?? {}).find(([words]) =>
    new RegExp(`\\bby\\b.*\\b${words}\\b`).test(text),
  );
  const field = named?.[1] ?? kind.money ?? 'CreatedDate';
  const by = named ? ` by ${named[0]}` : '';
  // By a date, the first come first.
  if (/Date$/.test(field) && field !== 'CreatedDate') return { field, direction: 'ASC', said: 'first', by };
  if (field === 'CreatedDate') return { field, direction: 'DESC', said: 'newest', by };
  return /\b(smallest|lowest)\b/.test(text)
    ? { field, direction: 'ASC', said: 'smallest', by }
    : { field, direction: 'DESC', said: 'largest', by };
}

function column({ field }: Order) {
  const title = field
    .replace(/__c$/, '')
    .replaceAll('_', ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2');
  return /Date/.test(field) ? textColumn(title, field) : numberColumn(title, field);
}
