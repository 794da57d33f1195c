import { describe, expect, it } from 'vitest';
import { t } from '../../../lib/i18n.ts';
import { adminNote } from '../../../lib/salesforce/admin-note.ts';
import { knownSignInErrors, signInProblem } from '../../../lib/salesforce/sign-in-errors.ts';
import { SIGN_IN_RULES } from '../../../lib/salesforce/sign-in-rules.ts';
import { ACCESS_1, REFRESH_1 } from './client-fixtures.ts';

const CONTEXT = {
  callback: 'https://nijidjojdighmlkpnnjenbaljpopiokb.chromiumapp.org/oauth',
  loginUrl: 'https://acme.my.salesforce.com',
  scopes: 'full refresh_token',
};

const admin = 'copy_for_admin';
const again = 'reconnect';

/** What Salesforce prints → the sentence. Every row of the facts' table of OAuth errors. */
const SEEN = [
  [
    'OAUTH_APPROVAL_ERROR_GENERIC',
    "We can't authorize you because of an OAuth error.",
    'sign_in_not_approved',
    admin,
  ],
  ['invalid_client', 'app must be installed into org', 'sign_in_not_installed', admin],
  ['OAUTH_APP_BLOCKED', 'this app is blocked by admin', 'sign_in_app_blocked', admin],
  ['OAUTH_APP_ACCESS_DENIED', 'user is not admin approved to access this app', 'sign_in_not_assigned', admin],
  ['invalid_app_access', 'user is not admin approved to access this app', 'sign_in_not_assigned', admin],
  [
    'OAUTH_AUTHORIZATION_BLOCKED',
    'Cross-org OAuth flows are not supported for this external client app',
    'sign_in_other_org',
    admin,
  ],
  [
    'invalid_request',
    'Cross-org OAuth flows are not supported for this external client app',
    'sign_in_other_org',
    admin,
  ],
  [
    'OAUTH_EC_APP_NOT_FOUND',
    'External client app is not installed in this org',
    'sign_in_app_not_found',
    admin,
  ],
  ['invalid_client_id', 'External client app is not installed in this org', 'sign_in_app_not_found', admin],
  ['redirect_uri_mismatch', 'redirect_uri must match configuration', 'sign_in_callback', admin],
  ['invalid_client_id', 'client identifier invalid', 'sign_in_consumer_key_wrong', 'open_connections'],
  ['invalid_client', 'invalid client credentials', 'sign_in_secret_required', admin],
  ['invalid_grant', 'expired authorization code', 'sign_in_code_expired', again],
  ['invalid_grant', 'expired access/refresh token', 'sign_in_token_expired', again],
  ['invalid_grant', 'ip restricted', 'sign_in_ip_restricted', admin],
  ['invalid_grant', 'ip restricted or invalid login hours', 'sign_in_ip_restricted', admin],
  ['invalid_grant', "user hasn't approved this consumer", 'sign_in_not_approved_yet', again],
  ['invalid_grant', 'inactive user', 'sign_in_user_inactive', admin],
  ['inactive_user', 'user is inactive', 'sign_in_user_inactive', admin],
  ['invalid_grant', 'invalid code verifier', 'sign_in_verifier', again],
  ['invalid_grant', 'authentication failure', 'sign_in_grant', again],
  ['access_denied', 'end-user denied authorization', 'sign_in_denied', again],
  ['access-denied', '', 'sign_in_denied', again],
  ['unsupported_response_type', 'response type not supported', 'sign_in_flow_off', admin],
  ['unsupported_grant_type', 'grant type not supported', 'sign_in_flow_off', admin],
  ['invalid_scope', 'the requested scope is not allowed', 'sign_in_scope', admin],
  ['immediate_unsuccessful', '', 'sign_in_immediate', again],
  ['rate_limit_exceeded', 'login rate exceeded', 'sign_in_rate_limit', again],
  ['inactive_org', 'organization is inactive', 'sign_in_org_inactive', admin],
  ['no_response', '', 'sign_in_no_response', again],
  ['server_error', '', 'sign_in_server_error', again],
  ['what_is_this', 'nobody has seen this before', 'sign_in_other', again],
] as const;

describe('signInProblem', () => {
  it.each(SEEN)('%s (%s) is %s', (error, description, code, action) => {
    const what = signInProblem({ seen: 'error', error, description }, CONTEXT);
    expect(what).toMatchObject({ code, action, saved: 'nothing' });
    expect(what.detail).toContain(error);
  });

  it.each(SEEN.filter(([error]) => /^[A-Z_]+$/.test(error)))(
    'reads %s from an error page too',
    (error, words, code) => {
      const page = `<html><body><h1>${words}</h1><p>Error: ${error}</p></body></html>`;
      expect(signInProblem({ seen: 'page', text: page }, CONTEXT).code).toBe(code);
    },
  );

  it.each([
    [
      'https://acme.my.salesforce.com/_nc/AuthorizationError?error=invalid_client&error_description=app+must+be+installed+into+org',
      'sign_in_not_installed',
    ],
    ['error=invalid_client_id&error_description=client%20identifier%20invalid', 'sign_in_consumer_key_wrong'],
    [
      'error=redirect_uri_mismatch&error_description=redirect_uri%20must%20match%20configuration',
      'sign_in_callback',
    ],
  ])('reads the address %s', (text, code) => {
    expect(signInProblem({ seen: 'page', text }, CONTEXT).code).toBe(code);
  });

  it.each([
    ['The user did not approve access.', 'sign_in_window_closed'],
    ['User cancelled or denied access.', 'sign_in_window_closed'],
    ['Authorization page could not be loaded.', 'sign_in_page_not_loaded'],
    ['Invalid redirect uri', 'sign_in_window_failed'],
    ['', 'sign_in_window_failed'],
  ])('knows what the browser says: %j', (message, code) => {
    expect(signInProblem({ seen: 'window', message }, CONTEXT)).toMatchObject({ code, action: again });
  });

  it('names the exact callback to add', () => {
    const what = signInProblem({ seen: 'page', text: 'redirect_uri_mismatch' }, CONTEXT);
    expect(t('problem_sign_in_callback_next', ...what.subs)).toContain(CONTEXT.callback);
  });

  it('shows no code, state or token of an error', () => {
    const description = `code=aPrxVerySecretCode0123456789 for ${ACCESS_1}; refresh_token=${REFRESH_1}`;
    const { detail } = signInProblem({ seen: 'error', error: 'odd', description }, CONTEXT);
    for (const secret of ['aPrxVerySecretCode', ACCESS_1, REFRESH_1]) expect(detail).not.toContain(secret);
  });

  it('survives a huge and hostile page', () => {
    const page = `${'<'.repeat(500_000)}${'%'.repeat(1_000)}`;
    const what = signInProblem({ seen: 'page', text: page }, CONTEXT);
    expect(what.code).toBe('sign_in_other');
    expect(what.detail?.length).toBeLessThanOrEqual(500);
  });
});

describe('knownSignInErrors', () => {
  it('lists what Salesforce shows on its own pages, each with the Problem that its code gives', () => {
    const known = knownSignInErrors(CONTEXT);
    expect(known.length).toBeGreaterThan(10);
    expect(new Set(known.map(({ shown }) => shown)).size).toBe(known.length);
    for (const { shown, problem } of known)
      expect(signInProblem({ seen: 'page', text: shown }, CONTEXT).code).toBe(problem.code);
  });
});

describe('adminNote', () => {
  it.each(SIGN_IN_RULES.filter(({ adminSteps }) => adminSteps))('has steps and values for $shown', (rule) => {
    const what = signInProblem({ seen: 'page', text: rule.shown }, CONTEXT);
    const note = adminNote(what, { ...CONTEXT, consumerKey: '3MVG9.abc' });
    for (const value of ['3MVG9.abc', CONTEXT.callback, CONTEXT.loginUrl, CONTEXT.scopes, what.detail ?? '?'])
      expect(note).toContain(value);
    expect(note).not.toMatch(/\$\d|undefined|null/);
    expect(rule.adminSteps && note.includes(t(rule.adminSteps, CONTEXT.callback, CONTEXT.scopes))).toBe(true);
  });

  it('exists exactly where the Problem offers to copy it', () => {
    for (const { action, adminSteps } of SIGN_IN_RULES)
      expect(adminSteps !== undefined).toBe(action === 'copy_for_admin');
  });
});
