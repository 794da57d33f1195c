import * as z from 'zod/mini';
import type { OrgRequest } from './org-call.ts';
import { SalesforceError } from './salesforce-error.ts';

/** Salesforce's own limit of one `/composite/batch`. */
export const BATCH_SIZE = 25;

const batchSchema = z.object({ results: z.array(z.object({ statusCode: z.number(), result: z.unknown() })) });

export type BatchResult = { readonly status: number; readonly body: unknown };

/** The request for up to 25 GETs below `/services/data`; `version` is `66.0`. */
export function batchRequest(
  paths: readonly string[],
  version: string,
): Pick<OrgRequest, 'path' | 'method' | 'body' | 'safe'> {
  const batchRequests = paths.map((path) => ({ method: 'GET', url: `v${version}${path}` }));
  return {
    path: `/services/data/v${version}/composite/batch`,
    method: 'POST',
    body: { batchRequests, haltOnError: false },
    // A batch of GETs changes nothing.
    safe: true,
  };
}

/** One result per path, in their order. */
export function batchResults(body: unknown, expected: number): readonly BatchResult[] {
  const parsed = batchSchema.safeParse(body);
  if (!parsed.success || parsed.data.results.length !== expected)
    throw new SalesforceError({ kind: 'not_api', status: 200, text: '' });
  return parsed.data.results.map(({ statusCode, result }) => ({ status: statusCode, body: result }));
}
