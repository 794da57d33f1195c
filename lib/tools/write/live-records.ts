import { problem } from '../../problem.ts';
import type { ObjectDescribe, RawRecord } from '../../salesforce/org-client.ts';
import type { Question } from '../ask-org.ts';
import { nameFieldOf } from '../field-choice.ts';
import { recordId } from '../flatten-records.ts';
import { soqlString } from '../soql-escape.ts';
import type { ToolContext } from '../tool.ts';

export interface LiveRecords {
  readonly question: Question;
  /** By 18-character id; what is not there does not exist, is deleted, or is hidden from the user. */
  readonly rows: ReadonlyMap<string, RawRecord>;
}

/** The records as they are now, in one query: name, version and the fields named. `deleted` finds those in the bin too. */
export async function readLive(
  describe: ObjectDescribe,
  ids: readonly string[],
  fields: readonly string[],
  context: ToolContext,
  options: { readonly deleted?: boolean } = {},
): Promise<LiveRecords> {
  const { deleted = false } = options;
  const question = liveQuestion(describe, ids, fields, deleted);
  const { records } = await context.org.query(question.request, {
    maxRows: ids.length,
    signal: context.signal,
    includeDeleted: deleted,
  });
  const rows = new Map<string, RawRecord>();
  for (const row of records) {
    const id = recordId(row);
    if (id !== null) rows.set(id, row);
  }
  return { question, rows };
}

export function liveQuestion(
  describe: ObjectDescribe,
  ids: readonly string[],
  fields: readonly string[],
  deleted = false,
): Question {
  const columns = new Set(['Id', ...(deleted ? ['IsDeleted'] : [])]);
  for (const name of [titleField(describe), versionField(describe), ...fields]) if (name) columns.add(name);
  const list = ids.map(soqlString).join(', ');
  return {
    request: `SELECT ${[...columns].join(', ')} FROM ${describe.name} WHERE Id IN (${list})`,
    language: 'soql',
    objects: [describe.name],
  };
}

/** Which state of a record this is. Null where the object keeps no such stamp. */
export function versionOf(row: RawRecord | undefined, describe: ObjectDescribe): string | null {
  const field = versionField(describe);
  const stamp = field === null ? null : row?.[field];
  return typeof stamp === 'string' ? stamp : null;
}

/** How the record is called, in a row that `readLive` read. */
export function nameOfRow(row: RawRecord | undefined, describe: ObjectDescribe): string | null {
  const field = titleField(describe);
  const name = field === null ? null : row?.[field];
  return typeof name === 'string' && name !== '' ? name : null;
}

/** SystemModstamp moves with automatic changes too, which LastModifiedDate does not show. */
function versionField({ fields }: ObjectDescribe): string | null {
  const has = (name: string) => fields.some((field) => field.name === name);
  return ['SystemModstamp', 'LastModifiedDate'].find(has) ?? null;
}

/** Activities have no name; their subject serves. */
export function titleField(describe: ObjectDescribe): string | null {
  return nameFieldOf(describe) ?? describe.fields.find(({ name }) => name === 'Subject')?.name ?? null;
}

/** What a record that the query did not bring is told as: Salesforce does not say which of the three it is. */
export const notThere = () => problem('salesforce_not_found');
