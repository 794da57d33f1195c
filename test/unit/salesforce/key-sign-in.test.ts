import { createPublicKey, verify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../../lib/i18n.ts';
import { adminNote } from '../../../lib/salesforce/admin-note.ts';
import { askWithKey } from '../../../lib/salesforce/ask-with-key.ts';
import { importPrivateKey } from '../../../lib/salesforce/import-private-key.ts';
import { audiencesOf, signAssertion } from '../../../lib/salesforce/key-assertion.ts';
import { KEY_REFUSED, KEY_SIGN_IN_RULES } from '../../../lib/salesforce/key-sign-in-rules.ts';
import { signInProblem } from '../../../lib/salesforce/sign-in-errors.ts';
import { type Answer, fakeFetch } from './client-fake-fetch.ts';
import { rsaPair } from './key-fixtures.ts';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const { pkcs8, publicKey } = rsaPair();
const key = await importPrivateKey(pkcs8);

function partsOf(assertion: string) {
  const [header = '', claims = '', signature = ''] = assertion.split('.');
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  const good = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${claims}`),
    createPublicKey(publicKey),
    Buffer.from(signature, 'base64url'),
  );
  return { header: decode(header), claims: decode(claims), good };
}

describe('signAssertion', () => {
  it('makes the claims that Salesforce asks for, good for less than three minutes, and signs them', async () => {
    const audience = 'https://acme.my.salesforce.com';
    const made = { consumerKey: '3MVG9.key', username: 'svc@acme.example', audience, now: NOW };
    const { header, claims, good } = partsOf(await signAssertion(made, key));
    expect(header).toEqual({ alg: 'RS256' });
    expect(claims).toEqual({
      iss: '3MVG9.key',
      sub: 'svc@acme.example',
      aud: audience,
      exp: expect.any(Number),
    });
    expect(claims.exp - NOW / 1_000).toBeGreaterThan(60);
    expect(claims.exp - NOW / 1_000).toBeLessThanOrEqual(180);
    expect(good).toBe(true);
  });

  it('is letters of an address only, whatever the username is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (username) => {
        const assertion = await signAssertion({ consumerKey: 'k', username, audience: 'a', now: NOW }, key);
        expect(assertion).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
        expect(partsOf(assertion)).toMatchObject({ claims: { sub: username }, good: true });
      }),
      { numRuns: 30 },
    );
  });
});

describe('audiencesOf', () => {
  it.each([
    ['https://login.salesforce.com', ['https://login.salesforce.com']],
    ['https://test.salesforce.com', ['https://test.salesforce.com']],
    ['https://acme.my.salesforce.com', ['https://acme.my.salesforce.com', 'https://login.salesforce.com']],
    [
      'https://acme--uat.sandbox.my.salesforce.com',
      ['https://acme--uat.sandbox.my.salesforce.com', 'https://test.salesforce.com'],
    ],
    [
      'https://x.scratch.my.salesforce.com',
      ['https://x.scratch.my.salesforce.com', 'https://test.salesforce.com'],
    ],
    ['https://acme.my.salesforce.mil', ['https://acme.my.salesforce.mil', 'https://login.salesforce.mil']],
    ['https://acme.my.site.com/customers', ['https://acme.my.site.com/customers']],
  ])('%s', (loginUrl, audiences) => {
    expect(audiencesOf(loginUrl)).toEqual(audiences);
  });
});

describe('askWithKey', () => {
  const refused = (error_description: string): Answer => ({
    status: 400,
    json: { error: 'invalid_grant', error_description },
  });
  async function ask(loginUrl: string, answers: (audience: string) => Answer) {
    const fetch = fakeFetch(({ body }) => {
      const form = new URLSearchParams(body);
      expect([...form.keys()]).toEqual(['grant_type', 'assertion']);
      return answers(partsOf(form.get('assertion') ?? '').claims.aud);
    });
    const account = { consumerKey: 'k', loginUrl, username: 'u', key };
    const answer = await askWithKey(account, { fetch, now: () => NOW });
    return { answer, asked: fetch.asked.map(({ url }) => url.href) };
  }

  it('names another audience where the first is not the one, at the same address', async () => {
    const { answer, asked } = await ask('https://acme.my.salesforce.com', (audience) =>
      audience.includes('login') ? { json: { access_token: 'x' } } : refused('audience is invalid'),
    );
    expect(answer.status).toBe(200);
    expect(asked).toEqual(Array(2).fill('https://acme.my.salesforce.com/services/oauth2/token'));
  });

  it('asks once where something else is wrong, and gives up when no audience is right', async () => {
    const wrong = await ask('https://acme.my.salesforce.com', () => refused('invalid assertion'));
    expect(wrong.asked).toHaveLength(1);
    const none = await ask('https://acme.my.salesforce.com', () => refused('audience is invalid'));
    expect(none.asked).toHaveLength(2);
    expect(none.answer.text).toContain('audience is invalid');
    expect(
      (await ask('https://login.salesforce.com', () => refused('audience is invalid'))).asked,
    ).toHaveLength(1);
  });
});

describe('a key that Salesforce does not take', () => {
  const context = {
    callback: 'https://x.chromiumapp.org/oauth',
    loginUrl: 'https://acme.my.salesforce.com',
    scopes: 'api refresh_token',
    keyAccount: 'svc@acme.example',
  };

  it.each([
    [
      'invalid_grant',
      "user hasn't approved this consumer",
      'sign_in_key_not_preauthorised',
      'copy_for_admin',
    ],
    [
      'invalid_app_access',
      'user is not admin approved to access this app',
      'sign_in_key_not_preauthorised',
      'copy_for_admin',
    ],
    ['invalid_grant', 'invalid assertion', 'sign_in_key_not_accepted', 'copy_for_admin'],
    ['invalid_client', 'invalid client credentials', 'sign_in_key_not_accepted', 'copy_for_admin'],
    ['invalid_grant', 'audience is invalid', 'sign_in_key_audience', 'open_connections'],
    ['invalid_grant', 'Audience validation failed', 'sign_in_key_audience', 'open_connections'],
    ['invalid_grant', 'expired authorization code', 'sign_in_key_clock', 'retry'],
    [
      'app_not_found',
      'External client app is not installed in this org',
      'sign_in_key_app_not_found',
      'copy_for_admin',
    ],
    ['unsupported_grant_type', 'grant type not supported', 'sign_in_key_flow_off', 'copy_for_admin'],
    ['invalid_grant', 'invalid user', 'sign_in_key_user', 'open_connections'],
    ['invalid_grant', 'authentication failure', 'sign_in_key_refused', 'copy_for_admin'],
    ['invalid_client_id', 'client identifier invalid', 'sign_in_consumer_key_wrong', 'open_connections'],
    ['invalid_grant', 'inactive user', 'sign_in_user_inactive', 'copy_for_admin'],
    ['invalid_grant', 'ip restricted', 'sign_in_ip_restricted', 'copy_for_admin'],
    ['inactive_org', 'organization is inactive', 'sign_in_org_inactive', 'copy_for_admin'],
    ['rate_limit_exceeded', 'login rate exceeded', 'sign_in_rate_limit', 'reconnect'],
  ])('%s (%s) is %s', (error, description, code, action) => {
    const what = signInProblem({ seen: 'error', error, description }, context);
    expect(what).toMatchObject({ code, action });
    expect(t(`problem_${what.code}`, ...what.subs)).not.toMatch(/\$\d|^$/);
    expect(t(`problem_${what.code}_next`, ...what.subs)).not.toMatch(/\$\d|^$/);
  });

  it('means something else than the same words after a sign-in window', () => {
    const { keyAccount: _, ...window } = context;
    const what = signInProblem(
      { seen: 'error', error: 'invalid_grant', description: "user hasn't approved this consumer" },
      window,
    );
    expect(what.code).toBe('sign_in_not_approved_yet');
  });

  it.each([...KEY_SIGN_IN_RULES, KEY_REFUSED].filter(({ adminSteps }) => adminSteps))(
    'has steps for the administrator, with the account: $shown',
    (rule) => {
      const what = signInProblem({ seen: 'page', text: rule.shown }, context);
      expect(what.code).toBe(rule.code);
      const note = adminNote(what, { ...context, consumerKey: '3MVG9.abc' });
      expect(rule.adminSteps && note).toContain(
        t(rule.adminSteps ?? 'sign_in_admin_key_all', context.callback, context.scopes, context.keyAccount),
      );
      expect(note).not.toMatch(/\$\d|undefined|null/);
    },
  );
});
