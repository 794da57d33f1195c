import * as z from 'zod/mini';
import { type DuplicateMatches, duplicateMatches } from './duplicate-matches.ts';
import type { WireResponse } from './fetch-transport.ts';

/** What came back instead of the answer, before it has words. */
export type SalesforceFailure =
  | {
      readonly kind: 'refused';
      readonly status: number;
      /** Salesforce's own code; null where the answer has none. */
      readonly errorCode: string | null;
      readonly message: string;
      readonly fields: readonly string[];
      /** Records that are already there, where that is the reason. */
      readonly duplicates?: DuplicateMatches;
    }
  /** An answer that is not the API's: a maintenance page, a proxy's login page, a redirect. */
  | { readonly kind: 'not_api'; readonly status: number; readonly text: string }
  | { readonly kind: 'network'; readonly online: boolean }
  | { readonly kind: 'timeout'; readonly seconds: number };

export type Refusal = Extract<SalesforceFailure, { kind: 'refused' }>;

const text = z._default(z.string(), '');
const fields = z._default(z.array(z.string()), []);
/** REST says `errorCode`, Collections and Composite say `statusCode`. */
const restError = z.object({ errorCode: z.string(), message: text, fields: z.optional(fields) });
const compositeError = z.object({ statusCode: z.string(), message: text, fields: z.optional(fields) });
const oauthError = z.object({ error: z.string(), error_description: text });

/**
 * Reads the error envelope: `[{errorCode, message, fields?}]`, one such object, or a row of Collections. Of several
 * errors the first that says more than "something else failed" is the one.
 */
export function refusalOf(status: number, body: unknown): Refusal {
  const all = (Array.isArray(body) ? body : [body]).flatMap((entry): Refusal[] => {
    const found = duplicateMatches(entry);
    const duplicates = found ? { duplicates: found } : {};
    const rest = restError.safeParse(entry);
    if (rest.success) {
      const { errorCode, message, fields: names } = rest.data;
      return [{ ...refused(status, errorCode, message, names), ...duplicates }];
    }
    const composite = compositeError.safeParse(entry);
    if (composite.success) {
      const { statusCode, message, fields: names } = composite.data;
      return [{ ...refused(status, statusCode, message, names), ...duplicates }];
    }
    const oauth = oauthError.safeParse(entry);
    if (oauth.success) return [refused(status, oauth.data.error, oauth.data.error_description, [])];
    return [];
  });
  return (
    all.find(({ errorCode }) => !CONSEQUENCES.has(errorCode ?? '')) ?? all[0] ?? refused(status, null, '', [])
  );
}

/** Errors of records that failed only because another one did. */
const CONSEQUENCES = new Set(['ALL_OR_NONE_OPERATION_ROLLED_BACK', 'PROCESSING_HALTED']);

/**
 * The failure that an HTTP answer is, or null where it is a good one. `parsed` is the body as jsforce gave it: a text
 * that could not be parsed comes back as it was.
 */
export function failureOfResponse(response: WireResponse, parsed: unknown): SalesforceFailure | null {
  const { statusCode: status, headers, body } = response;
  const json = /^application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '');
  if (status === 304 || status === 204) return null;
  // A browser hides a redirect it was told not to follow behind status 0.
  if (status === 0 || (status > 300 && status < 400)) return { kind: 'not_api', status, text: '' };
  if (json) {
    if (status < 300) return typeof parsed === 'string' ? { kind: 'not_api', status, text: body } : null;
    return refusalOf(status, parseJson(body));
  }
  if (status < 300 && body === '') return null;
  // A 401 without an envelope is still a refused session.
  if (status === 401) return refused(status, null, body.slice(0, 500), []);
  return { kind: 'not_api', status, text: body };
}

export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function refused(
  status: number,
  errorCode: string | null,
  message: string,
  names: readonly string[] | undefined,
): Refusal {
  return { kind: 'refused', status, errorCode, message, fields: names ?? [] };
}
