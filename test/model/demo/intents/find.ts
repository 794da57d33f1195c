import type { Intent } from '../intent.ts';
import { cite, failureText, nothingFound, paragraphs, partNote, plain } from '../markdown.ts';
import { kindOf } from '../objects/all.ts';
import type { Kind } from '../objects/kind.ts';
import { nameIn, type Question } from '../question.ts';
import { recordTable } from '../record-table.ts';
import type { ResultTable } from '../result-table.ts';
import { hitsOf } from '../subject.ts';
import { searchRecords } from '../tool-call.ts';

const VERB =
  /^(?:please )?(?:can you )?(?:find|search(?: for)?|look ?up|look for|where is|who is|do we (?:have|know)|is there)\b/i;
const SHOWN = 15;

/** A search by name. */
export const find: Intent = {
  name: 'find',
  examples: ['Find accounts named Acme', 'Search for “Smith”', 'Do we have a contact named Maria?'],
  matches: ({ question }) => wanted(question) !== undefined,
  *plan({ question }) {
    const name = wanted(question) ?? '';
    const kinds = question.kinds.filter((kind) =>
      ['Account', 'Contact', 'Opportunity', 'Lead', 'Case', 'Campaign', 'Product2', 'User'].includes(
        kind.object,
      ),
    );
    const objects =
      kinds.length > 0
        ? kinds.slice(0, 1)
        : ['Account', 'Contact', 'Opportunity', 'Lead', 'Case'].flatMap((object) => kindOf(object) ?? []);
    const [outcome] = yield [
      searchRecords(
        name,
        objects.map((kind) => kind.object),
      ),
    ];
    const what = `“${plain(name)}”`;
    if (outcome?.failure !== undefined) return failureText(outcome, what);
    const tables = (outcome?.tables ?? []).filter((table) => table.rows.length > 0);
    const found = tables.reduce((sum, table) => sum + table.rows.length, 0);
    if (found === 0) return nothingFound(`${kinds[0]?.plural ?? 'records'} found for ${what}`);
    return paragraphs(`Found ${found} for ${what}:`, ...tables.map((table) => section(table)));
  },
};

/** What is searched for: after "named", in quotes, or what follows the verb and the noun. */
function wanted(question: Question): string | undefined {
  const verb = VERB.exec(question.raw);
  const named = nameIn(question, 'named|called');
  if (named !== undefined) return named;
  if (!verb || question.pointsHere) return undefined;
  const noun = question.kinds.map((kind) => kind.words).join('|');
  const rest = question.raw
    .slice(verb[0].length)
    .replace(/[?!.]+$/, '')
    .replace(
      noun ? new RegExp(`^\\s*(?:me\\s+)?(?:the|an?|all|our)?\\s*(?:${noun})\\b`, 'i') : /^\s*(?:the|an?)\b/i,
      '',
    )
    .replace(/^\s*(?:for|of|from|at|about)\b/i, '')
    .trim();
  // "Find open cases" names no record: that is a list.
  return rest.length >= 2 && !/\b(open|closed|with|without|by|this|that|due|my|last|next)\b/i.test(rest)
    ? rest
    : undefined;
}

function section(table: ResultTable): string {
  const kind: Kind | undefined = kindOf(table.object);
  const rows = table.rows.slice(0, SHOWN);
  if (kind) {
    // A search gives what it gives: show only the columns that came back.
    const missing = kind.columns
      .map(([field]) => field)
      .filter((field) => !table.columns.some((name) => same(name, field)));
    return paragraphs(
      `### ${kind.plural.charAt(0).toUpperCase()}${kind.plural.slice(1)}`,
      recordTable(kind, rows, missing),
      partNote(table, rows.length),
    );
  }
  const lines = hitsOf(table)
    .slice(0, SHOWN)
    .map((hit) => `- ${cite(hit.name ?? '', hit.id)} (${plain(hit.object)})`);
  return paragraphs(lines.join('\n'), partNote(table, rows.length));
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
