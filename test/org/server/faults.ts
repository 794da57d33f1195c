import { z } from 'zod';
import { OrgError } from '../contract.ts';
import { soapFault } from '../soap/fault.ts';
import { errorReply, html, type Reply } from './reply.ts';

/** What can be made to go wrong, and how it looks to the client. */
export const FAULTS = [
  'expired_session', // 401 INVALID_SESSION_ID
  'request_limit', // 403 REQUEST_LIMIT_EXCEEDED, the daily kind
  'concurrent_limit', // 403 REQUEST_LIMIT_EXCEEDED, the kind that passes
  'api_disabled', // 403 API_DISABLED_FOR_ORG
  'row_lock', // 400 UNABLE_TO_LOCK_ROW
  'query_timeout', // 400 QUERY_TIMEOUT
  'error_500', // 500 UNKNOWN_EXCEPTION
  'error_502', // 502, a proxy's HTML page
  'error_503', // 503 SERVER_UNAVAILABLE
  'maintenance', // 503, an HTML page where JSON was expected
  'error', // the given status, errorCode and message
  'slow', // the normal answer after delayMs
  'hang', // no answer until the client gives up or the server closes
  'cut', // connection cut without an answer
  'cut_before', // the same, nothing done
  'cut_after', // done, then cut before the first byte of the answer
  'cut_middle', // done, half of the answer sent, then cut
  'not_json', // 200 with a truncated body
] as const;

export const faultRequest = z.object({
  match: z
    .object({
      method: z.string().optional(),
      /** A part of path and query, or `/…/` for a regular expression. */
      path: z.string().optional(),
      host: z.string().optional(),
    })
    .default({}),
  fault: z.enum(FAULTS),
  /**
   * `before`: the request is not carried out. `after`: it is, all that it writes is written, and only then does the
   * client get the fault instead of its answer. `slow`, `cut_after`, `cut_middle` and `not_json` always carry it out.
   */
  when: z.enum(['before', 'after']).default('before'),
  /** How often it strikes; 0 means until it is taken away. */
  times: z.int().min(0).default(1),
  /** Matching requests let through before it strikes for the first time. */
  skip: z.int().min(0).default(0),
  delayMs: z.int().min(0).max(600_000).default(0),
  status: z.int().min(400).max(599).default(400),
  errorCode: z.string().default('UNKNOWN_EXCEPTION'),
  message: z.string().default('An error was asked for.'),
});

export type FaultRequest = z.input<typeof faultRequest>;
export type Fault = z.output<typeof faultRequest> & { id: number; struck: number };

interface Target {
  method: string;
  path: string;
  host: string;
}

const matchesText = (pattern: string | undefined, value: string): boolean => {
  if (pattern === undefined) return true;
  const regex = /^\/(.+)\/([a-z]*)$/s.exec(pattern);
  // `/services/data/` is a path, not an expression: an expression must hold more than path characters.
  if (regex?.[1] !== undefined && /[\\^$.*+?()[\]{}|]/.test(regex[1])) {
    try {
      return new RegExp(regex[1], regex[2]).test(value);
    } catch {
      return value.includes(pattern);
    }
  }
  return value.includes(pattern);
};

/** The faults in force. The first that matches strikes, and is gone when it has struck its times. */
export class FaultList {
  #faults: Fault[] = [];
  #nextId = 1;

  add(request: FaultRequest): Fault {
    const fault: Fault = { ...faultRequest.parse(request), id: this.#nextId, struck: 0 };
    this.#nextId += 1;
    this.#faults.push(fault);
    return fault;
  }

  take(target: Target): Fault | undefined {
    for (const fault of this.#faults) {
      const { match } = fault;
      if (match.method !== undefined && match.method.toUpperCase() !== target.method) continue;
      if (!matchesText(match.path, target.path) || !matchesText(match.host, target.host)) continue;
      if (fault.skip > 0) {
        fault.skip -= 1;
        continue;
      }
      fault.struck += 1;
      if (fault.times > 0 && fault.struck >= fault.times)
        this.#faults = this.#faults.filter((one) => one !== fault);
      return fault;
    }
    return undefined;
  }

  list(): readonly Fault[] {
    return this.#faults;
  }

  clear(): void {
    this.#faults = [];
  }
}

const ERROR_ID = '1207361935-168372 (-1893654321)';

/** The answer a fault gives instead of the normal one, in the words of the API called; undefined for faults of the connection. */
export function faultReply(fault: Fault, path: string): Reply | undefined {
  const error = (status: number, code: string, message: string) => {
    const problem = new OrgError(status, code, message);
    return path.startsWith('/services/Soap/') ? soapFault(problem) : errorReply(problem);
  };
  switch (fault.fault) {
    case 'expired_session':
      return error(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
    case 'request_limit':
      return error(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
    case 'concurrent_limit':
      return error(
        403,
        'REQUEST_LIMIT_EXCEEDED',
        'ConcurrentRequests (Concurrent API Requests) Limit exceeded.',
      );
    case 'api_disabled':
      return error(403, 'API_DISABLED_FOR_ORG', 'The REST API is not enabled for this Organization.');
    case 'row_lock':
      return error(400, 'UNABLE_TO_LOCK_ROW', 'unable to obtain exclusive access to this record');
    case 'query_timeout':
      return error(400, 'QUERY_TIMEOUT', 'Your query request was running for too long.');
    case 'error_500':
      return error(
        500,
        'UNKNOWN_EXCEPTION',
        `An unexpected error occurred. Please include this ErrorId if you contact support: ${ERROR_ID}`,
      );
    case 'error_502':
      return html(
        502,
        '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>',
      );
    case 'error_503':
      return error(503, 'SERVER_UNAVAILABLE', 'The server is currently unavailable. Please try again later.');
    case 'maintenance':
      return html(
        503,
        '<html><head><title>Maintenance</title></head><body><h1>We are down for maintenance.</h1></body></html>',
      );
    case 'error':
      return error(fault.status, fault.errorCode, fault.message);
    default:
      return undefined;
  }
}
