import type { Asked, Intent } from '../intent.ts';
import { count, failureText, nothingFound, paragraphs, partNote, plain } from '../markdown.ts';
import { anyKind, kindOf } from '../objects/all.ts';
import { rowsOf, tableOf } from '../outcome.ts';
import type { Plan } from '../plan.ts';
import { inTotal, listQuery, recordTable, totalsQuery } from '../record-table.ts';
import { getRelated, queryRecords } from '../tool-call.ts';

const SHOWN = 15;

/** On a list view or a related list: what is in it. */
export const thisList: Intent = {
  name: 'this-list',
  examples: ['What is in this list?', 'Summarise this related list', 'What was added here lately?'],
  matches: ({ question }) =>
    /\b(this|the|these) (related )?(list|view|records)\b|\badded here\b/.test(question.text),
  plan: (asked) =>
    asked.page.relatedList === undefined ? objectList(asked) : relatedList(asked, asked.page.relatedList),
};

/** The view's own filters are not known here, and the answer says so. */
function* objectList({ page, question }: Asked): Plan {
  if (page.kind === 'record')
    return 'The open page is a record and no list. Ask “What is open here?” or “Recent activity”.';
  if (page.object === undefined) return 'The open page is no list that I can read.';
  const kind = kindOf(page.object) ?? anyKind(page.object);
  const newest = /\b(added|new|newest|lately|recent)\b/.test(question.text)
    ? { orderBy: 'CreatedDate DESC' }
    : {};
  const [outcome, totals] = yield [
    queryRecords(listQuery(kind, { limit: SHOWN, ...newest }), `All ${kind.plural}`),
    queryRecords(totalsQuery(kind, {}), `How many ${kind.plural}`),
  ];
  if (outcome?.failure !== undefined) return failureText(outcome, kind.plural);
  const rows = rowsOf(outcome);
  if (rows.length === 0) return nothingFound(kind.plural);
  const total = rowsOf(totals)[0];
  const howMany = total?.number('howMany') ?? rows.length;
  const counted = count(howMany, kind.singular, kind.plural);
  return paragraphs(
    `You can see **${counted}**${inTotal(total?.number('totalAmount'), kind)}. The filters of the page itself are not applied here.`,
    recordTable(kind, rows),
    howMany > rows.length && `Shown are the first ${rows.length}.`,
  );
}

/** The tool gives the newest first. */
function* relatedList({ page }: Asked, related: string): Plan {
  if (page.recordId === undefined) return 'I do not know the record of this related list.';
  const [outcome] = yield [getRelated(page.recordId, related)];
  if (outcome?.failure !== undefined) return failureText(outcome, `the related list ${plain(related)}`);
  const table = tableOf(outcome);
  const rows = table.rows.slice(0, SHOWN);
  if (rows.length === 0) return nothingFound(`records in ${plain(related)}`);
  const kind = kindOf(table.object) ?? anyKind(table.object ?? 'Related');
  // The tool chose the fields: show those that came back.
  const missing = kind.columns.map(([field]) => field).filter((field) => !table.columns.includes(field));
  return paragraphs(
    `**${count(table.total ?? table.rows.length, kind.singular, kind.plural)}** in ${plain(related)}, the newest first:`,
    recordTable(kind, rows, missing),
    partNote(table, rows.length),
  );
}
