import type { Intent } from '../intent.ts';
import { cite, count, failureText, nothingFound, number, paragraphs, plain } from '../markdown.ts';
import { rowsOf } from '../outcome.ts';
import type { Row } from '../result-table.ts';
import { id, select } from '../soql.ts';
import { findSubject } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;
const QUIET_DAYS = 30;

/** The usual warning signs of an opportunity, each from its own fields. */
export const dealRisks: Intent = {
  name: 'deal-risks',
  examples: ['What could keep this deal from closing?', 'Is this opportunity at risk?'],
  matches: ({ question }) =>
    question.pointsHere &&
    /\b(opportunity|deal)\b/.test(question.text) &&
    /\b(risks?|risky|danger|keep\b.*\bfrom closing|block|stuck|warning)/.test(question.text),
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { subject } = found;
    if (subject.object !== 'Opportunity') return 'Open an opportunity and ask again: the open page is none.';
    const [deal, tasks, roles] = yield [
      queryRecords(
        select({ fields: DEAL_FIELDS, from: 'Opportunity', where: [`Id = ${id(subject.id)}`] }),
        'This opportunity',
      ),
      queryRecords(
        select({
          fields: ['Id', 'Subject', 'ActivityDate'],
          from: 'Task',
          where: [`WhatId = ${id(subject.id)}`, 'IsClosed = false', 'ActivityDate < TODAY'],
          orderBy: 'ActivityDate',
        }),
        'Overdue tasks',
      ),
      queryRecords(
        select({
          fields: ['Id', 'Role', 'IsPrimary'],
          from: 'OpportunityContactRole',
          where: [`OpportunityId = ${id(subject.id)}`],
        }),
        'Contact roles',
      ),
    ];
    if (deal?.failure !== undefined) return failureText(deal, 'this opportunity');
    const row = rowsOf(deal)[0];
    if (!row) return nothingFound('opportunity to be found');
    const link = cite(row.get('Name'), subject.id);
    if (row.get('IsClosed') === 'true')
      return `${link} is closed already: **${plain(row.get('StageName'))}**.`;
    const signs = [
      ...signsOf(row, asked.page.today),
      ...rowsOf(tasks).map(
        (task) =>
          `An overdue task: ${cite(task.get('Subject'), task.get('Id'))}, due ${plain(task.get('ActivityDate'))}.`,
      ),
      ...(roles?.failure === undefined && rowsOf(roles).length === 0
        ? ['It has no contact roles, or you cannot see them.']
        : []),
    ];
    const unread = [tasks, roles].flatMap((outcome) =>
      outcome?.failure === undefined ? [] : [failureText(outcome, 'a part of it')],
    );
    return paragraphs(
      signs.length === 0
        ? `On ${link} I see none of the usual warning signs: close date, amount, next step, activity, tasks and contact roles look fine.`
        : `On ${link}, in stage **${plain(row.get('StageName'))}**, I see ${count(signs.length, 'warning sign', 'warning signs')}:`,
      signs.map((sign) => `- ${sign}`).join('\n'),
      ...unread,
    );
  },
};

const DEAL_FIELDS = [
  'Id',
  'Name',
  'StageName',
  'Amount',
  'Probability',
  'CloseDate',
  'NextStep',
  'IsClosed',
  'HasOpportunityLineItem',
  'LastActivityDate',
];

function signsOf(row: Row, today: string | undefined): string[] {
  const signs: string[] = [];
  const until = daysBetween(today, row.get('CloseDate'));
  const chance = row.number('Probability');
  if (until !== undefined && until < 0) signs.push(`Its close date, ${row.get('CloseDate')}, is past.`);
  else if (until !== undefined && until <= SOON_DAYS && chance !== undefined && chance < 50) {
    signs.push(`It is to close on ${row.get('CloseDate')}, with a probability of ${number(chance)}%.`);
  }
  const since = daysBetween(row.get('LastActivityDate'), today);
  if (row.get('LastActivityDate') === '') signs.push('There has been no activity on it.');
  else if (since !== undefined && since > QUIET_DAYS) {
    signs.push(`The last activity was on ${row.get('LastActivityDate')}, ${number(since)} days ago.`);
  }
  if (row.get('NextStep') === '') signs.push('No next step is written down.');
  if (row.number('Amount') === undefined) signs.push('It has no amount.');
  if (row.get('HasOpportunityLineItem') === 'false') signs.push('It has no products.');
  return signs;
}

/** Whole days from one ISO date to another; undefined unless both are dates. */
function daysBetween(from: string | undefined, to: string | undefined): number | undefined {
  const days = (Date.parse(to ?? '') - Date.parse(from ?? '')) / DAY_MS;
  return Number.isNaN(days) ? undefined : Math.round(days);
}
