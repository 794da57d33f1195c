import { createPrivateKey, sign } from 'node:crypto';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningOrg } from '../../../org/server/start.ts';
import { rsaPair } from '../../salesforce/key-fixtures.ts';
import { ask, Browser, LOGIN, MY, SANDBOX, startFake } from '../server/client.ts';
import { authorizeUrl, codeFor, type Tokens } from './sign-in.ts';

const NOW = Date.parse('2026-03-01T10:00:00Z');
const USER = 'ada@fake.example';
const { pkcs8, publicKey } = rsaPair();
let now = NOW;
let org: RunningOrg;
beforeAll(async () => {
  org = await startFake({ clock: () => now });
});
afterAll(() => org.close());
beforeEach(async () => {
  org.reset();
  now = NOW;
  await control({ certificate: publicKey, preAuthorized: [USER] });
});

const control = (body: Record<string, unknown>) => ask(org, '/__org/oauth', { body });

function assertion(
  claims: Record<string, unknown> = {},
  key = pkcs8,
  header: object = { alg: 'RS256' },
): string {
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const all = { iss: org.clientId, sub: USER, aud: `https://${LOGIN}`, exp: now / 1_000 + 120, ...claims };
  const signed = `${encode(header)}.${encode(all)}`;
  return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), createPrivateKey(key)).toString('base64url')}`;
}

const token = (jwt: string, host = LOGIN) =>
  ask(org, '/services/oauth2/token', {
    host,
    form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: jwt },
  });

const said = async (jwt: string, host = LOGIN) => {
  const answer = await token(jwt, host);
  const { error, error_description } = answer.json<Record<string, string>>();
  return `${answer.status} ${error}: ${error_description}`;
};

describe('the JWT bearer grant', () => {
  it('gives a pre-authorized user an access token that works, and no refresh token', async () => {
    const answer = await token(assertion());
    expect(answer.status).toBe(200);
    const tokens = answer.json<Tokens>();
    expect(tokens.refresh_token).toBeUndefined();
    expect(tokens).toMatchObject({ instance_url: `https://${MY}`, token_type: 'Bearer' });
    const who = await ask(org, new URL(tokens.id).pathname, { token: tokens.access_token });
    expect(who.json()).toMatchObject({ username: USER });
    expect(JSON.stringify(org.log())).not.toContain(assertion().slice(0, 30));
  });

  it('takes My Domain, its audience, and an X.509 certificate', async () => {
    const made = await generate([{ name: 'commonName', value: 'service' }], {
      keySize: 2048,
      algorithm: 'sha256',
    });
    await control({ certificate: made.cert });
    expect((await token(assertion({ aud: `https://${MY}` }, made.private), MY)).status).toBe(200);
    expect(await said(assertion({ aud: `https://${MY}` }), MY)).toBe('400 invalid_grant: invalid assertion');
  });

  it.each<[string, () => string, string]>([
    ['another key', () => assertion({}, rsaPair(3_072).pkcs8), 'invalid_grant: invalid assertion'],
    ['another algorithm', () => assertion({}, pkcs8, { alg: 'none' }), 'invalid_grant: invalid assertion'],
    ['no assertion', () => 'a.b', 'invalid_grant: invalid assertion'],
    [
      'a changed claim',
      () => assertion().replace(/\.[^.]+\./, `.${assertion({ sub: 'x' }).split('.')[1]}.`),
      'invalid_grant: invalid assertion',
    ],
    [
      'an unknown app',
      () => assertion({ iss: '3MVG9.other' }),
      'invalid_client_id: client identifier invalid',
    ],
    [
      'a time that is past',
      () => assertion({ exp: now / 1_000 - 1 }),
      'invalid_grant: expired authorization code',
    ],
    ['a time too far ahead', () => assertion({ exp: now / 1_000 + 600 }), 'invalid_grant: invalid assertion'],
    [
      'a foreign audience',
      () => assertion({ aud: 'https://evil.example' }),
      'invalid_grant: audience is invalid',
    ],
    [
      'the sandbox’s audience',
      () => assertion({ aud: 'https://test.salesforce.com' }),
      'invalid_grant: audience is invalid',
    ],
    [
      'another user',
      () => assertion({ sub: 'ben@fake.example' }),
      "invalid_grant: user hasn't approved this consumer",
    ],
    [
      'nobody',
      () => assertion({ sub: 'nobody@fake.example' }),
      "invalid_grant: user hasn't approved this consumer",
    ],
  ])('refuses %s', async (_, make, words) => {
    expect(await said(make())).toBe(`400 ${words}`);
  });

  it('wants the flow switched on', async () => {
    await control({ certificate: null });
    expect(await said(assertion())).toBe('400 invalid_grant: invalid assertion');
  });

  it('knows an app that is local to an org at that org’s My Domain only', async () => {
    await control({ localTo: org.orgId });
    const gone = '400 app_not_found: External client app is not installed in this org';
    expect(await said(assertion())).toBe(gone);
    expect(await said(assertion({ aud: `https://${SANDBOX}` }), SANDBOX)).toBe(gone);
    expect(await said(assertion(), MY)).toBe('400 invalid_grant: audience is invalid');
    expect((await token(assertion({ aud: `https://${MY}` }), MY)).status).toBe(200);
  });

  it('may take the shared audience alone', async () => {
    await control({ sharedAudienceOnly: true });
    expect(await said(assertion({ aud: `https://${MY}` }), MY)).toBe(
      '400 invalid_grant: audience is invalid',
    );
    expect((await token(assertion(), MY)).status).toBe(200);
  });

  it('takes who allowed the app in a window, where users may authorize themselves', async () => {
    await control({ preAuthorized: null });
    expect(await said(assertion())).toBe("400 invalid_grant: user hasn't approved this consumer");
    await codeFor(org);
    expect((await token(assertion())).status).toBe(200);
  });

  it('fails as it is told', async () => {
    await control({ failure: 'jwt:inactive_user' });
    expect(await said(assertion())).toBe('400 invalid_grant: inactive user');
    expect((await token(assertion())).status).toBe(200);
  });
});

describe('who may sign in in a browser', () => {
  const signIn = async () => {
    const browser = new Browser(org);
    const { page } = await browser.open(authorizeUrl(org));
    return browser.logIn(page, USER);
  };

  it('a pre-authorized user is not asked, another is refused', async () => {
    expect((await signIn()).left?.searchParams.get('code')).toMatch(/^aPrx/);
    await control({ preAuthorized: ['ben@fake.example'] });
    expect((await signIn()).left?.searchParams.get('error')).toBe('OAUTH_APP_ACCESS_DENIED');
  });

  it('an integration user cannot pass, and the JWT goes through', async () => {
    await control({ apiOnlyUsers: [USER] });
    const { page, left } = await signIn();
    expect(left).toBeUndefined();
    expect(page.text).toContain('OAUTH_APPROVAL_ERROR_GENERIC');
    expect((await token(assertion())).status).toBe(200);
    await control({ apiOnlyUsers: [] });
    expect((await signIn()).left?.searchParams.has('code')).toBe(true);
  });
});
