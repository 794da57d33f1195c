import * as z from 'zod/mini';
import type { QueryResult, RawRecord } from './org-client.ts';
import { SalesforceError } from './salesforce-error.ts';

const record = z.custom<RawRecord>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
);

export const queryPageSchema = z.object({
  totalSize: z.number(),
  done: z.boolean(),
  nextRecordsUrl: z.optional(z.string()),
  records: z.array(record),
});

export type QueryPage = z.infer<typeof queryPageSchema>;

/** Where the next rows are: a path of this org's API and nothing else. Null where there are none. */
function nextPath(page: QueryPage): string | null {
  const { done, nextRecordsUrl } = page;
  return !done && nextRecordsUrl?.startsWith('/services/data/') ? nextRecordsUrl : null;
}

/**
 * Reads pages until `maxRows` rows are there. A cursor can die on the way (two days, or ten newer ones): the query is
 * then run again from its beginning, once.
 */
export async function collectPages(
  maxRows: number,
  first: () => Promise<QueryPage>,
  more: (path: string) => Promise<QueryPage>,
): Promise<QueryResult> {
  try {
    return await collect(maxRows, first, more);
  } catch (error) {
    if (!(error instanceof SalesforceError) || error.errorCode !== 'INVALID_QUERY_LOCATOR') throw error;
    return collect(maxRows, first, more);
  }
}

async function collect(
  maxRows: number,
  first: () => Promise<QueryPage>,
  more: (path: string) => Promise<QueryPage>,
): Promise<QueryResult> {
  let page = await first();
  const total = page.totalSize;
  const records: RawRecord[] = page.records.slice(0, maxRows);
  let cut = page.records.length > maxRows;
  for (let path = nextPath(page); path !== null && records.length < maxRows; path = nextPath(page)) {
    page = await more(path);
    cut = page.records.length > maxRows - records.length;
    // Not `push(...rows)`: a page of many thousand rows would overflow the stack.
    for (const row of page.records.slice(0, maxRows - records.length)) records.push(row);
  }
  return { records, total, done: !cut && page.done };
}
