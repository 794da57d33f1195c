import type { Intent } from '../intent.ts';
import { count, failureText, nothingFound, paragraphs, partNote, textColumn } from '../markdown.ts';
import { account } from '../objects/customers.ts';
import { opportunity } from '../objects/sales.ts';
import { caseKind } from '../objects/service.ts';
import { rowsOf, tableOf } from '../outcome.ts';
import { periodIn } from '../period.ts';
import { listQuery, recordTable } from '../record-table.ts';
import { queryRecords } from '../tool-call.ts';

const KINDS = [opportunity, caseKind, account];
const SHOWN = 8;

/** What was changed lately, in the objects that matter most. */
export const changes: Intent = {
  name: 'changes',
  examples: ['What changed this week?', 'Records modified today'],
  matches: ({ question }) =>
    /\b(changed|modified|updated|edited)\b/.test(question.text) &&
    question.kinds.length === 0 &&
    !question.pointsHere &&
    periodIn(question.text) !== undefined,
  *plan({ question }) {
    const period = periodIn(question.text);
    if (!period) return '';
    const outcomes = yield KINDS.map((kind) => {
      const query = { where: [period.on('LastModifiedDate')], orderBy: 'LastModifiedDate DESC' };
      return queryRecords(listQuery(kind, query, ['LastModifiedDate']), `Changed ${kind.plural}`);
    });
    const found = KINDS.map((kind, index) => ({ kind, outcome: outcomes[index] }));
    const full = found.filter(({ outcome }) => rowsOf(outcome).length > 0);
    const failures = found.flatMap(({ kind, outcome }) =>
      outcome?.failure === undefined ? [] : [failureText(outcome, `the ${kind.plural}`)],
    );
    if (full.length === 0)
      return paragraphs(
        nothingFound(`opportunities, cases or accounts changed ${period.words}`),
        ...failures,
      );
    return paragraphs(
      ...full.map(({ kind, outcome }) => {
        const table = tableOf(outcome);
        const shown = table.rows.slice(0, SHOWN);
        const howMany = count(table.total ?? table.rows.length, kind.singular, kind.plural);
        return paragraphs(
          `### ${howMany} changed ${period.words}`,
          recordTable(kind, shown, [], [textColumn('Changed', 'LastModifiedDate')]),
          partNote(table, shown.length),
        );
      }),
      ...failures,
    );
  },
};
