import { belongsTo } from '../filters.ts';
import type { Intent } from '../intent.ts';
import { cite, failureText, nothingFound, paragraphs, plain } from '../markdown.ts';
import { contact } from '../objects/customers.ts';
import type { Kind } from '../objects/kind.ts';
import { opportunity } from '../objects/sales.ts';
import { caseKind, event, task } from '../objects/service.ts';
import { isWhole, rowsOf, tableOf } from '../outcome.ts';
import type { Outcome } from '../plan.ts';
import { fieldsOf, showValue } from '../record-fields.ts';
import { inTotal, listQuery, parentColumns, recordTable, sum } from '../record-table.ts';
import { findSubject } from '../subject.ts';
import { getRecord, queryRecords } from '../tool-call.ts';

const SECTIONS: readonly { kind: Kind; title: string; limit: number; open: boolean; orderBy?: string }[] = [
  { kind: contact, title: 'People', limit: 8, open: false },
  { kind: opportunity, title: 'Open opportunities', limit: 8, open: true },
  { kind: caseKind, title: 'Open cases', limit: 5, open: true },
  { kind: task, title: 'Open tasks', limit: 5, open: true },
  { kind: event, title: 'Latest meetings', limit: 5, open: false, orderBy: 'StartDateTime DESC' },
];
const FACTS = 6;

/** All one wants to have read before a meeting, asked for at once. */
export const brief: Intent = {
  name: 'brief',
  examples: ['Prepare me for a meeting with this account', 'Brief me on Acme'],
  matches: ({ question }) =>
    /\b(prepare|prep|brief(ing)?( me)?|get me ready|before my (call|meeting))\b/.test(question.text),
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { subject } = found;
    const sections = SECTIONS.flatMap((section) => {
      const condition = belongsTo(section.kind, subject.object, subject.id);
      return condition === undefined
        ? []
        : [{ ...section, where: [condition, section.open ? section.kind.open?.[0] : undefined] }];
    });
    const [record, ...outcomes] = yield [
      getRecord(subject.object, subject.id),
      ...sections.map(({ kind, where, limit, orderBy, title }) =>
        queryRecords(listQuery(kind, { where, limit, ...(orderBy ? { orderBy } : {}) }), title),
      ),
    ];
    if (record?.failure !== undefined) return failureText(record, 'this record');
    const fields = fieldsOf(record);
    if (fields.length === 0) return nothingFound('fields of this record');
    const name = fields.find(({ field }) => field === 'Name')?.value ?? subject.name ?? subject.id;
    const facts = fields.filter(
      ({ field }) => !/^(Name|OwnerId|Description|CreatedBy|LastModified|Created)/.test(field),
    );
    return paragraphs(
      `## Brief: ${cite(name, subject.id)}`,
      facts
        .slice(0, FACTS)
        .map((field) => `- **${plain(field.label)}:** ${showValue(field)}`)
        .join('\n'),
      ...sections.map(({ kind, title, limit }, index) =>
        section(kind, title, limit, outcomes[index], subject.object),
      ),
    );
  },
};

function section(
  kind: Kind,
  title: string,
  limit: number,
  outcome: Outcome | undefined,
  object: string,
): string {
  if (outcome?.failure !== undefined)
    return paragraphs(`### ${title}`, failureText(outcome, title.toLowerCase()));
  const rows = rowsOf(outcome);
  if (rows.length === 0) return paragraphs(`### ${title}`, 'None that you can see.');
  const amount =
    kind.money && isWhole(tableOf(outcome)) && rows.length < limit ? sum(rows, kind.money) : undefined;
  const first = rows.length === limit ? `, the first ${limit}` : '';
  return paragraphs(
    `### ${title}${first}${inTotal(amount, kind)}`,
    recordTable(kind, rows, parentColumns(object)),
  );
}
