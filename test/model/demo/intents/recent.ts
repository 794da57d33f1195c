import type { Intent } from '../intent.ts';
import { cite, failureText, markdownTable, nothingFound, paragraphs, textColumn } from '../markdown.ts';
import { rowsOf } from '../outcome.ts';
import { select } from '../soql.ts';
import { queryRecords } from '../tool-call.ts';

/** What the user looked at last, in whatever object. */
export const recent: Intent = {
  name: 'recent',
  examples: ['What did I look at recently?', 'My recently viewed records'],
  matches: ({ question }) =>
    /\b(recently viewed|recent (records|items)|(did|have|was) i (look(ed)?|view(ed)?|open(ed)?|work(ed|ing)?))\b/.test(
      question.text,
    ),
  *plan() {
    const soql = select({
      fields: ['Id', 'Name', 'Type', 'LastViewedDate'],
      from: 'RecentlyViewed',
      where: ['LastViewedDate != null'],
      orderBy: 'LastViewedDate DESC',
      limit: 15,
    });
    const [outcome] = yield [queryRecords(soql, 'Recently viewed')];
    if (outcome?.failure !== undefined) return failureText(outcome, 'your recent records');
    const rows = rowsOf(outcome);
    if (rows.length === 0) return nothingFound('recently viewed records');
    return paragraphs(
      `The last **${rows.length}** records you looked at:`,
      markdownTable(
        [
          { title: 'Record', cell: (row) => cite(row.get('Name'), row.get('Id')) },
          textColumn('Object', 'Type'),
          textColumn('Viewed', 'LastViewedDate'),
        ],
        rows,
      ),
    );
  },
};
