import { describe, expect, it } from 'vitest';
import {
  GUIDE_STEPS,
  stepOf,
  stepsFor,
} from '../../../../../components/settings/connections/guide/step-of.ts';
import { KEY_REFUSED, KEY_SIGN_IN_RULES } from '../../../../../lib/salesforce/key-sign-in-rules.ts';
import { SIGN_IN_RULES } from '../../../../../lib/salesforce/sign-in-rules.ts';

/** What the words of Salesforce say of the set-up; whatever is no matter of the set-up belongs to the check itself. */
const EXPECTED: Readonly<Record<string, string>> = {
  'app must be installed into org': 'policies',
  OAUTH_AUTHORIZATION_BLOCKED: 'app',
  OAUTH_EC_APP_NOT_FOUND: 'app',
  OAUTH_APP_BLOCKED: 'policies',
  OAUTH_APP_ACCESS_DENIED: 'policies',
  OAUTH_APPROVAL_ERROR_GENERIC: 'policies',
  redirect_uri_mismatch: 'callback',
  invalid_client_id: 'key',
  invalid_client: 'security',
  invalid_scope: 'scopes',
  'ip restricted': 'policies',
  inactive_user: 'check',
  inactive_org: 'key',
  "user hasn't approved this consumer": 'check',
  'invalid code verifier': 'check',
  'expired authorization code': 'check',
  'expired access/refresh token': 'check',
  access_denied: 'check',
  unsupported_response_type: 'security',
  unsupported_grant_type: 'security',
  immediate_unsuccessful: 'check',
  rate_limit_exceeded: 'check',
  no_response: 'check',
  server_error: 'check',
  invalid_grant: 'key',
};

const EXPECTED_WITH_KEY: Readonly<Record<string, string>> = {
  "user hasn't approved this consumer": 'policies',
  'audience is invalid': 'key',
  app_not_found: 'app',
  'invalid assertion': 'certificate',
  'expired authorization code': 'check',
  'invalid user': 'check',
  unsupported_grant_type: 'certificate',
  invalid_grant: 'certificate',
};

describe('the step of the set-up that an error tells of', () => {
  it.each(SIGN_IN_RULES)('$shown', ({ shown, code }) => {
    expect(stepOf(code)).toBe(EXPECTED[shown]);
  });
  it.each([...KEY_SIGN_IN_RULES, KEY_REFUSED])('$shown, with a private key', ({ shown, code }) => {
    expect(stepOf(code)).toBe(EXPECTED_WITH_KEY[shown]);
  });
  it('is never a step that the administrator of the app did not take, where they need one', () => {
    for (const { code, adminSteps } of SIGN_IN_RULES) {
      if (stepOf(code) !== 'check' && stepOf(code) !== 'key') expect(adminSteps).toBeDefined();
    }
  });
  it.each(['', 'toString', 'constructor', '__proto__', 'unexpected', 'sign_in_window_closed'])(
    'is the check itself for %j',
    (code) => {
      expect(stepOf(code)).toBe('check');
    },
  );
  it('is told by what Recordside sees for itself, too', () => {
    expect(stepOf('sign_in_consumer_secret')).toBe('key');
    expect(stepOf('sign_in_scope_no_api')).toBe('scopes');
    expect(stepOf('sign_in_login_url')).toBe('key');
  });
  it('is asked of the certificate for service accounts alone', () => {
    expect(stepsFor('shared')).toEqual(GUIDE_STEPS);
    expect(stepsFor('own')).toEqual(GUIDE_STEPS.filter((step) => step !== 'certificate'));
  });
});
