import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FAILING_USERS, FAILURES } from '../../../org/oauth/failures.ts';
import type { RunningOrg } from '../../../org/server/start.ts';
import { ask, Browser, LOGIN, MY, startFake } from '../server/client.ts';
import { authorizeUrl, codeFor, exchange, refresh, tokensFor } from './sign-in.ts';

let org: RunningOrg;
beforeAll(async () => {
  org = await startFake();
});
afterAll(() => org.close());
beforeEach(() => org.reset());

const arm = (body: Record<string, unknown>) => ask(org, '/__org/oauth', { host: LOGIN, body });

const named = (predicate: (stage: string, show: string) => boolean): string[] =>
  Object.entries(FAILURES)
    .filter(([, failure]) => predicate(failure.stage, failure.show))
    .map(([name]) => name);

describe('requests that Salesforce refuses by itself', () => {
  const errorPage = async (parameters: Record<string, string | undefined>) => {
    const { page, left } = await new Browser(org).open(authorizeUrl(org, parameters));
    expect(left).toBeUndefined();
    return page.text;
  };
  const sentBack = async (parameters: Record<string, string | undefined>) => {
    const { left } = await new Browser(org).open(authorizeUrl(org, parameters));
    expect(left?.searchParams.get('state')).toBe('st-1');
    return [left?.searchParams.get('error'), left?.searchParams.get('error_description')];
  };

  it.each([
    'https://evil.example/callback',
    `https://${'z'.repeat(32)}.chromiumapp.org/`,
    `https://${'a'.repeat(31)}.chromiumapp.org/`,
    `https://${'a'.repeat(32)}.chromiumapp.org.evil.example/`,
    '',
  ])('never redirects to an unregistered callback: %s', async (redirect_uri) => {
    expect(await errorPage({ redirect_uri })).toContain('error=redirect_uri_mismatch');
  });

  it('shows an unknown client id on a page', async () => {
    expect(await errorPage({ client_id: 'nobody' })).toContain('error=invalid_client_id');
  });

  it('wants an S256 code challenge', async () => {
    expect(await sentBack({ code_challenge: undefined })).toEqual([
      'invalid_request',
      'missing required code challenge',
    ]);
    expect(await sentBack({ code_challenge: 'short' })).toEqual([
      'invalid_request',
      'invalid code challenge',
    ]);
    expect(await sentBack({ code_challenge_method: 'plain' })).toEqual([
      'invalid_request',
      'invalid code challenge method',
    ]);
  });

  it('refuses unknown scopes and response types', async () => {
    expect((await sentBack({ scope: 'api everything' }))[0]).toBe('invalid_scope');
    expect((await sentBack({ response_type: 'token' }))[0]).toBe('unsupported_response_type');
  });

  it('fails after the login, without asking, when a scope is not selected on the app', async () => {
    const browser = new Browser(org);
    const login = await browser.open(authorizeUrl(org, { scope: 'api mcp_api' }));
    const { page } = await browser.logIn(login.page, 'ada@fake.example');
    expect(page.text).toContain('OAUTH_APPROVAL_ERROR_GENERIC');
    expect(browser.path).toContain('/_nc_external/identity/');
  });

  it('blocks an app that is local to another org', async () => {
    await arm({ localTo: '00D000000000000AAA' });
    const browser = new Browser(org);
    const login = await browser.open(authorizeUrl(org));
    const { left } = await browser.logIn(login.page, 'ada@fake.example');
    expect(left?.searchParams.get('error')).toBe('OAUTH_AUTHORIZATION_BLOCKED');
  });

  it('does not let the login form redirect out of the org', async () => {
    for (const startURL of ['https://evil.example/', '//evil.example/', '/\\evil.example']) {
      const answer = await ask(org, '/login', {
        host: MY,
        form: { username: 'ada@fake.example', pw: 'Secret-123', startURL },
      });
      expect(answer.status).toBe(302);
      expect(String(answer.headers.location)).not.toContain('evil.example');
    }
  });
});

describe('failures on request', () => {
  it.each(named((stage, show) => stage === 'request' && show === 'page'))(
    '%s: a page before the login',
    async (failure) => {
      await arm({ failure });
      const { page, left } = await new Browser(org).open(authorizeUrl(org));
      expect(left).toBeUndefined();
      expect(page.text).toContain(`error=${failure}`);
    },
  );

  it.each(named((stage, show) => stage === 'request' && show === 'redirect'))(
    '%s: sent back before the login',
    async (failure) => {
      await arm({ failure });
      const { left } = await new Browser(org).open(authorizeUrl(org));
      expect(left?.searchParams.get('error')).toBe(failure);
    },
  );

  it.each(named((stage) => stage === 'approval'))('%s: after the login, once', async (failure) => {
    await arm({ failure });
    const browser = new Browser(org);
    const login = await browser.open(authorizeUrl(org));
    const { page, left } = await browser.logIn(login.page, 'ada@fake.example');
    if (FAILURES[failure]?.show === 'redirect') {
      expect(left?.searchParams.get('error')).toBe(failure);
      expect(left?.searchParams.get('error_description')).toBe(FAILURES[failure]?.description);
    } else {
      expect(left).toBeUndefined();
      expect(page.text).toContain(
        "We can't authorize you because of an OAuth error. For more information, contact your Salesforce administrator.",
      );
      expect(page.text).toContain(
        'OAUTH_APPROVAL_ERROR_GENERIC : An unexpected error has occured during authentication. Please try again.',
      );
    }
    expect((await codeFor(org, { browser })).code).not.toBe('');
  });

  it('shows a redirecting failure on a page when asked to', async () => {
    await arm({ failure: 'OAUTH_APP_BLOCKED', show: 'page', sticky: true });
    for (let round = 0; round < 2; round += 1) {
      const browser = new Browser(org);
      const login = await browser.open(authorizeUrl(org));
      const { page } = await browser.logIn(login.page, 'ada@fake.example');
      expect(page.text).toContain('OAUTH_APP_BLOCKED : this app is blocked by admin');
    }
  });

  it.each(named((stage) => stage === 'token'))('%s: at the code exchange', async (failure) => {
    await arm({ failure });
    const { code } = await codeFor(org);
    const answer = await exchange(org, code);
    expect(answer.status).toBe(FAILURES[failure]?.status);
    expect(answer.json()).toEqual({
      error: FAILURES[failure]?.error,
      error_description: FAILURES[failure]?.description,
    });
    expect((await exchange(org, code)).status).toBe(200);
  });

  it.each(named((stage) => stage === 'refresh'))('%s: at a refresh', async (failure) => {
    const { refresh_token } = await tokensFor(org);
    await arm({ failure });
    expect((await refresh(org, refresh_token)).json().error).toBe(FAILURES[failure]?.error);
    expect((await refresh(org, refresh_token)).status).toBe(200);
  });

  it.each(Object.entries(FAILING_USERS))('%s@… fails with %s', async (user, name) => {
    const failure = FAILURES[name];
    const browser = new Browser(org);
    const login = await browser.open(authorizeUrl(org));
    let shown = await browser.logIn(login.page, `${user}@example.com`, 'anything');
    if (failure?.stage === 'token') {
      shown = await browser.consent(shown.page, 'allow');
      const answer = await exchange(org, shown.left?.searchParams.get('code') ?? '');
      expect(answer.json()).toEqual({ error: failure.error, error_description: failure.description });
    } else if (failure?.show === 'redirect') {
      expect(shown.left?.searchParams.get('error')).toBe(failure.error);
    } else {
      expect(shown.page.text).toContain('OAUTH_APPROVAL_ERROR_GENERIC');
    }
  });

  it('names the known failures when asked for an unknown one', async () => {
    const answer = await arm({ failure: 'constructor' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('OAUTH_APP_BLOCKED');
  });

  it('wants the secret once the app requires one', async () => {
    await arm({ secret: 's3cret' });
    const { code } = await codeFor(org);
    expect((await exchange(org, code)).json()).toEqual({
      error: 'invalid_client',
      error_description: 'invalid client credentials',
    });
    expect((await exchange(org, code, { client_secret: 's3cret' })).status).toBe(200);
  });
});

describe('the token endpoint', () => {
  it('refuses other grants, other methods and bodies that are not forms', async () => {
    const token = (options: Parameters<typeof ask>[2]) =>
      ask(org, '/services/oauth2/token', { host: LOGIN, ...options });
    expect((await token({ form: { grant_type: 'password' } })).json().error).toBe('unsupported_grant_type');
    expect((await token({ body: { grant_type: 'authorization_code' } })).json().error).toBe(
      'unsupported_grant_type',
    );
    expect((await token({ method: 'GET' })).status).toBe(405);
    expect((await token({ form: { grant_type: 'refresh_token', client_id: 'nobody' } })).json().error).toBe(
      'invalid_client_id',
    );
  });

  it('allows no web page to read it', async () => {
    const answer = await ask(org, '/services/oauth2/token', {
      host: MY,
      method: 'OPTIONS',
      headers: { origin: 'https://page.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(404);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});
