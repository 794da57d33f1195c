import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../../../org/server/start.ts';
import { ask, Browser, LIGHTNING, LOGIN, MY, startFake } from '../server/client.ts';
import { authorizeUrl, codeFor, exchange, refresh, type Tokens, tokensFor } from './sign-in.ts';

let now = Date.parse('2026-03-01T10:00:00Z');
let org: RunningOrg;
beforeAll(async () => {
  org = await startFake({ clock: () => now });
});
afterAll(() => org.close());
beforeEach(() => org.reset());

const works = async (token: string): Promise<boolean> =>
  (await ask(org, '/services/data/v66.0/limits', { token })).status === 200;
const control = (path: string, body: Record<string, unknown>) => ask(org, `/__org/${path}`, { body });

describe('refresh', () => {
  it('gives a new access token and the same instance_url, but no refresh token, without rotation', async () => {
    const first = await tokensFor(org);
    const answer = await refresh(org, first.refresh_token);
    const second = answer.json<Tokens>();
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.instance_url).toBe(`https://${MY}`);
    expect('refresh_token' in second).toBe(false);
    expect('expires_in' in second).toBe(false);
    expect(await works(second.access_token)).toBe(true);
    expect((await refresh(org, first.refresh_token)).status).toBe(200);
  });

  it('rotates when the app says so; using the old token again ends the whole family', async () => {
    await control('oauth', { rotation: true });
    const first = await tokensFor(org);
    const second = (await refresh(org, first.refresh_token)).json<Tokens>();
    expect(second.refresh_token).toMatch(/^5Aep861/);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await works(first.access_token)).toBe(true);

    expect((await refresh(org, first.refresh_token)).json()).toEqual({
      error: 'invalid_grant',
      error_description: 'expired access/refresh token',
    });
    expect((await refresh(org, second.refresh_token)).status).toBe(400);
    expect(await works(second.access_token)).toBe(false);
    expect(await works(first.access_token)).toBe(false);
  });

  it('gives no refresh token without the scope for it', async () => {
    expect((await tokensFor(org, { parameters: { scope: 'api' } })).refresh_token).toBeUndefined();
    expect(
      (await tokensFor(org, { parameters: { scope: 'api offline_access' } })).refresh_token,
    ).toBeDefined();
  });

  it('keeps five sign-ins per user and app; the sixth ends the oldest', async () => {
    const all: Tokens[] = [];
    for (let round = 0; round < 6; round += 1) all.push(await tokensFor(org));
    expect((await refresh(org, all[0]?.refresh_token ?? '')).status).toBe(400);
    expect((await refresh(org, all[1]?.refresh_token ?? '')).status).toBe(200);
    expect((await refresh(org, all[5]?.refresh_token ?? '')).status).toBe(200);
  });
});

describe('the end of tokens', () => {
  it('expires access tokens on request: 401, and a refresh helps', async () => {
    const tokens = await tokensFor(org);
    expect((await control('expire', {})).json()).toEqual({ expired: 1 });
    const refused = await ask(org, '/services/data/v66.0/limits', { token: tokens.access_token });
    expect(refused.status).toBe(401);
    expect(refused.json()).toEqual([
      { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
    ]);
    const next = (await refresh(org, tokens.refresh_token)).json<Tokens>();
    expect(await works(next.access_token)).toBe(true);
  });

  it('expires refresh tokens too, if asked, and leaves the other org alone', async () => {
    const tokens = await tokensFor(org);
    await control('expire', { org: 'acme--uat', refresh: true });
    expect(await works(tokens.access_token)).toBe(true);
    await control('expire', { org: 'acme', refresh: true });
    expect((await refresh(org, tokens.refresh_token)).status).toBe(400);
  });

  it('lets a code die after fifteen minutes', async () => {
    const { code } = await codeFor(org);
    now += 15 * 60 * 1000;
    expect((await exchange(org, code)).json().error_description).toBe('expired authorization code');
  });

  it.each(['POST', 'GET'])(
    'revokes by refresh token (%s): access tokens and the approval go too',
    async (method) => {
      const browser = new Browser(org);
      const tokens = await tokensFor(org, { browser });
      const revoked =
        method === 'POST'
          ? await ask(org, '/services/oauth2/revoke', { form: { token: tokens.refresh_token } })
          : await ask(org, `/services/oauth2/revoke?token=${encodeURIComponent(tokens.refresh_token)}`);
      expect(revoked.status).toBe(200);
      expect(await works(tokens.access_token)).toBe(false);
      expect((await refresh(org, tokens.refresh_token)).status).toBe(400);
      expect((await browser.open(authorizeUrl(org))).page.text).toContain('Allow Access?');
    },
  );

  it('revokes an access token alone, and says so of unknown ones', async () => {
    const tokens = await tokensFor(org);
    const revoke = (token: string) => ask(org, '/services/oauth2/revoke', { host: LOGIN, form: { token } });
    expect((await revoke(tokens.access_token)).status).toBe(200);
    expect(await works(tokens.access_token)).toBe(false);
    expect((await refresh(org, tokens.refresh_token)).status).toBe(200);
    expect((await revoke(tokens.access_token)).json()).toEqual({
      error: 'invalid_token',
      error_description: 'invalid token',
    });
  });
});

describe('who the user is', () => {
  it('tells it at the identity URL, on login host and My Domain', async () => {
    const tokens = await tokensFor(org);
    for (const host of [LOGIN, MY]) {
      const answer = await ask(org, new URL(tokens.id).pathname, { host, token: tokens.access_token });
      expect(answer.json()).toMatchObject({
        user_id: org.users[0]?.id,
        organization_id: org.orgId,
        username: 'ada@fake.example',
        display_name: 'Ada Tester',
        timezone: 'Europe/Berlin',
        utcOffset: 3_600_000,
        urls: { rest: `https://${MY}/services/data/v{version}/`, custom_domain: `https://${MY}` },
      });
    }
    const info = await ask(org, '/services/oauth2/userinfo', { token: tokens.access_token });
    expect(info.json()).toMatchObject({
      sub: tokens.id,
      preferred_username: 'ada@fake.example',
      name: 'Ada Tester',
    });
  });

  it('refuses with 403 and one word', async () => {
    const tokens = await tokensFor(org);
    const path = new URL(tokens.id).pathname;
    expect(await ask(org, path, {})).toMatchObject({ status: 403, text: 'Missing_OAuth_Token' });
    expect(await ask(org, path, { token: 'nonsense' })).toMatchObject({
      status: 403,
      text: 'Bad_OAuth_Token',
    });
    const other = path.replace(/005\w+$/, `${org.users[1]?.id}`);
    expect(await ask(org, other, { token: tokens.access_token })).toMatchObject({
      status: 404,
      text: 'Bad_Id',
    });
  });

  it('introspects for the app the token belongs to', async () => {
    const tokens = await tokensFor(org);
    const introspect = (token: string, client_id = org.clientId) =>
      ask(org, '/services/oauth2/introspect', { form: { token, client_id } });
    expect((await introspect(tokens.access_token)).json()).toMatchObject({
      active: true,
      username: 'ada@fake.example',
      token_type: 'access_token',
    });
    expect((await introspect('gone')).json()).toEqual({ active: false });
    expect((await introspect(tokens.access_token, 'nobody')).status).toBe(401);
  });

  it('describes itself for OpenID Connect', async () => {
    const answer = await ask(org, '/.well-known/openid-configuration', { host: LOGIN });
    expect(answer.json()).toMatchObject({
      issuer: `https://${LOGIN}`,
      token_endpoint: `https://${LOGIN}/services/oauth2/token`,
      code_challenge_methods_supported: ['S256'],
    });
  });
});

describe('browser sessions', () => {
  it('carries a Lightning visitor over the login form and back to the page', async () => {
    const browser = new Browser(org);
    const start = `https://${LIGHTNING}/lightning/o/Account/home`;
    const login = await browser.open(start);
    expect(browser.host).toBe(MY);
    const { page } = await browser.logIn(login.page, 'ben@fake.example');
    expect(`https://${browser.host}${browser.path}`).toBe(start);
    expect(page.text).toContain('ben@fake.example');
  });

  it('hands a session to hosts of its own org only, and a ticket once', async () => {
    const browser = new Browser(org);
    const login = await browser.open(`https://${LIGHTNING}/lightning/page/home`);
    await browser.logIn(login.page, 'ada@fake.example');
    const other = await browser.open(
      `https://${MY}/visualforce/session?url=${encodeURIComponent('https://evil.example/x')}`,
    );
    expect(other.page.status).toBe(400);
    const otp = org.site.sessions.ticket(org.site.sessions.login(org.orgId, org.users[0]?.id ?? ''));
    const door = () =>
      ask(org, `/secur/frontdoor.jsp?otp=${otp}&retURL=/lightning/page/home`, { host: LIGHTNING });
    expect((await door()).headers['set-cookie']).toBeDefined();
    expect((await door()).headers['set-cookie']).toBeUndefined();
  });

  it('ends on every host with Log Out', async () => {
    const browser = new Browser(org);
    const home = `https://${LIGHTNING}/lightning/page/home`;
    await browser.logIn((await browser.open(home)).page, 'ada@fake.example');
    await browser.open(`https://${LIGHTNING}/secur/logout.jsp`);
    expect((await browser.open(home)).page.text).toContain('login_form');
  });
});
