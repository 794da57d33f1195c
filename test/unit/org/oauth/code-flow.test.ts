import { createPublicKey, createVerify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../../../org/server/start.ts';
import { ask, Browser, LOGIN, MY, SANDBOX, startFake } from '../server/client.ts';
import { authorizeUrl, CALLBACK, codeFor, exchange, refresh, type Tokens, tokensFor } from './sign-in.ts';

let org: RunningOrg;
beforeAll(async () => {
  org = await startFake();
});
afterAll(() => org.close());
beforeEach(() => org.reset());

const versions = (token: string, host = MY) => ask(org, '/services/data/v66.0/', { token, host });

describe('authorization code with PKCE', () => {
  it('goes from login host over login form and consent on My Domain to a token that works', async () => {
    const browser = new Browser(org);
    const login = await browser.open(authorizeUrl(org));
    expect(browser.host).toBe(LOGIN);
    expect(login.page.text).toContain('<label for="username">Username</label>');

    const consent = await browser.logIn(login.page, 'ada@fake.example');
    expect(browser.host).toBe(MY);
    expect(consent.page.text).toContain('Allow Access?');
    expect(consent.page.text).toContain('ada@fake.example');

    const { left } = await browser.consent(consent.page, 'allow');
    expect(left?.origin + (left?.pathname ?? '')).toBe(CALLBACK);
    expect(left?.searchParams.get('state')).toBe('st-1');

    const answer = await exchange(org, left?.searchParams.get('code') ?? '');
    expect(answer.status).toBe(200);
    const tokens = answer.json<Tokens>();
    expect(Object.keys(tokens).sort()).toEqual([
      'access_token',
      'id',
      'instance_url',
      'issued_at',
      'refresh_token',
      'scope',
      'signature',
      'token_type',
    ]);
    expect(tokens.access_token.split('!')[0]).toBe(org.orgId.slice(0, 15));
    expect(tokens.instance_url).toBe(`https://${MY}`);
    expect(tokens.id).toBe(`https://${LOGIN}/id/${org.orgId}/${org.users[0]?.id}`);
    expect(tokens.scope).toBe('full refresh_token');
    expect((await versions(tokens.access_token)).status).toBe(200);
  });

  it('skips the login when a session is there, and consent when the app was allowed before', async () => {
    const browser = new Browser(org);
    await codeFor(org, { browser });
    const again = await browser.open(authorizeUrl(org, { state: 'st-2' }));
    expect(again.left?.searchParams.get('code')).toBeTruthy();
    expect(again.left?.searchParams.get('state')).toBe('st-2');
  });

  it('asks for the login again with prompt=login, and for consent with prompt=consent', async () => {
    const browser = new Browser(org);
    await codeFor(org, { browser });
    const login = await browser.open(authorizeUrl(org, { prompt: 'login', login_hint: 'ben@fake.example' }));
    expect(login.page.text).toContain('value="ben@fake.example"');
    const consent = await browser.logIn(login.page, 'ben@fake.example');
    expect(consent.page.text).toContain('ben@fake.example');

    const asked = await browser.open(authorizeUrl(org, { prompt: 'consent' }));
    expect(asked.page.text).toContain('Allow Access?');
  });

  it('shows nothing with prompt=none, but says immediate_unsuccessful', async () => {
    const { left } = await new Browser(org).open(authorizeUrl(org, { prompt: 'none' }));
    expect(left?.searchParams.get('error')).toBe('immediate_unsuccessful');
  });

  it('sends Deny back as access_denied with the state', async () => {
    const browser = new Browser(org);
    const login = await browser.open(authorizeUrl(org));
    const consent = await browser.logIn(login.page, 'ada@fake.example');
    const { left } = await browser.consent(consent.page, 'deny');
    expect(Object.fromEntries(left?.searchParams ?? [])).toEqual({
      error: 'access_denied',
      error_description: 'end-user denied authorization',
      state: 'st-1',
    });
  });

  it('shows the form again after a wrong password', async () => {
    const browser = new Browser(org);
    const login = await browser.open(authorizeUrl(org));
    const again = await browser.logIn(login.page, 'ada@fake.example', 'wrong');
    expect(again.page.status).toBe(200);
    expect(again.page.text).toContain('Please check your username and password.');
    const consent = await browser.logIn(again.page, 'ada@fake.example');
    expect(consent.page.text).toContain('Allow Access?');
  });

  it('takes a code once only', async () => {
    const { code } = await codeFor(org);
    expect((await exchange(org, code)).status).toBe(200);
    const second = await exchange(org, code);
    expect(second.status).toBe(400);
    expect(second.json()).toEqual({
      error: 'invalid_grant',
      error_description: 'expired authorization code',
    });
  });

  it('refuses a wrong or missing code verifier, and the code is spent', async () => {
    const { code } = await codeFor(org);
    const wrong = await exchange(org, code, { code_verifier: 'w'.repeat(60) });
    expect(wrong.json()).toEqual({ error: 'invalid_grant', error_description: 'invalid code verifier' });
    expect((await exchange(org, code)).status).toBe(400);
  });

  it('refuses a code with another redirect_uri', async () => {
    const { code } = await codeFor(org);
    const answer = await exchange(org, code, { redirect_uri: `${CALLBACK}other` });
    expect(answer.json().error).toBe('redirect_uri_mismatch');
  });

  it('gives an id_token that its own keys verify, with the nonce', async () => {
    const tokens = await tokensFor(org, { parameters: { scope: 'openid api', nonce: 'n-7' } });
    const [header = '', payload = '', signature = ''] = (tokens.id_token ?? '').split('.');
    const { keys } = (await ask(org, '/id/keys', { host: LOGIN })).json<{ keys: JsonWebKey[] }>();
    const key = createPublicKey({ key: keys[0] as JsonWebKey & Record<string, unknown>, format: 'jwk' });
    const verify = createVerify('RSA-SHA256').update(`${header}.${payload}`);
    expect(verify.verify(key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      nonce: 'n-7',
      aud: org.clientId,
    });
    expect(tokens.refresh_token).toBeUndefined();
  });
});

describe('orgs beside each other', () => {
  it('signs into the sandbox by its own My Domain, with a token that production does not take', async () => {
    const tokens = await tokensFor(org, { host: SANDBOX });
    expect(tokens.instance_url).toBe(`https://${SANDBOX}`);
    expect(tokens.id).toMatch(/^https:\/\/test\.salesforce\.com\/id\/00D5g0000000002/);
    expect((await versions(tokens.access_token, SANDBOX)).status).toBe(200);
    expect((await versions(tokens.access_token, MY)).status).toBe(401);
  });

  it('does not exchange a production code at test.salesforce.com', async () => {
    const { code } = await codeFor(org);
    expect((await exchange(org, code, {}, 'test.salesforce.com')).json().error).toBe('invalid_grant');
  });

  it('refreshes at the org it came from only', async () => {
    const { refresh_token } = await tokensFor(org);
    expect((await refresh(org, refresh_token, SANDBOX)).status).toBe(400);
    expect((await refresh(org, refresh_token, MY)).status).toBe(200);
  });
});
