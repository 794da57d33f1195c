import { filtersOf } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { count, failureText, nothingFound, paragraphs, textColumn } from '../markdown.ts';
import { account, contact, lead } from '../objects/customers.ts';
import { opportunity } from '../objects/sales.ts';
import { rowsOf } from '../outcome.ts';
import { daysIn } from '../period.ts';
import { listQuery, recordTable, totalsQuery } from '../record-table.ts';
import { queryRecords } from '../tool-call.ts';
import { unreadNote } from '../unread.ts';

/** Objects with a Last Activity date. */
const KINDS = [opportunity, lead, contact, account];
const SHOWN = 20;

/** Records that nobody has touched for a while. */
export const noActivity: Intent = {
  name: 'no-activity',
  examples: [
    'Which accounts have no activity in the last 30 days?',
    'Open deals without activity for 2 weeks',
    'Neglected leads',
  ],
  matches: ({ question }) =>
    question.kinds.some((kind) => KINDS.includes(kind)) &&
    /\b((no|without|any|lack(ing)?)\b.*\bactivit|neglected|untouched|gone quiet|not (been )?(contacted|touched)|stale|inactive for)/.test(
      question.text,
    ),
  *plan(asked) {
    const kind = asked.question.kinds.find((candidate) => KINDS.includes(candidate)) ?? account;
    const days = daysIn(asked.question.text, 90);
    // The days in the question say how long, not when: no period of their own.
    const text = asked.question.text.replaceAll(
      /\b(in|for|since|within)?( the)?( last| past)? \d{1,3} (day|week|month)s?\b/g,
      '',
    );
    const filters = filtersOf({ ...asked, question: { ...asked.question, text } }, kind);
    const where = [...filters.where, `(LastActivityDate = null OR LastActivityDate < LAST_N_DAYS:${days})`];
    const query = { where, ...(filters.scope === undefined ? {} : { scope: filters.scope }) };
    const orderBy = 'LastActivityDate NULLS FIRST';
    const what = [...filters.before, kind.plural].join(' ');
    const [outcome, totals] = yield [
      queryRecords(
        listQuery(kind, { ...query, orderBy, limit: SHOWN }, ['LastActivityDate']),
        `Quiet ${what}`,
      ),
      queryRecords(totalsQuery(kind, query), `How many quiet ${what}`),
    ];
    if (outcome?.failure !== undefined) return failureText(outcome, what);
    const rows = rowsOf(outcome);
    const quiet = `without activity in the last ${days} days`;
    if (rows.length === 0) return nothingFound(`${what} ${quiet}`);
    const howMany = rowsOf(totals)[0]?.number('howMany') ?? rows.length;
    const last = { ...textColumn('Last activity', 'LastActivityDate') };
    const never = { title: last.title, cell: (row: (typeof rows)[number]) => last.cell(row) || 'never' };
    return paragraphs(
      `**${count(howMany, kind.singular, what)}** ${quiet}:`,
      recordTable(kind, rows, [], [never]),
      howMany > rows.length && `Shown are the ${rows.length} that have been quiet longest.`,
      unreadNote(asked.question, `${what} ${quiet}`),
    );
  },
};
