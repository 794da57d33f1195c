/** Conditions that several kinds of question share: open or closed, mine, a period, a priority, the open record. */
import type { Asked } from './intent.ts';
import { plain } from './markdown.ts';
import { objectOfId } from './objects/all.ts';
import type { Kind } from './objects/kind.ts';
import { periodIn } from './period.ts';
import type { Question } from './question.ts';
import { id, quote, quoteLike } from './soql.ts';

export interface Filters {
  where: string[];
  /** SOQL scope, where "mine" cannot be said by an id. */
  scope: string | undefined;
  /** The same in words, before and after the noun: "open", "closing this month". */
  before: string[];
  after: string[];
}

export function filtersOf(asked: Asked, kind: Kind): Filters {
  const { question, page } = asked;
  const filters: Filters = { where: [], scope: undefined, before: [], after: [] };
  if (question.mine && kind.owned) {
    filters.before.push('your');
    if (page.userId) filters.where.push(`OwnerId = ${id(page.userId)}`);
    else filters.scope = 'mine';
  }
  const state = stateOf(question.text, kind);
  if (state) addBefore(filters, ...state);
  for (const [words, condition, said] of kind.flags ?? []) {
    if (words.test(question.text)) addBefore(filters, condition, said);
  }
  addDate(filters, question.text, kind);
  addPlace(filters, question, kind);
  if (question.pointsHere && page.recordId) {
    const condition = belongsTo(kind, page.object ?? objectOfId(page.recordId), page.recordId);
    if (condition) {
      filters.where.push(condition);
      filters.after.push(`of ${page.name ?? 'this record'}`);
    }
  }
  return filters;
}

function addBefore(filters: Filters, condition: string, words: string): void {
  filters.where.push(condition);
  filters.before.push(words);
}

function addDate(filters: Filters, text: string, kind: Kind): void {
  if (kind.isDue && OVERDUE.test(text)) {
    addBefore(filters, `${kind.date} < TODAY`, 'overdue');
    return;
  }
  const period = periodIn(text);
  if (!period) return;
  const { field, verb } = dateField(text, kind);
  filters.where.push(period.on(field));
  filters.after.push(`${verb} ${period.words}`.trim());
}

/** "accounts in Germany": a country, a state or a city. "In the banking industry": an industry. */
function addPlace(filters: Filters, { raw }: Question, kind: Kind): void {
  const industry = /\b(?:in|from) (?:the )?([\p{L} ]{2,40}) (?:industry|sector)\b/iu.exec(raw)?.[1];
  if (industry !== undefined && kind.groups.industry) {
    filters.where.push(`${kind.groups.industry[0]} LIKE ${quoteLike(industry)}`);
    filters.after.push(`in ${plain(industry)}`);
    return;
  }
  // A place is written with a capital; "in progress", "in total" are not.
  const place =
    /\b(?:in|from) (?:the )?(\p{Lu}[\p{L}.' -]{1,40}?)(?=[?!.,]*$| (?:with|without|by|and|that|this|last|next)\b)/u.exec(
      raw,
    )?.[1];
  if (place === undefined || !kind.places) return;
  filters.where.push(`(${kind.places.map((field) => `${field} = ${quote(place)}`).join(' OR ')})`);
  filters.after.push(`in ${plain(place)}`);
}

const OVERDUE =
  /\b(overdue|past due|late|slipped|past (?:the |their )?close dates?|close dates? (?:in the|is) past)\b/;

function stateOf(text: string, kind: Kind): [condition: string, words: string] | undefined {
  if (kind.object === 'Opportunity' && /\bwon\b/.test(text)) return ['IsWon = true', 'won'];
  if (kind.object === 'Opportunity' && /\blost\b/.test(text))
    return ['IsClosed = true AND IsWon = false', 'lost'];
  if (!kind.open) return undefined;
  if (/\b(closed|converted|completed|done|inactive|resolved)\b/.test(text))
    return [kind.open[1], closedWord(kind)];
  return meansOpen(text, kind) ? [kind.open[0], openWord(kind)] : undefined;
}

/** Said, or meant all the same: a pipeline is open, what is due or overdue is not done. */
function meansOpen(text: string, kind: Kind): boolean {
  if (/\b(open|pending|unresolved|active|unconverted)\b/.test(text)) return true;
  if (kind.object === 'Opportunity' && /\b(pipeline|closing|closes?|forecast)\b/.test(text)) return true;
  if (kind.object === 'Task' && /\b(due|to-?dos?|my|have)\b/.test(text)) return true;
  return kind.isDue === true && OVERDUE.test(text);
}

const isFlag = (kind: Kind) => kind.open?.[0].startsWith('IsActive') === true;
const openWord = (kind: Kind) => (isFlag(kind) ? 'active' : 'open');
const closedWord = (kind: Kind) =>
  isFlag(kind) ? 'inactive' : kind.object === 'Lead' ? 'converted' : 'closed';

function dateField(text: string, kind: Kind): { field: string; verb: string } {
  if (/\b(created|new|opened|added|came in)\b/.test(text)) return { field: 'CreatedDate', verb: 'created' };
  if (/\b(modified|changed|updated|edited)\b/.test(text))
    return { field: 'LastModifiedDate', verb: 'changed' };
  const over = /\b(closed|won|lost|resolved)\b/.test(text);
  if (kind.object === 'Case' && over) return { field: 'ClosedDate', verb: 'closed' };
  if (kind.object === 'Opportunity' && over) return { field: kind.date, verb: 'closed' };
  return { field: kind.date, verb: kind.dateVerb };
}

/** Condition for the records of one kind that hang on a record; undefined where nothing leads there. */
export function belongsTo(kind: Kind, object: string | undefined, recordId: string): string | undefined {
  const lookup = kind.parents[object ?? ''];
  if (lookup) return `${lookup} = ${id(recordId)}`;
  if (kind.object === 'Contact' && object === 'Opportunity') {
    return `Id IN (SELECT ContactId FROM OpportunityContactRole WHERE OpportunityId = ${id(recordId)})`;
  }
  if (kind.object === 'Contact' && object === 'Case') {
    return `Id IN (SELECT ContactId FROM Case WHERE Id = ${id(recordId)})`;
  }
  if (kind.object === 'Opportunity' && object === 'Contact') {
    return `Id IN (SELECT OpportunityId FROM OpportunityContactRole WHERE ContactId = ${id(recordId)})`;
  }
  if (kind.object !== 'Task' && kind.object !== 'Event') return undefined;
  // An account's activities are also those about its opportunities, cases and contacts, which AccountId knows.
  return object === 'Account'
    ? `(WhatId = ${id(recordId)} OR AccountId = ${id(recordId)})`
    : `WhatId = ${id(recordId)}`;
}

/** `your open opportunities closing this month`. */
export function phrase(filters: Filters, noun: string): string {
  return [...filters.before, noun, ...filters.after].join(' ');
}
