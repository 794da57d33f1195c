import type { Intent } from '../intent.ts';
import { cite, failureText, nothingFound, paragraphs, plain } from '../markdown.ts';
import { rowsOf } from '../outcome.ts';
import { id, select } from '../soql.ts';
import { findSubject, hitsOf } from '../subject.ts';
import { queryRecords, searchRecords } from '../tool-call.ts';

/** What to look for, by the object of the open record. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  Lead: ['Email', 'Name', 'Company'],
  Contact: ['Email', 'Name'],
  Account: ['Name'],
};

/** Other records with the same name, email address or company. */
export const duplicates: Intent = {
  name: 'duplicates',
  examples: ['Do we know this person or company already?', 'Are there duplicates of this lead?'],
  matches: ({ question }) =>
    /\b(duplicates?|dupes?|know this|already (have|know)|known already)\b/.test(question.text),
  *plan(asked) {
    const found = yield* findSubject(asked);
    if ('answer' in found) return found.answer;
    const { subject } = found;
    const fields = TELLING[subject.object];
    if (!fields)
      return `I look for duplicates of leads, contacts and accounts; the open record is a ${plain(subject.object)}.`;
    const soql = select({
      fields: ['Id', ...fields],
      from: subject.object,
      where: [`Id = ${id(subject.id)}`],
    });
    const [record] = yield [queryRecords(soql, 'What to look for')];
    if (record?.failure !== undefined) return failureText(record, 'this record');
    const row = rowsOf(record)[0];
    const wanted = fields.map((field) => row?.get(field) ?? '').filter((value) => value.length > 1);
    if (!row || wanted.length === 0) return nothingFound('name or email to look for');
    const outcomes = yield wanted.map((value) => searchRecords(value, ['Account', 'Contact', 'Lead']));
    const sections = outcomes.map((outcome, index) => {
      const value = plain(wanted[index] ?? '');
      if (outcome.failure !== undefined) return failureText(outcome, `“${value}”`);
      const hits = outcome.tables.flatMap(hitsOf).filter((hit) => hit.id !== subject.id);
      if (hits.length === 0) return `- **${value}:** nothing else found that you can see.`;
      const links = hits.slice(0, 5).map((hit) => `${cite(hit.name ?? '', hit.id)} (${plain(hit.object)})`);
      return `- **${value}:** ${links.join(', ')}${hits.length > 5 ? ` and ${hits.length - 5} more` : ''}`;
    });
    return paragraphs(`Records like ${cite(row.get('Name'), subject.id)}:`, sections.join('\n'));
  },
};
