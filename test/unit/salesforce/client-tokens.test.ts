import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { ProblemError } from '../../../lib/problem.ts';
import { createTokens } from '../../../lib/salesforce/tokens.ts';
import { readSecret } from '../../../lib/storage/secrets.ts';
import { resetBrowser } from '../fake-browser.ts';
import { type Answer, type Answerer, fakeFetch } from './client-fake-fetch.ts';
import {
  ACCESS_1,
  ACCESS_2,
  CONNECTION,
  FIRST_TOKENS,
  memoryStore,
  REFRESH_1,
  REFRESH_2,
  renewed,
  SECRETS,
} from './client-fixtures.ts';

const ID = CONNECTION.id;

async function setUp(answer: Answerer | Answer) {
  const connections = memoryStore(CONNECTION);
  const fetch = fakeFetch(typeof answer === 'function' ? answer : () => answer);
  const tokens = createTokens({ fetch, connections });
  await tokens.keep(ID, FIRST_TOKENS);
  return { tokens, fetch, connections };
}

const savedRefreshToken = () => readSecret(`refresh:${ID}`);

async function problemOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProblemError);
  return (error as ProblemError).problem;
}

describe('tokens', () => {
  beforeEach(resetBrowser);
  afterEach(resetBrowser);

  it('keeps the access token in memory storage only, and the refresh token only sealed', async () => {
    const { tokens } = await setUp({ json: renewed() });
    expect((await tokens.access(ID)).accessToken).toBe(ACCESS_1);
    const disk = JSON.stringify(await browser.storage.local.get(null));
    for (const secret of SECRETS) expect(disk).not.toContain(secret);
    expect(JSON.stringify(await browser.storage.session.get(null))).not.toContain(REFRESH_1);
  });

  it('asks Salesforce once however many want a new token', async () => {
    const { tokens, fetch } = await setUp({ json: renewed() });
    const all = await Promise.all(Array.from({ length: 20 }, () => tokens.renew(ID, ACCESS_1)));
    expect(new Set(all.map(({ accessToken }) => accessToken))).toEqual(new Set([ACCESS_2]));
    expect(fetch.asked).toHaveLength(1);
  });

  it('gives a latecomer the token that was renewed meanwhile', async () => {
    const { tokens, fetch } = await setUp({ json: renewed() });
    await tokens.renew(ID, ACCESS_1);
    expect((await tokens.renew(ID, ACCESS_1)).accessToken).toBe(ACCESS_2);
    expect(fetch.asked).toHaveLength(1);
  });

  it('asks as a public client, with the newest refresh token and no secret', async () => {
    const { tokens, fetch } = await setUp({ json: renewed({ refresh_token: REFRESH_2 }) });
    await tokens.renew(ID, ACCESS_1);
    await tokens.renew(ID, ACCESS_2);
    const forms = fetch.asked.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    expect(forms).toEqual([
      { grant_type: 'refresh_token', client_id: CONNECTION.consumerKey, refresh_token: REFRESH_1 },
      { grant_type: 'refresh_token', client_id: CONNECTION.consumerKey, refresh_token: REFRESH_2 },
    ]);
    expect(fetch.asked[0]?.init).toMatchObject({
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
    });
  });

  it('has a rotated refresh token on disk before the new access token can be seen anywhere', async () => {
    const { tokens } = await setUp({ json: renewed({ refresh_token: REFRESH_2 }) });
    const order: string[] = [];
    browser.storage.onChanged.addListener((changes, area) => {
      for (const key of Object.keys(changes)) order.push(`${area} ${key.split(':')[0]}`);
    });
    const saved = tokens.renew(ID, ACCESS_1).then(savedRefreshToken);
    expect(await saved).toBe(REFRESH_2);
    expect(order).toEqual(['local secret', 'session access']);
  });

  it('keeps the old refresh token where Salesforce does not rotate', async () => {
    const { tokens } = await setUp({ json: renewed() });
    await tokens.renew(ID, ACCESS_1);
    expect(await savedRefreshToken()).toBe(REFRESH_1);
  });

  it('takes the instance address from every answer', async () => {
    const moved = 'https://acme-new.my.salesforce.com';
    const { tokens, connections } = await setUp({ json: renewed({ instance_url: moved }) });
    expect((await tokens.renew(ID, ACCESS_1)).instanceUrl).toBe(moved);
    expect(connections.rows.get(ID)?.instanceUrl).toBe(moved);
  });

  it.each([['expired access/refresh token'], ['inactive user'], ["user hasn't approved this consumer"]])(
    'needs a new sign-in after invalid_grant: %s',
    async (error_description) => {
      const { tokens, connections, fetch } = await setUp({
        status: 400,
        json: { error: 'invalid_grant', error_description },
      });
      const what = await problemOf(tokens.renew(ID, ACCESS_1));
      expect(what).toMatchObject({ code: 'salesforce_needs_login', action: 'reconnect', saved: 'nothing' });
      expect(connections.rows.get(ID)?.state).toBe('needs_login');
      // And does not bother Salesforce again.
      await problemOf(tokens.access(ID));
      expect(fetch.asked).toHaveLength(1);
    },
  );

  it.each([
    ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'salesforce_unreachable'],
    ['an overloaded server', () => ({ status: 503, text: '<html>503</html>' }), 'salesforce_unavailable'],
    ['a proxy page', () => ({ status: 200, text: '<html>Sign in to WiFi</html>' }), 'salesforce_not_api'],
    ['a redirect', () => ({ status: 302, text: '' }), 'salesforce_moved'],
    [
      'another network',
      () => ({ status: 400, json: { error: 'invalid_grant', error_description: 'ip restricted' } }),
      'sign_in_ip_restricted',
    ],
    [
      'too many logins',
      () => ({ status: 400, json: { error: 'rate_limit_exceeded' } }),
      'sign_in_rate_limit',
    ],
  ] as const)('keeps the connection after %s', async (_, answer, code) => {
    const { tokens, connections } = await setUp(answer as Answerer);
    expect((await problemOf(tokens.renew(ID, ACCESS_1))).code).toBe(code);
    expect(connections.rows.get(ID)?.state).toBe('connected');
    expect(await savedRefreshToken()).toBe(REFRESH_1);
  });

  it('tries again after a failure', async () => {
    let fails = true;
    const { tokens } = await setUp(() => {
      if (!fails) return { json: renewed() };
      fails = false;
      return { status: 503 };
    });
    await problemOf(tokens.renew(ID, ACCESS_1));
    expect((await tokens.renew(ID, ACCESS_1)).accessToken).toBe(ACCESS_2);
  });

  it.each([
    ['another user', { id: 'https://login.salesforce.com/id/00D5g000001AbCDEA0/0055g000003XyZ2' }],
    ['another org', { id: 'https://login.salesforce.com/id/00D5g000001AbCE/0055g000003XyZ1AAK' }],
  ])('does not use a token of %s', async (_, changes) => {
    const { tokens } = await setUp({ json: renewed(changes) });
    expect((await problemOf(tokens.renew(ID, ACCESS_1))).code).toBe('salesforce_needs_login');
  });

  it.each([
    'https://acme.my.salesforce.com.evil.example',
    'http://acme.my.salesforce.com',
    'https://evil.example/acme.my.salesforce.com',
    'https://acme.my.salesforce.com@evil.example',
    'https://acme.my.salesforce.com:8443',
    'not an address',
  ])('does not send a token to %s', async (instance_url) => {
    const { tokens, connections } = await setUp({ json: renewed({ instance_url }) });
    await problemOf(tokens.renew(ID, ACCESS_1));
    expect(connections.rows.get(ID)?.instanceUrl).toBe(CONNECTION.instanceUrl);
  });

  it('gets a token by itself after a restart of the browser', async () => {
    const { tokens } = await setUp({ json: renewed() });
    await browser.storage.session.clear();
    expect((await tokens.access(ID)).accessToken).toBe(ACCESS_2);
  });

  it('needs a sign-in where the sealed token cannot be opened', async () => {
    const { tokens, fetch } = await setUp({ json: renewed() });
    await browser.storage.session.clear();
    await browser.storage.local.clear();
    expect((await problemOf(tokens.access(ID))).code).toBe('salesforce_needs_login');
    expect(fetch.asked).toHaveLength(0);
  });

  it('says so when the connection is gone', async () => {
    const { tokens, connections } = await setUp({ json: renewed() });
    connections.rows.clear();
    expect((await problemOf(tokens.renew(ID, ACCESS_1))).code).toBe('salesforce_not_connected');
  });

  it('leaves a new sign-in alone when the token before it is refused late', async () => {
    let release = () => {};
    const { tokens, connections, fetch } = await setUp(
      () =>
        new Promise<Answer>((resolve) => {
          release = () => resolve({ status: 400, json: { error: 'invalid_grant' } });
        }),
    );
    const late = tokens.renew(ID, ACCESS_1);
    await vi.waitFor(() => expect(fetch.asked).toHaveLength(1));
    await tokens.keep(ID, { ...FIRST_TOKENS, accessToken: ACCESS_2, refreshToken: REFRESH_2 });
    release();
    expect((await late).accessToken).toBe(ACCESS_2);
    await tokens.needsLogin(ID, ACCESS_1);
    expect(connections.rows.get(ID)?.state).toBe('connected');
    expect((await tokens.access(ID)).accessToken).toBe(ACCESS_2);
  });

  it('never shows a token in an error', async () => {
    const { tokens } = await setUp({
      status: 400,
      json: {
        error: 'invalid_grant',
        error_description: `token ${REFRESH_1} of ${ACCESS_1} is expired access/refresh token`,
      },
    });
    const told = JSON.stringify(await problemOf(tokens.renew(ID, ACCESS_1)));
    for (const secret of SECRETS) expect(told).not.toContain(secret);
  });

  it('a forgotten connection stays forgotten, even with a refresh under way', async () => {
    let release = () => {};
    const { tokens, fetch } = await setUp(
      () =>
        new Promise<Answer>((resolve) => {
          release = () => resolve({ json: renewed({ refresh_token: REFRESH_2 }) });
        }),
    );
    const renewal = tokens.renew(ID, ACCESS_1);
    const forgotten = tokens.forget(ID);
    await vi.waitFor(() => expect(fetch.asked).toHaveLength(1));
    release();
    await Promise.all([renewal, forgotten]);
    expect(await savedRefreshToken()).toBeNull();
    expect(await browser.storage.session.get(null)).toEqual({});
  });

  describe('revoke', () => {
    it('revokes the refresh token, which takes its access tokens along', async () => {
      const { tokens, fetch } = await setUp({ status: 200, text: '' });
      expect(await tokens.revoke(CONNECTION)).toBe(true);
      expect(fetch.asked[0]?.url.href).toBe('https://login.salesforce.com/services/oauth2/revoke');
      expect(Object.fromEntries(new URLSearchParams(fetch.asked[0]?.body))).toEqual({ token: REFRESH_1 });
    });

    it('counts a token that Salesforce no longer knows as revoked', async () => {
      const { tokens } = await setUp({ status: 400, json: { error: 'invalid_token' } });
      expect(await tokens.revoke(CONNECTION)).toBe(true);
    });

    it.each([
      ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
      ['an error', () => ({ status: 503, text: '' })],
      ['a proxy', () => ({ status: 302, text: '' })],
    ] as const)('says no after %s', async (_, answer) => {
      const { tokens } = await setUp(answer as Answerer);
      expect(await tokens.revoke(CONNECTION)).toBe(false);
    });

    it('revokes the access token where there is no other, and nothing where there is none', async () => {
      const { tokens, fetch } = await setUp({ status: 200 });
      await browser.storage.local.clear();
      expect(await tokens.revoke(CONNECTION)).toBe(true);
      expect(Object.fromEntries(new URLSearchParams(fetch.asked[0]?.body))).toEqual({ token: ACCESS_1 });
      await browser.storage.session.clear();
      expect(await tokens.revoke(CONNECTION)).toBe(false);
    });
  });
});
