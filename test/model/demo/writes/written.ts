/** Says what became of a write, from what its tool says and from nothing else. */
import type { WriteTool } from '../intent.ts';
import { cite, markdownTable, number, paragraphs, plain } from '../markdown.ts';
import { objectOfId } from '../objects/all.ts';
import type { Outcome } from '../plan.ts';
import { spaced } from '../record-fields.ts';
import type { ResultTable, Row } from '../result-table.ts';
import { readLines } from './result-lines.ts';

const WORDS: Readonly<Record<WriteTool, string>> = {
  create_records: 'Creating records',
  update_records: 'Changing records',
  delete_records: 'Deleting',
  restore_records: 'Restoring',
  log_activity: 'Logging activities',
};

export function notOffered(tool: WriteTool): string {
  return `${WORDS[tool]} is disabled for this agent, so nothing was done. It can be changed under **Settings → Tool permissions**.`;
}

/** `what`: what was asked for, as in "you rejected …": "the change of Acme". */
export function written(outcome: Outcome | undefined, what: string): string {
  const text = outcome?.text ?? '';
  if (/^The user rejected this/.test(text)) return rejected(text, what);
  if (/^This call was cancelled/.test(text)) {
    return `You stopped ${what}. I was given no result: look at the record to see how it is now.`;
  }
  if (/^This tool is disabled/.test(text)) return notOffered(outcome?.call.tool as WriteTool);
  const lines = readLines(text);
  const done = /^(Created|Updated|Deleted|Restored) ([\d,]+) of ([\d,]+) records?\./.exec(lines.own[0] ?? '');
  const table = outcome?.tables[0];
  return paragraphs(
    done ? saved(done, table, what) : notSaved(lines.own, what),
    lines.data.map((line) => `- ${recordLine(line)}`).join('\n'),
    lines.own.some((line) => line.startsWith('UNKNOWN')) &&
      'The connection broke meanwhile: look at the record before you ask for it again.',
    lines.own.some((line) => line.startsWith('Duplicates:')) &&
      'Whether to save in spite of the records that exist already is for you alone to choose.',
    otherValue(lines.own),
  );
}

function rejected(text: string, what: string): string {
  const note = /The user's note: ([\s\S]*)$/.exec(text)?.[1];
  return paragraphs(
    `You rejected ${what}, so **nothing was changed**.`,
    note !== undefined &&
      `Your note: “${plain(note, 300)}”. Tell me what to do instead, and I will ask again.`,
  );
}

const DONE_IN_WORDS: Readonly<Record<string, string>> = {
  Created: 'Created',
  Updated: 'Saved',
  Deleted: 'Deleted',
  Restored: 'Restored',
};

function saved(
  [, verb = '', n = '', of = '']: RegExpExecArray,
  table: ResultTable | undefined,
  what: string,
): string {
  const done = DONE_IN_WORDS[verb] ?? verb;
  const rows = table?.rows ?? [];
  const [only] = rows;
  if (table && only && rows.length === 1 && of === '1') {
    const facts = shownFields(table).map((name) => `- **${plain(spaced(name))}:** ${valueText(only, name)}`);
    return paragraphs(`**${done}** ${citeRow(only, table)}.`, facts.join('\n'));
  }
  const head = of === '1' ? `**${done}**: ${what}.` : `**${done} ${n} of ${of} records.**`;
  if (!table || rows.length === 0) return head;
  const columns = [
    { title: 'Record', cell: (row: Row) => citeRow(row, table) },
    ...shownFields(table).map((name) => ({
      title: plain(spaced(name)),
      cell: (row: Row) => valueText(row, name),
    })),
  ];
  return paragraphs(head, markdownTable(columns, rows));
}

/** Our own lines hold instructions to the model, which are none of the user's business. */
const FOR_THE_MODEL =
  /\b(Correct these values; ask the user for what you do not know|Tell the user[^.]*|tell the user|Do not call it again|No data was read)[.:]?/g;

function notSaved([first = '', second = '']: readonly string[], what: string): string {
  if (/^It is not known|^Unknown outcome/.test(first)) {
    return `**It is not known** whether ${what} was saved. I do not repeat it: look at the record first.`;
  }
  const nothing = /^Nothing was (written|saved)[.:]? ?/.exec(first)?.[0];
  const also = /^Nothing was written/.test(second) ? ` ${second}` : '';
  const why = `${first.slice(nothing?.length ?? 0)}${also}`
    .replaceAll(FOR_THE_MODEL, '')
    .replaceAll(/ +/g, ' ')
    .trim();
  const known = nothing === undefined ? `I could not make ${what}` : '**Nothing was saved.**';
  if (why === '') return nothing === undefined ? `${known}.` : known;
  return nothing === undefined ? `${known}: ${plain(why, 400)}` : `${known} ${plain(why, 400)}`;
}

const EXISTING = / Existing: (.*)\.$/;

/** `Record 1 (Jane Doe): not saved. CODE: message Existing: Jane Doe 00Q….`; the ids become citations. */
function recordLine(line: string): string {
  const existing = EXISTING.exec(line)?.[1];
  const words = plain(line.replace(EXISTING, ''), 600);
  if (existing === undefined) return words;
  const links = existing.split(/(?<= \w{18}), /).map((one) => {
    const [, name = '', id = ''] = /^(.*) (\w{15,18})$/.exec(one) ?? [];
    return cite(name, id);
  });
  return `${words} Already there: ${links.join(', ')}.`;
}

function otherValue(lines: readonly string[]): string | undefined {
  const fields = lines
    .map((line) => /^Salesforce holds another value than was sent in (.*)\. Tell the user/.exec(line)?.[1])
    .find((found) => found !== undefined);
  return (
    fields &&
    `Salesforce holds another value than was asked for in ${plain(fields, 200)}; shown is what it holds now.`
  );
}

/** Ids of linked records are no words. */
function shownFields(table: ResultTable): string[] {
  const isId = (name: string) =>
    table.rows.every((row) => /^$|^\w{18}$/.test(row.get(name))) && /Id$/.test(name);
  return table.columns
    .filter((name) => name !== 'Id')
    .slice(1)
    .filter((name) => !isId(name));
}

function citeRow(row: Row, table: ResultTable): string {
  const name = table.columns.find((column) => column !== 'Id') ?? 'Name';
  const id = row.get('Id');
  return cite(row.get(name) || objectOfId(id) || 'the record', id);
}

function valueText(row: Row, name: string): string {
  const value = row.number(name);
  if (value !== undefined && /amount|revenue|arr__c/i.test(name)) return number(value);
  return plain(row.get(name), 200) || '(empty)';
}
