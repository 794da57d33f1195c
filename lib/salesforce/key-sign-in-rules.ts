import type { SignInRule } from './sign-in-rules.ts';

const admin = (adminSteps: NonNullable<SignInRule['adminSteps']>) =>
  ({ action: 'copy_for_admin', adminSteps }) as const;

/**
 * How signing in with a key (JWT bearer) fails, where the same words mean something else than in a window; the first that
 * fits is the one, before all of `SIGN_IN_RULES`. Source: Salesforce help on the JWT bearer flow, and what users report.
 */
export const KEY_SIGN_IN_RULES: readonly SignInRule[] = [
  {
    shown: "user hasn't approved this consumer",
    says: /hasn.?t approved this consumer|OAUTH_APP_ACCESS_DENIED|invalid_app_access|not admin approved to access this app/i,
    code: 'sign_in_key_not_preauthorised',
    ...admin('sign_in_admin_preauthorise'),
  },
  {
    shown: 'audience is invalid',
    says: /\baudience\b/i,
    code: 'sign_in_key_audience',
    action: 'open_connections',
  },
  {
    shown: 'app_not_found',
    says: /app_not_found|OAUTH_EC_APP_NOT_FOUND|external client app is not installed/i,
    code: 'sign_in_key_app_not_found',
    ...admin('sign_in_admin_key_app'),
  },
  {
    shown: 'invalid assertion',
    says: /invalid[ _]assertion|invalid_client\b|invalid client credentials|signature|certificate/i,
    code: 'sign_in_key_not_accepted',
    ...admin('sign_in_admin_certificate'),
  },
  {
    shown: 'expired authorization code',
    says: /expired authorization code|(?:assertion|token|jwt).{0,30}expired|expired.{0,20}(?:assertion|jwt)/i,
    code: 'sign_in_key_clock',
    action: 'retry',
  },
  {
    shown: 'invalid user',
    says: /invalid[ _]user\b|user.{0,20}not found|unknown user|invalid subject/i,
    code: 'sign_in_key_user',
    action: 'open_connections',
  },
  {
    shown: 'unsupported_grant_type',
    says: /unsupported_grant_type|grant type not supported|jwt.{0,30}(?:not enabled|disabled)/i,
    code: 'sign_in_key_flow_off',
    ...admin('sign_in_admin_key_flow'),
  },
];

/** After all the others, for what Salesforce only calls `invalid_grant`. */
export const KEY_REFUSED: SignInRule = {
  shown: 'invalid_grant',
  says: /invalid_grant/i,
  code: 'sign_in_key_refused',
  ...admin('sign_in_admin_key_all'),
};
