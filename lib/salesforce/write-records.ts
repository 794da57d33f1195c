import * as z from 'zod/mini';
import type { OrgAnswer, OrgRequest } from './org-call.ts';
import { toId18 } from './record-id.ts';
import { type LockRetry, retryLocked } from './retry-locked.ts';
import { SalesforceError } from './salesforce-error.ts';
import { refusalOf } from './salesforce-failure.ts';
import type { RecordOutcome, WriteRecord, WriteRequest } from './write-request.ts';

export interface WriteDeps extends Pick<LockRetry, 'sleep' | 'random'> {
  /** Sends a path below `/services/data/vXX.0`. */
  readonly send: (request: OrgRequest) => Promise<OrgAnswer>;
}

/**
 * Writes up to 200 records of one object in one request; outcomes in their order. Throws where the request as a whole
 * failed: then nothing was saved, unless the error's Problem says `unknown`.
 *
 * Once on the wire a write is not cut by the signal: that would not take it back, only hide what became of it. It is
 * never sent a second time unless Salesforce said that it was not made (a dead session, a locked row, a full queue).
 */
export async function writeRecords(
  request: WriteRequest,
  deps: WriteDeps,
  signal: AbortSignal,
): Promise<readonly RecordOutcome[]> {
  const send = (indexes: readonly number[]) => {
    const records = request.records.filter((_, index) => indexes.includes(index));
    const [only] = request.records;
    // One by one where it says more: a create names its duplicates, an update can be made conditional.
    if (only && request.records.length === 1 && request.action !== 'delete')
      return writeOne(request, only, deps, signal);
    return writeMany(request, records, deps, signal);
  };
  return retryLocked({ ...deps, signal, send, count: request.records.length, allOrNone: request.allOrNone });
}

async function writeOne(
  request: WriteRequest,
  { id, fields }: WriteRecord,
  deps: WriteDeps,
  signal: AbortSignal,
): Promise<RecordOutcome[]> {
  const path = `/sobjects/${encodeURIComponent(request.object)}`;
  const headers = headersOf(request);
  try {
    if (request.action === 'create') {
      const { body } = await deps.send({
        path,
        method: 'POST',
        body: fields,
        headers,
        signal,
        uncut: true,
      });
      const created = createdSchema.safeParse(body);
      if (!created.success) throw unreadable();
      return [outcomeOf(created.data, null)];
    }
    await deps.send({
      path: `${path}/${encodeURIComponent(id ?? '')}`,
      method: 'PATCH',
      body: fields,
      headers: { ...headers, ...condition(request.unmodifiedSince) },
      signal,
      uncut: true,
    });
    return [{ id, saved: true, error: null, duplicates: null }];
  } catch (error) {
    // A refusal is about this record; what concerns the session is for the caller.
    if (!(error instanceof SalesforceError) || error.failure.kind !== 'refused') throw error;
    if (error.problem.action === 'reconnect') throw error;
    return [{ id, saved: false, error, duplicates: error.failure.duplicates ?? null }];
  }
}

async function writeMany(
  request: WriteRequest,
  records: readonly WriteRecord[],
  deps: WriteDeps,
  signal: AbortSignal,
): Promise<RecordOutcome[]> {
  const path = '/composite/sobjects';
  const headers = headersOf(request);
  const common = { headers, signal, uncut: true } as const;
  const { allOrNone, object, action } = request;
  const attributes = { type: object };
  const body = {
    allOrNone,
    records: records.map(({ id, fields }) => ({ attributes, ...(id === null ? {} : { id }), ...fields })),
  };
  const ids = records.map(({ id }) => id ?? '').join(',');
  const answer = await deps.send(
    action === 'delete'
      ? { ...common, path: `${path}?ids=${ids}&allOrNone=${allOrNone}`, method: 'DELETE' }
      : { ...common, path, method: action === 'create' ? 'POST' : 'PATCH', body },
  );
  const rows = z.array(createdSchema).safeParse(answer.body);
  if (!rows.success || rows.data.length !== records.length) throw unreadable();
  return rows.data.map((row, index) => outcomeOf(row, records[index]?.id ?? null));
}

const createdSchema = z.object({
  id: z.optional(z.nullable(z.string())),
  success: z.boolean(),
  errors: z._default(z.array(z.unknown()), []),
});

/** One row of an answer. `id` is the record's own where it has one already. */
export function outcomeOf(row: z.infer<typeof createdSchema>, id: string | null): RecordOutcome {
  const known = id ?? toId18(row.id ?? '');
  if (row.success) return { id: known, saved: true, error: null, duplicates: null };
  // 400: a row's refusal stands inside of a good answer, and is one that saved nothing.
  const failure = refusalOf(400, row.errors);
  const error = new SalesforceError(failure, { write: true });
  return { id: known, saved: false, error, duplicates: failure.duplicates ?? null };
}

/** The answer of a write that cannot be read: it may well have been made. */
export function unreadable(): SalesforceError {
  return new SalesforceError({ kind: 'not_api', status: 200, text: '' }, { write: true });
}

function headersOf({ assignmentRules, allowDuplicates }: WriteRequest): Record<string, string> {
  return {
    ...(assignmentRules ? {} : { 'Sforce-Auto-Assign': 'FALSE' }),
    ...(allowDuplicates ? { 'Sforce-Duplicate-Rule-Header': 'allowSave=true' } : {}),
  };
}

function condition(since: string | null | undefined): Record<string, string> {
  const time = since ? Date.parse(since.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : Number.NaN;
  return Number.isNaN(time) ? {} : { 'If-Unmodified-Since': new Date(time).toUTCString() };
}
