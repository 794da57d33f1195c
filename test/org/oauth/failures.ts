import { OrgError } from '../contract.ts';

/** Where in the sign-in a failure strikes: before login, after login, at the code exchange, at a refresh, at a JWT. */
export type Stage = 'request' | 'approval' | 'token' | 'refresh' | 'jwt';

export interface Failure {
  stage: Stage;
  /** Salesforce shows some on its own page and passes others to the callback; the token endpoint answers JSON. */
  show: 'page' | 'redirect' | 'json';
  error: string;
  description: string;
  status?: number;
}

const GENERIC = 'An unexpected error has occured during authentication. Please try again.';

const page = (stage: Stage, error: string, description: string): Failure => ({
  stage,
  show: 'page',
  error,
  description,
});
const back = (stage: Stage, error: string, description: string): Failure => ({
  stage,
  show: 'redirect',
  error,
  description,
});
const answer = (stage: Stage, error: string, description: string, status = 400): Failure => ({
  stage,
  show: 'json',
  error,
  description,
  status,
});

/** Errors of the token endpoint; each can be asked for as `token:<name>`, `refresh:<name>` and `jwt:<name>`. */
const TOKEN_ERRORS: Record<string, [error: string, description: string, status?: number]> = {
  invalid_client: ['invalid_client', 'invalid client credentials'],
  invalid_client_id: ['invalid_client_id', 'client identifier invalid'],
  expired_authorization_code: ['invalid_grant', 'expired authorization code'],
  expired_token: ['invalid_grant', 'expired access/refresh token'],
  invalid_code_verifier: ['invalid_grant', 'invalid code verifier'],
  ip_restricted: ['invalid_grant', 'ip restricted'],
  user_not_approved: ['invalid_grant', "user hasn't approved this consumer"],
  invalid_assertion: ['invalid_grant', 'invalid assertion'],
  invalid_audience: ['invalid_grant', 'audience is invalid'],
  invalid_app_access: ['invalid_app_access', 'user is not admin approved to access this app'],
  app_not_found: ['app_not_found', 'External client app is not installed in this org'],
  inactive_user: ['invalid_grant', 'inactive user'],
  inactive_org: ['inactive_org', 'organization is inactive'],
  rate_limit_exceeded: ['rate_limit_exceeded', 'login rate exceeded'],
  unknown_error: ['unknown_error', 'retry your request'],
  server_error: ['server_error', 'internal server error', 500],
  unavailable: ['temporarily_unavailable', 'service unavailable', 503],
};

/** Every failure that can be asked for, by name. */
export const FAILURES: Readonly<Record<string, Failure>> = {
  redirect_uri_mismatch: page('request', 'redirect_uri_mismatch', 'redirect_uri must match configuration'),
  invalid_client_id: page('request', 'invalid_client_id', 'client identifier invalid'),
  unsupported_response_type: back('request', 'unsupported_response_type', 'response type not supported'),
  invalid_scope: back('request', 'invalid_scope', 'the requested scope is not allowed'),
  invalid_request: back('request', 'invalid_request', 'missing required code challenge'),
  OAUTH_APPROVAL_ERROR_GENERIC: page('approval', 'OAUTH_APPROVAL_ERROR_GENERIC', GENERIC),
  app_not_installed: page('approval', 'invalid_client', 'app must be installed into org'),
  OAUTH_APP_BLOCKED: back('approval', 'OAUTH_APP_BLOCKED', 'this app is blocked by admin'),
  OAUTH_APP_ACCESS_DENIED: back(
    'approval',
    'OAUTH_APP_ACCESS_DENIED',
    'user is not admin approved to access this app',
  ),
  OAUTH_AUTHORIZATION_BLOCKED: back(
    'approval',
    'OAUTH_AUTHORIZATION_BLOCKED',
    'Cross-org OAuth flows are not supported for this external client app',
  ),
  OAUTH_EC_APP_NOT_FOUND: back(
    'approval',
    'OAUTH_EC_APP_NOT_FOUND',
    'External client app is not installed in this org',
  ),
  access_denied: back('approval', 'access_denied', 'end-user denied authorization'),
  'access-denied': back('approval', 'access-denied', 'end-user denied authorization'),
  immediate_unsuccessful: back('approval', 'immediate_unsuccessful', 'immediate request was unsuccessful'),
  rate_limit_exceeded: back('approval', 'rate_limit_exceeded', 'login rate exceeded'),
  inactive_org: back('approval', 'inactive_org', 'organization is inactive'),
  no_response: back('approval', 'no_response', 'no response from user'),
  inactive_user: back('approval', 'inactive_user', 'user is inactive'),
  ...Object.fromEntries(
    Object.entries(TOKEN_ERRORS).flatMap(([name, [error, description, status]]) => [
      [`token:${name}`, answer('token', error, description, status)],
      [`refresh:${name}`, answer('refresh', error, description, status)],
      [`jwt:${name}`, answer('jwt', error, description, status)],
    ]),
  ),
};

/** Sign in as one of these (any password, any domain: `blocked@example.com`) and the sign-in fails that way. */
export const FAILING_USERS: Readonly<Record<string, string>> = {
  generic: 'OAUTH_APPROVAL_ERROR_GENERIC',
  notinstalled: 'app_not_installed',
  blocked: 'OAUTH_APP_BLOCKED',
  denied: 'OAUTH_APP_ACCESS_DENIED',
  crossorg: 'OAUTH_AUTHORIZATION_BLOCKED',
  notfound: 'OAUTH_EC_APP_NOT_FOUND',
  inactiveorg: 'inactive_org',
  ratelimit: 'rate_limit_exceeded',
  iprestricted: 'token:ip_restricted',
  inactive: 'token:inactive_user',
  expiredcode: 'token:expired_authorization_code',
  secretrequired: 'token:invalid_client',
};

export function failureOfUser(username: string): string | undefined {
  const [local] = username.trim().toLowerCase().split('@');
  return local !== undefined && username.includes('@') && Object.hasOwn(FAILING_USERS, local)
    ? FAILING_USERS[local]
    : undefined;
}

interface Armed {
  failure: Failure;
  name: string;
  sticky: boolean;
}

/** Failures asked for through `POST /__org/oauth`, each struck once or until cleared. */
export class FailureList {
  #armed: Armed[] = [];

  /** Throws a 400 for a name that is not in FAILURES. `show` overrides where an authorize failure appears. */
  arm(name: string, options: { sticky?: boolean; show?: 'page' | 'redirect' } = {}): void {
    const known = Object.hasOwn(FAILURES, name) ? FAILURES[name] : undefined;
    if (known === undefined) {
      throw new OrgError(
        400,
        'UNKNOWN_FAILURE',
        `No such failure: ${name}. Known: ${Object.keys(FAILURES).join(', ')}`,
      );
    }
    const failure =
      options.show !== undefined && known.show !== 'json' ? { ...known, show: options.show } : known;
    this.#armed.push({ failure, name, sticky: options.sticky ?? false });
  }

  take(stage: Stage): Failure | undefined {
    const hit = this.#armed.find((armed) => armed.failure.stage === stage);
    if (hit !== undefined && !hit.sticky) this.#armed = this.#armed.filter((armed) => armed !== hit);
    return hit?.failure;
  }

  list(): string[] {
    return this.#armed.map((armed) => armed.name);
  }

  clear(): void {
    this.#armed = [];
  }
}
