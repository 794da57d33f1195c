import { exchange } from './exchange.ts';
import { PRIVATE_REQUEST } from './private-request.ts';
import { parseJson } from './salesforce-failure.ts';

export interface OAuthAnswer {
  readonly status: number;
  /** The answer's JSON; undefined where it is none. */
  readonly json: unknown;
  readonly text: string;
}

const TIMEOUT_MS = 30_000;

/**
 * Posts a form to `/services/oauth2/<endpoint>` as a public client. By hand and not with oauth4webapi: Salesforce's
 * answers carry `instance_url`, leave out `expires_in`, and bring an ID token whose issuer need not be the address
 * that was asked, which a strict client would refuse.
 * @throws SalesforceError where nothing came back
 */
export function oauthPost(
  fetch: typeof globalThis.fetch,
  loginUrl: string,
  endpoint: 'token' | 'revoke',
  form: Readonly<Record<string, string>>,
): Promise<OAuthAnswer> {
  return exchange(
    async (signal) => {
      const response = await fetch(`${loginUrl}/services/oauth2/${endpoint}`, {
        ...PRIVATE_REQUEST,
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
        signal,
      });
      const text = await response.text();
      return { status: response.status, json: parseJson(text), text };
    },
    { timeoutMs: TIMEOUT_MS },
  );
}
