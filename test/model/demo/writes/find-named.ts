import { belongsTo } from '../filters.ts';
import type { Asked } from '../intent.ts';
import { cite, failureText, nothingFound, paragraphs, plain } from '../markdown.ts';
import { kinds, objectOfId } from '../objects/all.ts';
import type { Kind } from '../objects/kind.ts';
import { rowsOf } from '../outcome.ts';
import type { Outcome } from '../plan.ts';
import { quoteLike, select } from '../soql.ts';
import { hitsOf, type Subject } from '../subject.ts';
import { type Call, queryRecords, searchRecords } from '../tool-call.ts';
import type { Steps } from './steps.ts';

const SEARCHED = ['Account', 'Contact', 'Opportunity', 'Lead', 'Case'];
const MOST_NAMES = 5;

type Found = { targets: readonly Subject[]; listed: false } | { answer: string };

/**
 * Records by their names, several with "and" between them: first among those of the open record, where there are any of
 * the kind, then everywhere. `usual` is the kind where none is said.
 */
export function* findNamed(words: string, asked: Asked, usual?: Kind): Steps<Found> {
  const { kind: said, names } = split(words);
  const kind = said ?? usual;
  if (names.length > MOST_NAMES)
    return { answer: `Name at most ${MOST_NAMES} records at once, or say “these”.` };
  const found = new Map<string, readonly Subject[]>();
  const { recordId, object = objectOfId(recordId ?? '') } = asked.page;
  const near = kind && recordId !== undefined ? belongsTo(kind, object, recordId) : undefined;
  if (kind && near !== undefined) {
    const outcomes = yield names.map((name) => byName(kind, name, near));
    for (const [index, name] of names.entries()) found.set(name, matching(outcomes[index], name, kind));
  }
  const missing = names.filter((name) => (found.get(name) ?? []).length === 0);
  if (missing.length > 0) {
    const outcomes = yield missing.map((name) => anywhere(kind, name));
    for (const [index, name] of missing.entries()) {
      const outcome = outcomes[index];
      if (outcome?.failure !== undefined) return { answer: failureText(outcome, `“${plain(name)}”`) };
      found.set(name, matching(outcome, name, kind));
    }
  }
  const answers = names.flatMap((name) => unclear(name, found.get(name) ?? [], kind));
  if (answers.length > 0) return { answer: paragraphs(...answers) };
  return { targets: names.flatMap((name) => found.get(name)?.slice(0, 1) ?? []), listed: false };
}

/** "the task Call Elena", "the Driver tablets deal", "“Smith and Sons”", "A and B". */
function split(words: string): { kind: Kind | undefined; names: string[] } {
  let text = words.trim().replace(/^(?:the|our|my)\s+/i, '');
  let found: Kind | undefined;
  for (const kind of kinds) {
    const before = new RegExp(`^(?:${kind.words})\\s+(?=\\S)`, 'i');
    const after = new RegExp(`(?<=\\S)\\s+(?:${kind.words})$`, 'i');
    if (!before.test(text) && !after.test(text)) continue;
    found = kind;
    text = before.test(text) ? text.replace(before, '') : text.replace(after, '');
    break;
  }
  const quoted = [...text.matchAll(/["“”«»]([^"“”«»]{2,80})["“”«»]/g)].map(([, name = '']) => name.trim());
  const names = quoted.length > 0 ? quoted : text.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i);
  return { kind: found, names: [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))] };
}

/** A task is known by its subject, and so is a case to people. */
const titleOf = (kind: Kind) => (kind.object === 'Case' ? 'Subject' : kind.name);

function byName(kind: Kind, name: string, near?: string): Call {
  const like = /^\d{5,}$/.test(name)
    ? `${kind.name} LIKE ${quoteLike(name)}`
    : `${titleOf(kind)} LIKE ${quoteLike(name)}`;
  const order = kind.open ? `${kind.order}` : kind.name;
  const soql = select({
    fields: ['Id', kind.name, titleOf(kind), ...(kind.open?.[0].startsWith('IsClosed') ? ['IsClosed'] : [])],
    from: kind.object,
    where: [near, like, kind.open?.[0].startsWith('IsActive') ? kind.open[0] : undefined],
    orderBy: order,
    limit: 10,
  });
  return queryRecords(soql, `${kind.singular} “${name}”`);
}

function anywhere(kind: Kind | undefined, name: string): Call {
  if (kind && !SEARCHED.includes(kind.object)) return byName(kind, name);
  return searchRecords(name, kind ? [kind.object] : SEARCHED);
}

/** The best of what was found: named exactly so, else with the words in the name, of which open ones go first. */
function matching(outcome: Outcome | undefined, name: string, kind: Kind | undefined): readonly Subject[] {
  const closed = new Set(
    rowsOf(outcome).flatMap((row) => (row.get('IsClosed') === 'true' ? [row.get('Id')] : [])),
  );
  const rows = (outcome?.tables ?? []).flatMap((table) =>
    hitsOf(table).map((hit, index) => ({
      ...hit,
      name: title(table.rows[index]?.get('Subject'), hit, kind),
    })),
  );
  const wanted = name.toLowerCase();
  const within = rows.filter((hit) => hit.name?.toLowerCase().includes(wanted));
  const exact = within.filter((hit) => hit.name?.toLowerCase() === wanted);
  const best = [exact, within, rows].find((some) => some.length > 0) ?? [];
  const open = best.filter(({ id }) => !closed.has(id));
  return open.length === 1 ? open : best;
}

const title = (subject: string | undefined, hit: Subject, kind: Kind | undefined) =>
  (kind ?? { object: hit.object }).object === 'Case' && subject ? subject : hit.name;

function unclear(name: string, hits: readonly Subject[], kind: Kind | undefined): string[] {
  if (hits.length === 1) return [];
  if (hits.length === 0) return [nothingFound(`${kind?.singular ?? 'record'} named “${plain(name)}” found`)];
  const list = hits.slice(0, 8).map((hit) => `- ${cite(hit.name ?? '', hit.id)} (${plain(hit.object)})`);
  return [paragraphs(`Several records match “${plain(name)}”. Which one do you mean?`, list.join('\n'))];
}
