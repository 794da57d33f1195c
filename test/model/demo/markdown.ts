/** Small pieces of Markdown, with the org's text escaped so that a record's name cannot become formatting or a link. */
import { isWhole } from './outcome.ts';
import type { Outcome } from './plan.ts';
import type { ResultTable, Row } from './result-table.ts';

const CELL_LENGTH = 80;
/** More do not fit into a panel of 360 pixels. */
export const MOST_COLUMNS = 4;
const FAILURE_LENGTH = 400;

/** One line, cut at `limit` characters, with everything escaped that Markdown would act on. */
export function plain(text: string, limit = CELL_LENGTH): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > limit ? `${Array.from(line).slice(0, limit).join('')}…` : line;
  const escaped = short.replaceAll(
    /[\\`*[\]<>|~!]|&(?=#?\w+;)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu,
    '\\$&',
  );
  // marked takes `\](` for the end of a link's text where it began with an escaped bracket.
  return escaped.replaceAll('](', ']\\(');
}

/** `[Acme](record:001…)`; the name alone when there is no id. */
export function cite(name: string, id: string): string {
  const shown = plain(name) || id;
  return /^[a-zA-Z0-9]{15,18}$/.test(id) ? `[${shown}](record:${id})` : shown;
}

/** `1,234` or `1,234.50`: with the cents or without, never half of them. */
export function number(value: number): string {
  const fraction = Number.isInteger(value) ? 0 : 2;
  return new Intl.NumberFormat('en-US', {
    minimumFractionDigits: fraction,
    maximumFractionDigits: fraction,
  }).format(value);
}

/** `1 case`, `12 cases`, `no cases`; `12 of your cases`, `none of your cases`. */
export function count(howMany: number, singular: string, plural: string): string {
  if (plural.startsWith('your ')) return `${howMany === 0 ? 'none' : number(howMany)} of ${plural}`;
  if (howMany === 0) return `no ${plural}`;
  return `${number(howMany)} ${howMany === 1 ? singular : plural}`;
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)}%`;
}

export interface ColumnSpec {
  title: string;
  /** The finished Markdown of the cell. */
  cell: (row: Row) => string;
  right?: boolean;
}

export const textColumn = (title: string, column: string): ColumnSpec => ({
  title,
  cell: (row) => plain(row.get(column)),
});

export const numberColumn = (title: string, column: string): ColumnSpec => ({
  title,
  right: true,
  cell: (row) => {
    const value = row.number(column);
    return value === undefined ? plain(row.get(column)) : number(value);
  },
});

/** The first columns only, as many as fit. */
export function markdownTable(all: readonly ColumnSpec[], rows: readonly Row[]): string {
  const specs = all.slice(0, MOST_COLUMNS);
  const line = (texts: readonly string[]) => `| ${texts.join(' | ')} |`;
  return [
    line(specs.map((spec) => spec.title)),
    line(specs.map((spec) => (spec.right ? '--:' : '---'))),
    ...rows.map((row) => line(specs.map((spec) => spec.cell(row)))),
  ].join('\n');
}

/** Parts as paragraphs; empty ones are left out. */
export function paragraphs(...parts: (string | undefined | false)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== '').join('\n\n');
}

/** What to say when a call failed. */
export function failureText(outcome: Outcome, what: string): string {
  return `I could not read ${what}: ${plain(outcome.failure ?? '', FAILURE_LENGTH)}`;
}

/** No rows has two possible reasons, and the answer must name both. */
export function nothingFound(what: string): string {
  const none = what.startsWith('your ') ? `None of ${what}` : `No ${what}`;
  return `${none}: either nothing matches, or you do not have access to what does.`;
}

/** A note below a table that does not hold all rows. */
export function partNote(table: ResultTable, shown: number): string | undefined {
  if (isWhole(table) && shown >= table.rows.length) return undefined;
  const of = table.total === undefined ? '' : ` of ${number(table.total)}`;
  return `Shown are the first ${number(shown)}${of}; the rest is under Analyzed sources.`;
}
