import type { MessageKey } from '../i18n.ts';
import type { ProblemAction, ProblemCode } from '../problem.ts';

/** One way a sign-in fails: how Salesforce says it, and which of our sentences it is. */
export interface SignInRule {
  /** As Salesforce prints it, for the reader to find on the page they saw. */
  readonly shown: string;
  readonly says: RegExp;
  readonly code: ProblemCode;
  readonly action: ProblemAction;
  /** What an administrator has to do; set where an administrator is needed. */
  readonly adminSteps?: MessageKey;
  /** Salesforce shows it on a page of its own, so that the extension sees no more than a closed window. */
  readonly page?: true;
}

const admin = (adminSteps: MessageKey) => ({ action: 'copy_for_admin', adminSteps }) as const;
const again = { action: 'reconnect' } as const;
const settings = { action: 'open_connections' } as const;

/**
 * The first that fits is the one: the precise words stand before the code that is shared by many causes.
 * Source of codes and causes: Salesforce help "OAuth 2.0 Authorization Errors", and what users report.
 */
export const SIGN_IN_RULES: readonly SignInRule[] = [
  {
    shown: 'app must be installed into org',
    says: /app must be installed into org/i,
    code: 'sign_in_not_installed',
    ...admin('sign_in_admin_install'),
    page: true,
  },
  {
    shown: 'OAUTH_AUTHORIZATION_BLOCKED',
    says: /OAUTH_AUTHORIZATION_BLOCKED|cross-org OAuth flows are not supported/i,
    code: 'sign_in_other_org',
    ...admin('sign_in_admin_own_app'),
    page: true,
  },
  {
    shown: 'OAUTH_EC_APP_NOT_FOUND',
    says: /OAUTH_EC_APP_NOT_FOUND|\bapp_not_found\b|external client app is not installed/i,
    code: 'sign_in_app_not_found',
    ...admin('sign_in_admin_reinstall'),
    page: true,
  },
  {
    shown: 'OAUTH_APP_BLOCKED',
    says: /OAUTH_APP_BLOCKED|app is blocked by (?:your )?admin/i,
    code: 'sign_in_app_blocked',
    ...admin('sign_in_admin_unblock'),
    page: true,
  },
  {
    shown: 'OAUTH_APP_ACCESS_DENIED',
    says: /OAUTH_APP_ACCESS_DENIED|invalid_app_access|not admin approved to access this app/i,
    code: 'sign_in_not_assigned',
    ...admin('sign_in_admin_assign'),
    page: true,
  },
  {
    shown: 'OAUTH_APPROVAL_ERROR_GENERIC',
    says: /OAUTH_APPROVAL_ERROR_GENERIC|can't authorize you because of an OAuth error/i,
    code: 'sign_in_not_approved',
    ...admin('sign_in_admin_approve'),
    page: true,
  },
  {
    shown: 'redirect_uri_mismatch',
    says: /redirect_uri_mismatch|redirect_uri must match/i,
    code: 'sign_in_callback',
    ...admin('sign_in_admin_callback'),
    page: true,
  },
  {
    shown: 'invalid_client_id',
    says: /invalid_client_id|client identifier invalid/i,
    code: 'sign_in_consumer_key_wrong',
    ...settings,
    page: true,
  },
  {
    shown: 'invalid_client',
    says: /invalid_client\b|invalid client credentials|client_secret/i,
    code: 'sign_in_secret_required',
    ...admin('sign_in_admin_no_secret'),
    page: true,
  },
  {
    shown: 'invalid_scope',
    says: /invalid_scope|scope is invalid|requested scope is not allowed/i,
    code: 'sign_in_scope',
    ...admin('sign_in_admin_scopes'),
    page: true,
  },
  {
    shown: 'ip restricted',
    says: /ip restricted|ip address.{0,40}(?:restrict|not allowed)/i,
    code: 'sign_in_ip_restricted',
    ...admin('sign_in_admin_ip'),
    page: true,
  },
  {
    shown: 'inactive_user',
    says: /inactive_user|inactive user|user is inactive/i,
    code: 'sign_in_user_inactive',
    ...admin('sign_in_admin_activate'),
    page: true,
  },
  {
    shown: 'inactive_org',
    says: /inactive_org|organization is (?:inactive|locked|closed|suspended)|inactive organization/i,
    code: 'sign_in_org_inactive',
    ...admin('sign_in_admin_org'),
    page: true,
  },
  {
    shown: "user hasn't approved this consumer",
    says: /hasn.?t approved this consumer/i,
    code: 'sign_in_not_approved_yet',
    ...again,
    page: true,
  },
  { shown: 'invalid code verifier', says: /invalid code verifier/i, code: 'sign_in_verifier', ...again },
  {
    shown: 'expired authorization code',
    says: /expired authorization code|authorization code.{0,20}expired|invalid authorization code/i,
    code: 'sign_in_code_expired',
    ...again,
  },
  {
    shown: 'expired access/refresh token',
    says: /expired access\/refresh token|(?:expired|invalid|revoked) (?:refresh )?token/i,
    code: 'sign_in_token_expired',
    ...again,
  },
  {
    shown: 'access_denied',
    says: /access[_-]denied|end-user denied authorization/i,
    code: 'sign_in_denied',
    ...again,
  },
  {
    shown: 'unsupported_response_type',
    says: /unsupported_response_type|response type not supported/i,
    code: 'sign_in_flow_off',
    ...admin('sign_in_admin_flow'),
    page: true,
  },
  {
    shown: 'unsupported_grant_type',
    says: /unsupported_grant_type|grant type not supported/i,
    code: 'sign_in_flow_off',
    ...admin('sign_in_admin_flow'),
  },
  { shown: 'immediate_unsuccessful', says: /immediate_unsuccessful/i, code: 'sign_in_immediate', ...again },
  {
    shown: 'rate_limit_exceeded',
    says: /rate_limit_exceeded|login rate exceeded|rate limit/i,
    code: 'sign_in_rate_limit',
    ...again,
    page: true,
  },
  { shown: 'no_response', says: /no_response/i, code: 'sign_in_no_response', ...again },
  {
    shown: 'server_error',
    says: /server_error|temporarily_unavailable|unknown_error|token request is already being processed/i,
    code: 'sign_in_server_error',
    ...again,
    page: true,
  },
  { shown: 'invalid_grant', says: /invalid_grant/i, code: 'sign_in_grant', ...again },
];
