import type { Intent } from '../intent.ts';
import { cite, failureText, paragraphs, plain } from '../markdown.ts';
import { periodIn } from '../period.ts';
import { fieldsOf, type RecordField, showValue, spaced } from '../record-fields.ts';
import { findSubject } from '../subject.ts';
import { getRecord } from '../tool-call.ts';

/** Words that ask for a field, and how its name or label then looks. */
const ASKED: readonly [RegExp, RegExp][] = [
  [/\b(who (owns|is the owner|is responsible)|owner)\b/, /^owner( ?id)?$/i],
  [/\b(phone|call|telephone)\b/, /phone/i],
  [/\be-?mail\b/, /email/i],
  [/\b(website|web site|homepage)\b/, /website/i],
  [/\b(address|located|where is|city)\b/, /address|city/i],
  [/\b(amount|worth|value|how (big|much))\b/, /amount|revenue|arr/i],
  [/\brevenue\b/, /revenue/i],
  [/\b(stage)\b/, /stage/i],
  [/\b(status)\b/, /status/i],
  [/\b(priority)\b/, /priority/i],
  [/\b(close date|closing date|when .*clos\w+)\b/, /closedate|close date|closed/i],
  [/\b(probability|likely)\b/, /probability/i],
  [/\b(industry)\b/, /industry/i],
  [/\b(employees|headcount)\b/, /employees/i],
  [/\b(created|when was .*made)\b/, /created/i],
  [/\b(modified|changed|updated|touched)\b/, /modified/i],
  [/\bhealth(y)?\b/, /health/i],
  [/\b(renewal date|renews?)\b/, /renewal/i],
  [/\b(next step)\b/, /next ?step/i],
  [/\b(title|job|role)\b/, /^title|role/i],
];

/** One fact about the record: "Who owns this?", "What is the phone number?" */
export const fieldValue: Intent = {
  name: 'field-value',
  examples: [
    'Who owns this account?',
    'What is the phone number here?',
    'When was this record last changed?',
  ],
  matches: ({ question }) =>
    /^(who|what|when|where|which|how|is)\b/.test(question.text) &&
    !/\b(how many|total|average|accounts|contacts|opportunities|deals|pipeline|cases|tasks|leads|my|our)\b/.test(
      question.text,
    ) &&
    periodIn(question.text) === undefined &&
    ASKED.some(([words]) => words.test(question.text)),
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { subject } = found;
    const [outcome] = yield [getRecord(subject.object, subject.id)];
    if (outcome?.failure !== undefined) return failureText(outcome, 'this record');
    const patterns = ASKED.filter(([words]) => words.test(asked.question.text)).map(([, names]) => names);
    const fields = fieldsOf(outcome);
    const wanted = fields.filter((field) => patterns.some((names) => fits(field, names))).slice(0, 4);
    const name = fields.find(({ field }) => /^(Name|CaseNumber|Subject)$/.test(field))?.value ?? subject.name;
    const on = name === undefined ? 'this record' : cite(name, subject.id);
    if (wanted.length > 0) {
      return paragraphs(
        `On ${on}:`,
        wanted.map((field) => `- **${plain(field.label)}:** ${showValue(field)}`).join('\n'),
      );
    }
    const empty = emptyFields(outcome?.lines ?? []).filter((field) =>
      patterns.some((names) => names.test(field)),
    );
    if (empty.length > 0)
      return `On ${on} this is empty: ${empty.map((field) => plain(spaced(field))).join(', ')}.`;
    return `I see no such field on ${on}: it may not be on the page, or you may not have access to it.`;
  },
};

const fits = (field: RecordField, names: RegExp) => names.test(field.field) || names.test(field.label);

/** From the note `(Empty: Phone, Fax.)`. */
function emptyFields(lines: readonly string[]): string[] {
  const note = lines
    .map((line) => /^\(Empty: (.*?)\.\)$/.exec(line)?.[1])
    .find((names) => names !== undefined);
  return note?.split(', ') ?? [];
}
