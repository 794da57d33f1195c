/** Which records a change is about, from the words that name them. */
import { belongsTo, filtersOf } from '../filters.ts';
import type { Asked } from '../intent.ts';
import { failureText, nothingFound, plain } from '../markdown.ts';
import { kinds } from '../objects/all.ts';
import type { Kind } from '../objects/kind.ts';
import { isWhole, rowsOf, tableOf } from '../outcome.ts';
import { readQuestion } from '../question.ts';
import { listQuery } from '../record-table.ts';
import type { Row } from '../result-table.ts';
import { findSubject, openSubject, type Subject, withAccount } from '../subject.ts';
import { queryRecords } from '../tool-call.ts';
import { findNamed } from './find-named.ts';
import { isPlural } from './plural.ts';
import type { Steps } from './steps.ts';

export interface Target extends Subject {
  /** The record's row, where one was read. */
  row?: Row;
}

export type Targets =
  /** `listed`: meant as a whole ("these cases"), so that one call takes them all. */
  { targets: readonly Target[]; listed: boolean } | { answer: string };

const MOST = 200;
const POINTS = /^(?:this|that|it|here|the (?:current|open) (?:record|page)|this (?:record|page|one))?$/i;

export function* targetsOf(words: string, asked: Asked, usual?: Kind): Steps<Targets> {
  const text = words.trim();
  if (POINTS.test(text)) return pointedAt(text, asked);
  for (const kind of kinds) {
    const one = new RegExp(`^(?:this|that|the|the current|the open) (?:${kind.words})$`, 'i');
    if (one.test(text) && !isPlural(text, kind)) return yield* openOne(kind, asked);
    if (
      new RegExp(`^(?:these|those|all|the|my|both)\\b.*\\b(?:${kind.words})\\b`, 'i').test(text) &&
      isPlural(text, kind)
    )
      return yield* listed(text, kind, asked);
  }
  return yield* findNamed(text, asked, usual);
}

/** "It" is what was written last in this conversation; otherwise the open record. */
function pointedAt(text: string, asked: Asked): Targets {
  const [last] = asked.earlier.written;
  if (/^(it|that|this one)$/i.test(text) && last) return { targets: [last], listed: false };
  const open = openSubject(asked);
  return 'answer' in open ? open : { targets: [open.subject], listed: false };
}

/** "This case" on an account is no case: changing the account instead would be the worst of misunderstandings. */
function* openOne(kind: Kind, asked: Asked): Steps<Targets> {
  const open = openSubject(asked);
  if ('answer' in open) return open;
  if (open.subject.object === kind.object) return { targets: [open.subject], listed: false };
  if (kind.object === 'Account') {
    const found = yield* findSubject({ ...asked, question: readQuestion('this account', asked.page) });
    if ('answer' in found) return found;
    if (found.subject.object === kind.object) return { targets: [found.subject], listed: false };
  }
  const [last] = asked.earlier.written;
  if (last?.object === kind.object) return { targets: [last], listed: false };
  return {
    answer: `The open record is no ${kind.singular}, so I do not know which ${kind.singular} you mean. Open it, or name it.`,
  };
}

/** "These cases": those of the last list that an answer showed; else the open ones of the record on the page. */
function* listed(text: string, kind: Kind, asked: Asked): Steps<Targets> {
  const shown = asked.earlier.lists.find(({ object }) => object === kind.object);
  const says = /\b(open|closed|my|of|on|here|all)\b/i.test(text);
  if (shown && !says) {
    if (!shown.whole) return { answer: tooMany(kind) };
    return { targets: shown.rows.map((row) => targetOf(row, kind)), listed: true };
  }
  const question = readQuestion(text, asked.page);
  const scoped = yield* withAccount({ ...asked, question });
  if ('answer' in scoped) return scoped;
  const { page } = scoped.asked;
  const filters = filtersOf({ ...scoped.asked, question: { ...question, pointsHere: false } }, kind);
  const of = page.recordId === undefined ? undefined : belongsTo(kind, page.object, page.recordId);
  if (of === undefined && filters.where.length === 0) {
    return {
      answer: `I do not know which ${kind.plural} you mean. Ask for a list first, such as “Show open ${kind.plural}”, and then for the change of “these ${kind.plural}”.`,
    };
  }
  const open = /\b(open|closed|all)\b/i.test(text) ? undefined : kind.open?.[0];
  const where = [...new Set([...filters.where, of, open])];
  const [outcome] = yield [
    queryRecords(listQuery(kind, { where, limit: MOST }), `The ${kind.plural} to change`),
  ];
  if (outcome?.failure !== undefined) return { answer: failureText(outcome, `the ${kind.plural}`) };
  const rows = rowsOf(outcome);
  if (rows.length === 0)
    return { answer: nothingFound(`${kind.plural} to change on ${plain(page.name ?? 'this page')}`) };
  if (!isWhole(tableOf(outcome))) return { answer: tooMany(kind) };
  return { targets: rows.map((row) => targetOf(row, kind)), listed: true };
}

const targetOf = (row: Row, kind: Kind): Target => ({
  object: kind.object,
  id: row.get('Id'),
  name: row.get(kind.name) || undefined,
  row,
});

const tooMany = (kind: Kind) =>
  `There are more ${kind.plural} than I was shown, so I would change only a part of them. Ask for a narrower list first.`;
