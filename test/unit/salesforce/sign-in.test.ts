import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../../../lib/problem.ts';
import { type SignInDeps, type SignInSettings, signIn } from '../../../lib/salesforce/sign-in.ts';
import { type Answer, type Answerer, fakeFetch } from './client-fake-fetch.ts';
import { ACCESS_1, IDENTITY, MY_DOMAIN, ORG_ID, REFRESH_1, USER_ID } from './client-fixtures.ts';

const CALLBACK = 'https://nijidjojdighmlkpnnjenbaljpopiokb.chromiumapp.org/oauth';
const CODE = 'aPrxCode.0123456789==';
const APP: SignInSettings = {
  consumerKey: ' 3MVG9.key ',
  loginUrl: 'acme.lightning.force.com',
  scopes: 'full,  refresh_token',
};
const TOKENS = {
  access_token: ACCESS_1,
  refresh_token: REFRESH_1,
  instance_url: MY_DOMAIN,
  id: IDENTITY,
  token_type: 'Bearer',
  issued_at: '1767225600000',
  signature: 'abc=',
  scope: 'refresh_token full',
};

type Window = (asked: URL) => string | undefined | Promise<string>;

/** The window in which the user allows; `extra` is put on the callback address in place of the code. */
const allows: Window = (asked) => answerTo(asked, { code: CODE });
function answerTo(asked: URL, parameters: Record<string, string>): string {
  const url = new URL(asked.searchParams.get('redirect_uri') ?? '');
  url.search = new URLSearchParams({
    state: asked.searchParams.get('state') ?? '',
    ...parameters,
  }).toString();
  return url.href;
}

async function trySignIn(window: Window, answer: Answerer | Answer = { json: TOKENS }, app = APP) {
  const opened: URL[] = [];
  const fetch = fakeFetch(typeof answer === 'function' ? answer : () => answer);
  const deps: SignInDeps = {
    fetch,
    callback: CALLBACK,
    launchWebAuthFlow: async ({ url, interactive }) => {
      expect(interactive).toBe(true);
      opened.push(new URL(url));
      return window(new URL(url));
    },
  };
  const outcome = await signIn(app, deps, { loginHint: 'ada@acme.example' }).then(
    (signedIn) => ({ signedIn, problem: null }),
    (error: unknown) => {
      if (error instanceof ProblemError) return { signedIn: null, problem: error.problem };
      throw error;
    },
  );
  return { ...outcome, fetch, opened };
}

describe('signIn', () => {
  it('asks for a code with PKCE, a nonce, the given scopes and no secret', async () => {
    const { opened } = await trySignIn(allows);
    const [url] = opened;
    expect(`${url?.origin}${url?.pathname}`).toBe('https://acme.my.salesforce.com/services/oauth2/authorize');
    const asked = Object.fromEntries(url?.searchParams ?? []);
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: '3MVG9.key',
      redirect_uri: CALLBACK,
      code_challenge_method: 'S256',
      scope: 'full refresh_token',
      login_hint: 'ada@acme.example',
    });
    expect(asked.state).toMatch(/^[\w-]{43}$/);
    expect(url?.search).toContain('scope=full%20refresh_token');
  });

  it('redeems the code with the verifier that the challenge was made of', async () => {
    const { fetch, opened, signedIn } = await trySignIn(allows);
    const [request] = fetch.asked;
    expect(request?.url.href).toBe('https://acme.my.salesforce.com/services/oauth2/token');
    expect(request?.init).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'manual' });
    const form = Object.fromEntries(new URLSearchParams(request?.body));
    expect(form).toEqual({
      grant_type: 'authorization_code',
      client_id: '3MVG9.key',
      redirect_uri: CALLBACK,
      code: CODE,
      code_verifier: expect.stringMatching(/^[\w-]{43,128}$/),
    });
    const challenge = createHash('sha256')
      .update(form.code_verifier ?? '')
      .digest('base64url');
    expect(opened[0]?.searchParams.get('code_challenge')).toBe(challenge);
    expect(signedIn).toEqual({
      loginUrl: MY_DOMAIN,
      scopes: 'refresh_token full',
      tokens: {
        accessToken: ACCESS_1,
        refreshToken: REFRESH_1,
        instanceUrl: MY_DOMAIN,
        orgId: ORG_ID,
        userId: USER_ID,
        scopes: 'refresh_token full',
      },
    });
  });

  it('makes a new nonce and a new verifier every time', async () => {
    const both = await Promise.all([trySignIn(allows), trySignIn(allows)]);
    for (const name of ['state', 'code_challenge'])
      expect(new Set(both.map(({ opened }) => opened[0]?.searchParams.get(name))).size).toBe(2);
  });

  it('asks for no scope where none is set, and does without a refresh token', async () => {
    const { refresh_token: _, scope: __, ...bare } = TOKENS;
    const { opened, signedIn } = await trySignIn(allows, { json: bare }, { ...APP, scopes: ' ' });
    expect(opened[0]?.searchParams.has('scope')).toBe(false);
    expect(signedIn?.tokens.refreshToken).toBeNull();
  });

  it('takes My Domain where the answer names a Lightning host', async () => {
    const { signedIn } = await trySignIn(allows, {
      json: { ...TOKENS, instance_url: 'https://acme.lightning.force.com' },
    });
    expect(signedIn?.tokens.instanceUrl).toBe(MY_DOMAIN);
  });

  it.each([
    ['no consumer key', { ...APP, consumerKey: ' ' }, 'sign_in_no_consumer_key'],
    [
      'a foreign login address',
      { ...APP, loginUrl: 'https://login.salesforce.com.evil.example' },
      'sign_in_login_url',
    ],
    ['http', { ...APP, loginUrl: 'http://login.salesforce.com' }, 'sign_in_login_url_not_https'],
  ])('opens no window with %s', async (_, app, code) => {
    const { problem, opened } = await trySignIn(allows, { json: TOKENS }, app);
    expect(problem).toMatchObject({ code, action: 'open_connections' });
    expect(opened).toEqual([]);
  });

  it.each<[string, Window, string]>([
    ['a foreign state', (asked) => answerTo(asked, { code: CODE, state: 'someone-elses' }), 'sign_in_state'],
    ['an empty state', (asked) => answerTo(asked, { code: CODE, state: '' }), 'sign_in_state'],
    ['no state', () => `${CALLBACK}?code=${CODE}`, 'sign_in_state'],
    ['two states', (asked) => `${answerTo(asked, { code: CODE })}&state=x`, 'sign_in_state'],
    ['no code', (asked) => answerTo(asked, {}), 'sign_in_no_code'],
    [
      'another address',
      (asked) => answerTo(asked, { code: CODE }).replace('nijidj', 'evilij'),
      'sign_in_no_code',
    ],
    [
      'another path',
      (asked) => answerTo(asked, { code: CODE }).replace('/oauth', '/oauth2'),
      'sign_in_no_code',
    ],
    ['no address', () => '', 'sign_in_no_code'],
    ['nothing', () => undefined, 'sign_in_no_code'],
    [
      'a denial',
      (asked) =>
        answerTo(asked, { error: 'access_denied', error_description: 'end-user denied authorization' }),
      'sign_in_denied',
    ],
    ['a denial without the state', () => `${CALLBACK}?error=access_denied`, 'sign_in_denied'],
    ['a scope it does not have', (asked) => answerTo(asked, { error: 'invalid_scope' }), 'sign_in_scope'],
  ])('redeems nothing after %s', async (_, window, code) => {
    const { problem, fetch } = await trySignIn(window);
    expect(problem?.code).toBe(code);
    expect(fetch.asked).toEqual([]);
  });

  it.each<[string, Answer, string]>([
    [
      'an expired code',
      { status: 400, json: { error: 'invalid_grant', error_description: 'expired authorization code' } },
      'sign_in_code_expired',
    ],
    [
      'a demand for a secret',
      { status: 401, json: { error: 'invalid_client', error_description: 'invalid client credentials' } },
      'sign_in_secret_required',
    ],
    [
      'an unknown key',
      { status: 400, json: { error: 'invalid_client_id', error_description: 'client identifier invalid' } },
      'sign_in_consumer_key_wrong',
    ],
    [
      'an error as text',
      { status: 400, text: 'error=invalid_grant&error_description=invalid code verifier' },
      'sign_in_verifier',
    ],
    ['a page', { status: 200, text: '<html>' }, 'sign_in_unreadable'],
    ['a failed server', { status: 503, text: '<html>' }, 'salesforce_unavailable'],
    ['a redirect', { status: 302, text: '' }, 'salesforce_moved'],
    ['no instance address', { json: { access_token: 'x', id: IDENTITY } }, 'sign_in_unreadable'],
    [
      'a foreign instance address',
      { json: { ...TOKENS, instance_url: 'https://evil.example' } },
      'sign_in_foreign_instance',
    ],
    ['no identity', { json: { ...TOKENS, id: 'https://login.salesforce.com/id/x/y' } }, 'sign_in_unreadable'],
  ])('says what %s at the token endpoint is', async (_, answer, code) => {
    const { problem } = await trySignIn(allows, answer);
    expect(problem?.code).toBe(code);
    expect(JSON.stringify(problem)).not.toMatch(/aPrx|00D5g000001AbCD!/);
  });

  it('says what a lost network is', async () => {
    const { problem } = await trySignIn(allows, () => Promise.reject(new TypeError('Failed to fetch')));
    expect(problem).toMatchObject({ code: 'salesforce_unreachable', action: 'retry' });
  });

  describe('a window that was closed', () => {
    const closed: Window = () => Promise.reject(new Error('The user did not approve access.'));
    const failed: Window = () => Promise.reject(new Error('Authorization page could not be loaded.'));

    it('is just that where Salesforce shows its login form', async () => {
      const { problem } = await trySignIn(closed, {
        text: '<html><form id="login_form">Username</form></html>',
      });
      expect(problem).toMatchObject({ code: 'sign_in_window_closed', action: 'reconnect' });
    });

    it.each([
      [
        'error=invalid_client_id&error_description=client%20identifier%20invalid',
        'sign_in_consumer_key_wrong',
      ],
      [
        'error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration',
        'sign_in_callback',
      ],
      [
        '<p>OAUTH_EC_APP_NOT_FOUND : External client app is not installed in this org</p>',
        'sign_in_app_not_found',
      ],
    ])('is explained where Salesforce tells anybody why: %s', async (text, code) => {
      const { problem, fetch } = await trySignIn(failed, { status: 400, text });
      expect(problem?.code).toBe(code);
      expect(fetch.asked[0]?.init.credentials).toBe('omit');
      expect(fetch.asked[0]?.url.pathname).toBe('/services/oauth2/authorize');
    });

    it('stays what it was where asking again fails too', async () => {
      const { problem } = await trySignIn(failed, () => Promise.reject(new TypeError('Failed to fetch')));
      expect(problem?.code).toBe('sign_in_page_not_loaded');
    });
  });
});
