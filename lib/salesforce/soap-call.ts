import { Connection as JsforceConnection } from 'jsforce/lib/connection.js';
// Not jsforce/lib/api/soap.js: that brings the schema of every SOAP call there is.
import { SOAP } from 'jsforce/lib/soap.js';
import { ProblemError, problem } from '../problem.ts';
import { exchange } from './exchange.ts';
import { FetchTransport, type WireResponse } from './fetch-transport.ts';
import type { SalesforceFailure } from './salesforce-failure.ts';
import { scrubSecrets } from './scrub.ts';
import type { Access } from './tokens.ts';

export interface SoapRequest {
  /** `66.0` */
  readonly version: string;
  readonly method: string;
  readonly args: object;
}

export interface SoapAnswer {
  readonly failure: SalesforceFailure | null;
  readonly body: unknown;
}

const TIMEOUT_MS = 130_000;

/**
 * One SOAP call, for the few things that REST cannot do; all of them write. The token travels inside of the envelope,
 * so nothing of a request ever enters an error.
 */
export async function soapOnce(
  { method, args, version }: SoapRequest,
  access: Access,
  fetch: typeof globalThis.fetch,
): Promise<SoapAnswer> {
  return exchange(
    async (signal) => {
      const { instanceUrl, accessToken } = access;
      const callOptions = { client: 'Recordside' };
      const connection = new JsforceConnection({ instanceUrl, accessToken, version, callOptions });
      const transport = new FetchTransport({ fetch, signal, origin: instanceUrl });
      try {
        const endpointUrl = `${instanceUrl}/services/Soap/u/${version}`;
        const options = { endpointUrl, transport };
        const body: unknown = await soap(connection, options).invoke(method, args);
        const status = transport.lastResponse?.statusCode ?? 0;
        // A browser hides a redirect it was told not to follow behind status 0.
        return { failure: status === 200 ? null : { kind: 'not_api', status, text: '' }, body };
      } catch (error) {
        // jsforce throws for every fault; without an answer there was none.
        if (!transport.lastResponse) throw error;
        return { failure: faultOf(transport.lastResponse, error, accessToken), body: null };
      }
    },
    { timeoutMs: TIMEOUT_MS, write: true },
  );
}

function soap(connection: JsforceConnection, options: { endpointUrl: string }): SOAP<never> {
  try {
    return new SOAP(connection as never, options);
  } catch {
    // SOAP takes tokens in JWT form from API version 68 on only; jsforce knows before anything is sent.
    throw new ProblemError(problem('write_restore_unavailable'));
  }
}

/** A fault as the refusal that the rest of the client understands: SOAP says everything with a 500. */
function faultOf(response: WireResponse, error: unknown, token: string): SalesforceFailure {
  const { statusCode: status, body } = response;
  const code = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : '';
  const errorCode = /^(?:\w+:)([A-Z][A-Z_]+)$/.exec(code)?.[1];
  if (!errorCode) return { kind: 'not_api', status, text: scrubSecrets(body, [token]) };
  const words = error instanceof Error ? error.message.replace(`${errorCode}:`, '').trim() : '';
  const unsure = /^(UNKNOWN_EXCEPTION|SERVER_UNAVAILABLE)$/.test(errorCode);
  return {
    kind: 'refused',
    status: errorCode === 'INVALID_SESSION_ID' ? 401 : unsure ? 500 : 400,
    errorCode,
    message: scrubSecrets(words, [token]),
    fields: [],
  };
}
