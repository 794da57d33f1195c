import type { Intent } from '../intent.ts';
import { count, failureText, nothingFound, paragraphs, plain } from '../markdown.ts';
import { kindOf } from '../objects/all.ts';
import { rowsOf } from '../outcome.ts';
import { inTotal, listQuery, recordTable, totalsQuery } from '../record-table.ts';
import { queryRecords } from '../tool-call.ts';

const SHOWN = 15;

/** On a list view: what its object holds. The view's own filters are not known here, and the answer says so. */
export const thisList: Intent = {
  name: 'this-list',
  examples: ['What is in this list?', 'Summarise this list view'],
  matches: ({ question }) => /\b(this|the|these) (list|view|records)\b/.test(question.text),
  *plan({ page }) {
    const kind = kindOf(page.object);
    if (!kind)
      return `I do not know the object of this page${page.object ? ` (${plain(page.object)})` : ''}, so I cannot list it.`;
    const [outcome, totals] = yield [
      queryRecords(listQuery(kind, { limit: SHOWN }), `All ${kind.plural}`),
      queryRecords(totalsQuery(kind, {}), `How many ${kind.plural}`),
    ];
    if (outcome?.failure !== undefined) return failureText(outcome, kind.plural);
    const rows = rowsOf(outcome);
    if (rows.length === 0) return nothingFound(kind.plural);
    const total = rowsOf(totals)[0];
    const howMany = total?.number('howMany') ?? rows.length;
    return paragraphs(
      `You can see **${count(howMany, kind.singular, kind.plural)}**${inTotal(total?.number('totalAmount'))}. The filters of the list view itself are not applied here.`,
      recordTable(kind, rows),
      howMany > rows.length && `Shown are the first ${rows.length}.`,
    );
  },
};
