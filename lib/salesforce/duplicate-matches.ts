import * as z from 'zod/mini';
import { objectOfPrefix } from './key-prefixes.ts';
import { toId18 } from './record-id.ts';

/** Records that are already there, as a duplicate rule or a unique field found them. */
export interface DuplicateMatches {
  /** False where the rule blocks; true where the user may save all the same, and where Salesforce does not say. */
  readonly mayBeSaved: boolean;
  readonly records: readonly {
    readonly recordId: string;
    /** API name; empty where only the org's describe knows it. */
    readonly object: string;
    readonly name: string | null;
  }[];
}

const record = z.object({
  Id: z.string(),
  attributes: z.optional(z.object({ type: z.optional(z.string()) })),
  Name: z.optional(z.nullable(z.unknown())),
});
const result = z.object({
  allowSave: z.optional(z.boolean()),
  matchResults: z.optional(
    z.array(
      z.object({
        entityType: z.optional(z.string()),
        matchRecords: z.optional(z.array(z.object({ record }))),
      }),
    ),
  ),
});
const error = z.object({
  errorCode: z.optional(z.string()),
  statusCode: z.optional(z.string()),
  message: z.optional(z.string()),
  duplicateResult: z.optional(z.unknown()),
  // Not ours: the REST API has misspelled it for years.
  duplicateResut: z.optional(z.unknown()),
});

/** Reads one entry of an error envelope; null where it is not about duplicates. */
export function duplicateMatches(entry: unknown): DuplicateMatches | null {
  const parsed = error.safeParse(entry);
  if (!parsed.success) return null;
  const { errorCode, statusCode, message = '', duplicateResult, duplicateResut } = parsed.data;
  const code = errorCode ?? statusCode;
  if (code === 'DUPLICATE_VALUE') return takenBy(message);
  if (code !== 'DUPLICATES_DETECTED') return null;
  const details = result.safeParse(duplicateResult ?? duplicateResut);
  if (!details.success) return { mayBeSaved: true, records: [] };
  const records = (details.data.matchResults ?? []).flatMap(({ entityType, matchRecords }) =>
    (matchRecords ?? []).flatMap(({ record: match }) => {
      const recordId = toId18(match.Id);
      if (recordId === null) return [];
      const object = match.attributes?.type ?? entityType ?? objectOfPrefix(recordId) ?? '';
      return [{ recordId, object, name: typeof match.Name === 'string' ? match.Name : null }];
    }),
  );
  const unique = [...new Map(records.map((match) => [match.recordId, match])).values()];
  return { mayBeSaved: details.data.allowSave ?? true, records: unique };
}

/** "duplicate value found: Code__c duplicates value on record with id: 001…": a unique field, which nobody may override. */
function takenBy(message: string): DuplicateMatches {
  const recordId = toId18(/record with id:?\s*(\w{15,18})\b/i.exec(message)?.[1] ?? '');
  const records = recordId === null ? [] : [{ recordId, object: objectOfPrefix(recordId) ?? '', name: null }];
  return { mayBeSaved: false, records };
}
