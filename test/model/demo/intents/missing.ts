import { filtersOf, phrase } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { count, failureText, nothingFound, paragraphs } from '../markdown.ts';
import type { Kind } from '../objects/kind.ts';
import { rowsOf } from '../outcome.ts';
import { listQuery, recordTable, totalsQuery } from '../record-table.ts';
import { queryRecords } from '../tool-call.ts';
import { unreadNote } from '../unread.ts';

const SHOWN = 20;

/** What can be missing, and for which objects: words → field, or a condition with a semi-join. */
const MISSING: readonly [words: string, conditions: Readonly<Record<string, string>>][] = [
  ['emails?|email address(?:es)?', { Contact: 'Email = null', Lead: 'Email = null' }],
  ['phones?|phone numbers?', { Account: 'Phone = null', Contact: 'Phone = null', Lead: 'Phone = null' }],
  ['websites?', { Account: 'Website = null', Lead: 'Website = null' }],
  ['industry|industries', { Account: 'Industry = null', Lead: 'Industry = null' }],
  ['amounts?', { Opportunity: 'Amount = null' }],
  ['next steps?', { Opportunity: 'NextStep = null' }],
  ['products?|line items?', { Opportunity: 'HasOpportunityLineItem = false' }],
  ['due dates?', { Task: 'ActivityDate = null' }],
  ['contacts?', { Account: 'Id NOT IN (SELECT AccountId FROM Contact)' }],
  ['opportunit(?:y|ies)|deals?', { Account: 'Id NOT IN (SELECT AccountId FROM Opportunity)' }],
];

/** Gaps in the data. */
export const missing: Intent = {
  name: 'missing',
  examples: [
    'Contacts without an email address',
    'Open opportunities with no next step',
    'Accounts without contacts',
  ],
  matches: ({ question }) => question.kinds.some((kind) => gapOf(question.text, kind) !== undefined),
  *plan(asked) {
    const kind = asked.question.kinds.find((candidate) => gapOf(asked.question.text, candidate));
    const gap = kind && gapOf(asked.question.text, kind);
    if (!kind || !gap) return '';
    const filters = filtersOf(asked, kind);
    const query = {
      where: [...filters.where, gap.condition],
      ...(filters.scope === undefined ? {} : { scope: filters.scope }),
    };
    const what = `${phrase(filters, kind.plural)} without ${gap.words}`;
    const [outcome, totals] = yield [
      queryRecords(listQuery(kind, { ...query, limit: SHOWN }), what),
      queryRecords(totalsQuery(kind, query), `How many ${what}`),
    ];
    if (outcome?.failure !== undefined) return failureText(outcome, what);
    const rows = rowsOf(outcome);
    if (rows.length === 0) return nothingFound(what);
    const howMany = rowsOf(totals)[0]?.number('howMany') ?? rows.length;
    return paragraphs(
      `**${count(howMany, what, what)}**:`,
      recordTable(kind, rows),
      howMany > rows.length && `Shown are the first ${rows.length}.`,
      unreadNote(asked.question, what),
    );
  },
};

function gapOf(text: string, kind: Kind): { condition: string; words: string } | undefined {
  for (const [words, conditions] of MISSING) {
    const condition = conditions[kind.object];
    const found = new RegExp(
      `\\b(?:without|with no|no|missing|lacking|have no|has no)(?: an?| any)? (${words})\\b`,
    ).exec(text);
    if (condition && found?.[1]) return { condition, words: found[1] };
  }
  return undefined;
}
