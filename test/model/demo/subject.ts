/** Which record a question is about: the one it names, else the one that is open. */
import type { Asked } from './intent.ts';
import { cite, failureText, nothingFound, paragraphs, plain } from './markdown.ts';
import { kindOf, objectOfId } from './objects/all.ts';
import { account } from './objects/customers.ts';
import type { Kind } from './objects/kind.ts';
import type { Outcome } from './plan.ts';
import { nameIn, type Question } from './question.ts';
import type { ResultTable, Row } from './result-table.ts';
import { id, select } from './soql.ts';
import { type Call, queryRecords, searchRecords } from './tool-call.ts';

export interface Subject {
  object: string;
  id: string;
  /** As the org or the page names it; undefined when neither did. */
  name: string | undefined;
}

type Steps<T> = Generator<readonly Call[], T, readonly Outcome[]>;
export type Found = { subject: Subject } | { answer: string };

const SEARCHED = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case'];

/** One or no round of calls. Where no record can be told, an answer that says why. */
export function* findSubject(asked: Asked): Steps<Found> {
  const { question } = asked;
  const name = question.pointsHere ? undefined : nameIn(question);
  if (name !== undefined) return yield* byName(name, question.kinds[0]);
  const open = openSubject(asked);
  if ('answer' in open || !saysThisAccount(question)) return open;
  return yield* accountOf(open.subject);
}

/** The record that is open. */
export function openSubject(asked: Asked): Found {
  const { page } = asked;
  const object = page.object ?? (page.recordId ? objectOfId(page.recordId) : undefined);
  if (page.recordId === undefined || object === undefined) return { answer: noRecord(asked) };
  return { subject: { object, id: page.recordId, name: page.name } };
}

/** The same question, put to the account of the open record where it says "this account". */
export function* withAccount(asked: Asked): Steps<{ asked: Asked } | { answer: string }> {
  const { page, question } = asked;
  const object = page.object ?? (page.recordId ? objectOfId(page.recordId) : undefined);
  if (!saysThisAccount(question) || page.recordId === undefined || object === undefined) return { asked };
  const found = yield* accountOf({ object, id: page.recordId, name: page.name });
  if ('answer' in found) return found;
  const { subject } = found;
  return {
    asked: { ...asked, page: { ...page, object: subject.object, recordId: subject.id, name: subject.name } },
  };
}

function saysThisAccount(question: Question): boolean {
  return new RegExp(`\\b(?:this|the) (?:${account.words})\\b`).test(question.text);
}

function noRecord({ page }: Asked): string {
  if (page.kind?.startsWith('in another')) {
    return 'The open page belongs to another Salesforce org than the connected one, so I cannot read its record.';
  }
  const where =
    page.kind === undefined || page.kind === 'none attached'
      ? 'No page is attached'
      : `The open page is no record (${plain(page.kind)})`;
  return `${where}, so I do not know which record you mean. Open a record, or name it: “What is open on Acme?”`;
}

/** "This account", asked on a contact, an opportunity or a case, is the account of it. */
function* accountOf(subject: Subject): Steps<Found> {
  if (!['Contact', 'Opportunity', 'Case'].includes(subject.object)) return { subject };
  const where = [`Id IN (SELECT AccountId FROM ${subject.object} WHERE Id = ${id(subject.id)})`];
  const soql = select({ fields: ['Id', 'Name'], from: 'Account', where });
  const [outcome] = yield [queryRecords(soql, 'The account of this record')];
  if (outcome?.failure !== undefined) return { answer: failureText(outcome, 'the account of this record') };
  const row = outcome?.tables[0]?.rows[0];
  if (!row) return { answer: nothingFound('account on this record') };
  return { subject: { object: 'Account', id: row.get('Id'), name: row.get('Name') } };
}

function* byName(name: string, kind: Kind | undefined): Steps<Found> {
  const objects = kind && SEARCHED.includes(kind.object) ? [kind.object] : SEARCHED;
  const [outcome] = yield [searchRecords(name, objects)];
  if (outcome?.failure !== undefined) return { answer: failureText(outcome, `“${plain(name)}”`) };
  const hits = (outcome?.tables ?? []).flatMap(hitsOf);
  const exact = hits.filter((hit) => hit.name?.toLowerCase() === name.toLowerCase());
  const [only, second] = exact.length > 0 ? exact : hits;
  if (!only) return { answer: nothingFound(`record named “${plain(name)}” found`) };
  if (!second) return { subject: only };
  const list = hits.slice(0, 8).map((hit) => `- ${cite(hit.name ?? '', hit.id)} (${hit.object})`);
  return {
    answer: paragraphs(`Several records match “${plain(name)}”. Which one do you mean?`, list.join('\n')),
  };
}

/** The records of a search result's table. */
export function hitsOf(table: ResultTable): Subject[] {
  return table.rows.map((row) => {
    const recordId = row.get('Id');
    const object = table.object ?? objectOfId(recordId) ?? 'Record';
    return { object, id: recordId, name: nameOf(row, object) };
  });
}

function nameOf(row: Row, object: string): string {
  const kind = kindOf(object);
  return (kind && row.get(kind.name)) || row.get('Name') || row.get('Subject') || row.get('CaseNumber');
}
