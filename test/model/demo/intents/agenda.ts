import { filtersOf } from '../filters.ts';
import type { Asked, Intent } from '../intent.ts';
import { count, failureText, paragraphs, partNote } from '../markdown.ts';
import type { Kind } from '../objects/kind.ts';
import { opportunity } from '../objects/sales.ts';
import { caseKind, event, task } from '../objects/service.ts';
import { rowsOf, tableOf } from '../outcome.ts';
import { listQuery, recordTable } from '../record-table.ts';
import { queryRecords } from '../tool-call.ts';

const SECTIONS: readonly { kind: Kind; title: string; where: readonly string[] }[] = [
  { kind: event, title: 'Meetings today', where: ['StartDateTime = TODAY'] },
  { kind: task, title: 'Tasks due by today', where: ['IsClosed = false', 'ActivityDate <= TODAY'] },
  {
    kind: opportunity,
    title: 'Opportunities that close this week or should have',
    where: ['IsClosed = false', 'CloseDate <= THIS_WEEK'],
  },
  { kind: caseKind, title: 'High-priority cases', where: ['IsClosed = false', "Priority = 'High'"] },
];
const SHOWN = 10;

/** What is waiting for the user, over all objects. */
export const agenda: Intent = {
  name: 'agenda',
  examples: ['What needs my attention today?', 'What do I have to do today?', 'My day'],
  matches: ({ question }) =>
    /\b(needs? (my )?attention|have to do|should i (do|work on)|on my plate|my day|my agenda|urgent for me|due for me)\b/.test(
      question.text,
    ) && question.kinds.length === 0,
  *plan(asked) {
    const sections = SECTIONS.map((section) => ({ ...section, mine: mineOf(asked, section.kind) }));
    const outcomes = yield sections.map(({ kind, where, title, mine }) =>
      queryRecords(listQuery(kind, { ...mine, where: [...mine.where, ...where] }), title),
    );
    const found = sections.map((section, index) => ({ ...section, outcome: outcomes[index] }));
    const failures = found.flatMap(({ outcome, title }) =>
      outcome?.failure === undefined ? [] : [failureText(outcome, title.toLowerCase())],
    );
    const full = found.filter(({ outcome }) => rowsOf(outcome).length > 0);
    const parts = full.map(({ kind, outcome }) => {
      const total = tableOf(outcome).total ?? rowsOf(outcome).length;
      return `**${count(total, kind.singular, kind.plural)}**`;
    });
    return paragraphs(
      parts.length > 0
        ? `Waiting for you: ${parts.join(', ')}.`
        : 'Nothing of yours is due: no meeting today, no task, opportunity or high-priority case that waits.',
      ...full.map(({ kind, title, outcome }) => {
        const shown = rowsOf(outcome).slice(0, SHOWN);
        return paragraphs(
          `### ${title}`,
          recordTable(kind, shown, ['Owner.Name']),
          partNote(tableOf(outcome), shown.length),
        );
      }),
      ...failures,
    );
  },
};

/** The owner's condition alone, whatever else the question says. */
function mineOf({ page, earlier }: Asked, kind: Kind): { where: string[]; scope?: string } {
  const question = { raw: 'my', text: 'mine', kinds: [kind], pointsHere: false, mine: true };
  const { where, scope } = filtersOf({ page, earlier, question }, kind);
  return scope === undefined ? { where } : { where, scope };
}
