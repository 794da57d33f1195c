import { createHash } from 'node:crypto';
import type { RunningOrg } from '../../../org/server/start.ts';
import { type Answer, ask, Browser, LOGIN } from '../server/client.ts';

export const CALLBACK = `https://${'abcdefghijklmnop'.repeat(2)}.chromiumapp.org/`;
export const VERIFIER = 'v'.repeat(20) + 'E-r_i.f~i0'.repeat(4);
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');

/** An authorize address; parameters set to undefined are left out. */
export function authorizeUrl(
  org: RunningOrg,
  parameters: Record<string, string | undefined> = {},
  host = LOGIN,
): string {
  const query = new URLSearchParams();
  const all = {
    response_type: 'code',
    client_id: org.clientId,
    redirect_uri: CALLBACK,
    state: 'st-1',
    scope: 'full refresh_token',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...parameters,
  };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) query.set(name, value);
  return `https://${host}/services/oauth2/authorize?${query}`;
}

export const exchange = (
  org: RunningOrg,
  code: string,
  more: Record<string, string> = {},
  host = LOGIN,
): Promise<Answer> =>
  ask(org, '/services/oauth2/token', {
    host,
    form: {
      grant_type: 'authorization_code',
      code,
      client_id: org.clientId,
      redirect_uri: CALLBACK,
      code_verifier: VERIFIER,
      ...more,
    },
  });

export const refresh = (org: RunningOrg, token: string, host = LOGIN): Promise<Answer> =>
  ask(org, '/services/oauth2/token', {
    host,
    form: { grant_type: 'refresh_token', refresh_token: token, client_id: org.clientId },
  });

/** Login form, consent, and the code that comes back. */
export async function codeFor(
  org: RunningOrg,
  options: {
    browser?: Browser;
    username?: string;
    parameters?: Record<string, string | undefined>;
    host?: string;
  } = {},
): Promise<{ code: string; left: URL }> {
  const browser = options.browser ?? new Browser(org);
  let shown = await browser.open(authorizeUrl(org, options.parameters, options.host));
  if (shown.page.text.includes('login_form'))
    shown = await browser.logIn(shown.page, options.username ?? 'ada@fake.example');
  if (shown.page.text.includes('Allow Access?')) shown = await browser.consent(shown.page, 'allow');
  if (shown.left === undefined) throw new Error(`Not sent back: ${shown.page.text.slice(-500)}`);
  return { code: shown.left.searchParams.get('code') ?? '', left: shown.left };
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
  instance_url: string;
  id: string;
  issued_at: string;
  signature: string;
  scope: string;
  token_type: string;
  id_token?: string;
}

export async function tokensFor(
  org: RunningOrg,
  options: Parameters<typeof codeFor>[1] = {},
): Promise<Tokens> {
  const { code } = await codeFor(org, options);
  return (await exchange(org, code, {}, options.host)).json<Tokens>();
}
