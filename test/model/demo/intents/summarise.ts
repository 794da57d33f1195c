import type { Intent } from '../intent.ts';
import { cite, failureText, nothingFound, number, paragraphs, plain } from '../markdown.ts';
import { fieldsOf, relatedOf, showValue, spaced } from '../record-fields.ts';
import { findSubject } from '../subject.ts';
import { getRecord } from '../tool-call.ts';

const SHOWN = 12;
/** Of less interest than what the page puts first; a long text comes last, by itself. */
const DULL =
  /^(Name|CreatedById|LastModifiedById|CreatedDate|LastModifiedDate|OwnerId|Description|Fax|RecordTypeId)$|(Clean|Geocode)/;

/** The record's own fields and the sizes of its related lists, in one call. */
export const summarise: Intent = {
  name: 'summarise',
  examples: ['Summarise this record', 'Give me an overview of this account', 'Tell me about Acme'],
  matches: ({ question }) =>
    /\b(summari[sz]e|summary|overview|tell me (more )?about|key facts|related to (this|it)|what is this|who is this|explain this|(should|need to|must) i know|know about this)\b/.test(
      question.text,
    ),
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { subject } = found;
    const [outcome] = yield [getRecord(subject.object, subject.id)];
    if (outcome?.failure !== undefined) return failureText(outcome, 'this record');
    const fields = fieldsOf(outcome);
    if (fields.length === 0) return nothingFound('fields of this record');
    const get = (name: string) => fields.find((field) => field.field === name);
    const title = get('Name') ?? get('CaseNumber') ?? get('Subject');
    const owner = get('OwnerId');
    const name = title?.value ?? subject.name ?? subject.id;
    const facts = fields
      .filter((field) => field !== title && !DULL.test(field.field) && field.value !== 'false')
      .slice(0, SHOWN);
    const related = relatedOf(outcome)?.rows ?? [];
    const description = get('Description');
    const changed = get('LastModifiedDate');
    return paragraphs(
      `${cite(name, subject.id)} is ${article(subject.object)}${owner ? ` owned by ${showValue(owner)}` : ''}.`,
      facts.map((field) => `- **${plain(field.label)}:** ${showValue(field)}`).join('\n'),
      description && `> ${plain(description.value, 400)}`,
      related.length > 0 &&
        `### Related\n\n${related.map((row) => `- ${plain(spaced(row.get('Relationship')))}: **${number(row.number('Records') ?? 0)}**`).join('\n')}`,
      changed && `Last changed ${plain(changed.value)}.`,
    );
  },
};

function article(object: string): string {
  const noun = object.replace(/__c$/, '').replaceAll('_', ' ').toLowerCase();
  return /^[aeiou]/.test(noun) ? `an ${noun}` : `a ${noun}`;
}
