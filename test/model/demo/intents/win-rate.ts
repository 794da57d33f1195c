import { filtersOf } from '../filters.ts';
import type { Intent } from '../intent.ts';
import {
  failureText,
  markdownTable,
  nothingFound,
  number,
  numberColumn,
  paragraphs,
  percent,
} from '../markdown.ts';
import { opportunity } from '../objects/sales.ts';
import { rowsOf } from '../outcome.ts';
import { select } from '../soql.ts';
import { queryRecords } from '../tool-call.ts';

/** Won against lost, this quarter unless the question says when. */
export const winRate: Intent = {
  name: 'win-rate',
  examples: ['What is our win rate this quarter?', 'Won vs lost last year'],
  matches: ({ question }) =>
    /\b(win rate|won (vs|versus|against|and|or) lost|lost (vs|versus|against|and|or) won)\b/.test(
      question.text,
    ),
  *plan(asked) {
    const text = asked.question.text.replaceAll(/\b(won|lost|win)\b/g, '');
    const filters = filtersOf({ ...asked, question: { ...asked.question, text } }, opportunity);
    const when =
      filters.after.length > 0 ? filters.after.join(' ').replace('closing', 'closed') : 'closed this quarter';
    const where = ['IsClosed = true', ...filters.where];
    if (filters.after.length === 0) where.push('CloseDate = THIS_QUARTER');
    const soql = select({
      fields: ['IsWon', 'COUNT(Id) howMany', 'SUM(Amount) totalAmount'],
      from: 'Opportunity',
      where,
      groupBy: ['IsWon'],
      ...(filters.scope === undefined ? {} : { scope: filters.scope }),
    });
    const [outcome] = yield [queryRecords(soql, `Opportunities ${when}`)];
    if (outcome?.failure !== undefined) return failureText(outcome, 'the closed opportunities');
    const rows = rowsOf(outcome);
    if (rows.length === 0) return nothingFound(`opportunities ${when}`);
    const sumOf = (won: boolean, column: string) =>
      rows
        .filter((row) => (row.get('IsWon') === 'true') === won)
        .reduce((sum, row) => sum + (row.number(column) ?? 0), 0);
    const won = sumOf(true, 'howMany');
    const all = won + sumOf(false, 'howMany');
    const wonAmount = sumOf(true, 'totalAmount');
    const allAmount = wonAmount + sumOf(false, 'totalAmount');
    return paragraphs(
      `Of **${number(all)}** opportunities ${when}, **${number(won)}** were won: a win rate of **${percent(won, all)}** by number and **${percent(wonAmount, allAmount)}** by amount.`,
      markdownTable(
        [
          { title: 'Outcome', cell: (row) => (row.get('IsWon') === 'true' ? 'Won' : 'Lost') },
          numberColumn('Opportunities', 'howMany'),
          numberColumn('Amount', 'totalAmount'),
        ],
        rows,
      ),
    );
  },
};
