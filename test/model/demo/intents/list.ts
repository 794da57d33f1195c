import { filtersOf, phrase } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { count, failureText, nothingFound, number, paragraphs, partNote } from '../markdown.ts';
import { rowsOf, tableOf } from '../outcome.ts';
import { inTotal, listQuery, recordTable, totalsQuery } from '../record-table.ts';
import { id } from '../soql.ts';
import { withAccount } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';
import { unreadNote } from '../unread.ts';

const SHOWN = 15;

/** A list of one kind of record with whatever conditions the question names. */
export const list: Intent = {
  name: 'list',
  examples: [
    'Opportunities closing this month',
    'Which deals close next quarter?',
    'My tasks due this week',
    'Show open high-priority cases',
    'Leads created in the last 7 days',
    'Which opportunities are past their close date?',
    'Deals won this quarter',
    'Renewals at risk',
  ],
  matches: ({ question, page }) => {
    const [kind, ...others] = question.kinds;
    // "Is this deal at risk?" on a deal is about that one record, and no list.
    const onlyThis =
      kind !== undefined &&
      kind.object === page.object &&
      new RegExp(`\\bthis (?:${kind.words})\\b`).test(question.text);
    return kind !== undefined && !(onlyThis && others.length === 0);
  },
  *plan(given) {
    const scoped = yield* withAccount(given);
    if ('answer' in scoped) return scoped.answer;
    const { asked } = scoped;
    const kind = asked.question.kinds[0];
    if (!kind) return '';
    const filters = filtersOf(asked, kind);
    if (/\bother\b/.test(asked.question.text) && given.page.recordId && kind.object === given.page.object) {
      filters.where.push(`Id != ${id(given.page.recordId)}`);
      filters.before.unshift('other');
    }
    const what = phrase(filters, kind.plural);
    const { where, scope } = filters;
    const inScope = scope === undefined ? {} : { scope };
    const [rowsOutcome, totals] = yield [
      queryRecords(listQuery(kind, { where, ...inScope, limit: SHOWN }), what),
      queryRecords(totalsQuery(kind, { where, ...inScope }), `How many ${what}`),
    ];
    if (rowsOutcome?.failure !== undefined) return failureText(rowsOutcome, what);
    const rows = rowsOf(rowsOutcome);
    if (rows.length === 0) return nothingFound(what);
    const howMany = rowsOf(totals)[0]?.number('howMany') ?? tableOf(rowsOutcome).total ?? rows.length;
    const amount = rowsOf(totals)[0]?.number('totalAmount');
    const singular = phrase(filters, kind.singular);
    return paragraphs(
      `**${count(howMany, singular, what)}**${inTotal(amount, kind)}:`,
      recordTable(kind, rows),
      howMany > rows.length
        ? `Shown are the first ${number(rows.length)}. Ask for a narrower list to see the others.`
        : partNote(tableOf(rowsOutcome), rows.length),
      unreadNote(asked.question, what),
    );
  },
};
