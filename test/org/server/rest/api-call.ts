import type { IncomingHttpHeaders } from 'node:http';
import { type Json, OrgError, type OrgSession } from '../../contract.ts';
import type { Org } from '../org.ts';

/** One REST call as its handler sees it; subrequests of `/composite` are calls too. */
export interface ApiCall {
  readonly org: Org;
  readonly session: OrgSession;
  readonly method: string;
  /** `68.0` */
  readonly version: string;
  /** Path behind `/services/data/vXX.0/`, split and decoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** The JSON body; throws JSON_PARSER_ERROR when it is none. */
  readonly body: () => Json;
  /** The user's identity URL, as the host the client used can reach it. */
  readonly identityUrl: string;
  /** Says in the log what the call was about. */
  readonly note: (text: string) => void;
  /** Says in the log what the call wrote: `created 001…`. */
  readonly did: (effect: string) => void;
}

export interface ApiResult {
  status: number;
  /** Undefined for 204 and 304. */
  body?: unknown;
  headers?: Record<string, string>;
}

export type ApiHandler = (call: ApiCall, params: Readonly<Record<string, string>>) => ApiResult;

export const ok = (body: unknown, headers: Record<string, string> = {}): ApiResult => ({
  status: 200,
  body,
  headers,
});

export const base = (call: ApiCall): string => `/services/data/v${call.version}`;

export const notFound = (): OrgError =>
  new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');

/** A body that must be a JSON object. */
export function objectBody(call: ApiCall): { [key: string]: Json } {
  const body = call.body();
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw new OrgError(400, 'JSON_PARSER_ERROR', 'The HTTP entity body must be a JSON object.');
  }
  return body;
}

/** A parameter that is a whole number above zero, or the fallback when it is absent. */
export function positive(value: string | null, fallback: number, name: string): number {
  if (value === null || value === '') return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) {
    throw new OrgError(
      400,
      'INVALID_QUERY_PARAMETER',
      `The ${name} parameter must be a positive integer: ${value}`,
    );
  }
  return number;
}
