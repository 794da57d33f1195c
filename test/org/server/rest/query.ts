import { OrgError } from '../../contract.ts';
import { type ApiCall, type ApiHandler, type ApiResult, base, ok } from './api-call.ts';
import type { Batch } from './locators.ts';

const DEFAULT_BATCH = 2000;
const SMALLEST_BATCH = 200;
const LONGEST_SOQL = 100_000;

/** Rows a batch holds: `Sforce-Query-Options: batchSize=n`, kept within 200 and 2,000. */
export function batchSizeOf(header: string | string[] | undefined): number {
  const asked = /batchSize\s*=\s*(\d+)/i.exec(String(header ?? ''))?.[1];
  if (asked === undefined) return DEFAULT_BATCH;
  return Math.min(DEFAULT_BATCH, Math.max(SMALLEST_BATCH, Number(asked)));
}

export function queryResult(call: ApiCall, batch: Batch): ApiResult {
  return ok({
    totalSize: batch.totalSize,
    done: batch.next === undefined,
    ...(batch.next === undefined ? {} : { nextRecordsUrl: `${base(call)}/query/${batch.next}` }),
    records: batch.rows,
  });
}

/** Runs SOQL for a call and gives its first batch. */
export function runQuery(call: ApiCall, soql: string, includeDeleted: boolean): ApiResult {
  if (soql.length > LONGEST_SOQL) {
    throw new OrgError(
      400,
      'MALFORMED_QUERY',
      `SOQL statements cannot be longer than ${LONGEST_SOQL} characters.`,
    );
  }
  const { rows, totalSize } = call.session.query(soql, { includeDeleted });
  const size = batchSizeOf(call.headers['sforce-query-options']);
  call.note(`query ${totalSize} rows`);
  return queryResult(call, call.org.locators.open(call.session.user.id, rows, totalSize, size));
}

function run(call: ApiCall, includeDeleted: boolean): ApiResult {
  if (call.query.has('explain')) {
    throw new OrgError(501, 'NOT_EMULATED', 'The test org has no query optimizer: explain is not emulated.');
  }
  const soql = call.query.get('q');
  if (soql === null || soql.trim() === '') {
    throw new OrgError(400, 'MALFORMED_QUERY', 'SOQL statement cannot be empty or null');
  }
  return runQuery(call, soql, includeDeleted);
}

/** `GET /query?q=` */
export const query: ApiHandler = (call) => run(call, false);

/** `GET /queryAll?q=`: deleted and archived rows too. */
export const queryAll: ApiHandler = (call) => run(call, true);

/** `GET /query/01g…-2000` */
export const queryMore: ApiHandler = (call, { locator = '' }) => {
  const batch = call.org.locators.more(call.session.user.id, locator);
  call.note(`query more ${batch.rows.length} rows`);
  return queryResult(call, batch);
};
