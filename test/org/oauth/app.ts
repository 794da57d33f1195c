/** Scopes that a Salesforce app may be given; anything else is `invalid_scope`. */
export const KNOWN_SCOPES: readonly string[] = [
  'address',
  'api',
  'chatter_api',
  'content',
  'custom_permissions',
  'einstein_gpt_api',
  'email',
  'full',
  'id',
  'lightning',
  'mcp_api',
  'offline_access',
  'openid',
  'phone',
  'profile',
  'refresh_token',
  'sfap_api',
  'visualforce',
  'wave_api',
  'web',
];

export const DEFAULT_CLIENT_ID =
  '3MVG9TestOrgRecordside0000000000000000000000000000000000000000000000000000000000000000';

/** An External Client App, registered in every org of the server unless `orgId` pins it to one. */
export interface OAuthApp {
  clientId: string;
  name: string;
  /** Exact addresses, or patterns of `callbackMatches`. */
  callbacks: string[];
  /** Scopes selected on the app. */
  scopes: string[];
  /** "Require Secret for Web Server Flow" and "... Refresh Token Flow"; off for a public client. */
  secret: string | undefined;
  requirePkce: boolean;
  /** "Enable Refresh Token Rotation". */
  rotateRefreshTokens: boolean;
  /** Distribution Local: in any other org the app is OAUTH_AUTHORIZATION_BLOCKED. */
  orgId: string | undefined;
  /** "Enable JWT Bearer Flow": the certificate that was uploaded, or a bare public key, as PEM; undefined when off. */
  certificate: string | undefined;
  /** Usernames when "Admin approved users are pre-authorized"; undefined when all users may authorize themselves. */
  preAuthorized: string[] | undefined;
  /** Takes no My Domain as audience of a JWT, as Government Cloud does. */
  sharedAudienceOnly: boolean;
}

export const defaultApp = (): OAuthApp => ({
  clientId: DEFAULT_CLIENT_ID,
  name: 'Recordside',
  callbacks: ['chromiumapp:*', 'allizom:*'],
  scopes: ['api', 'refresh_token', 'offline_access', 'full', 'id', 'openid', 'profile', 'email', 'web'],
  secret: undefined,
  requirePkce: true,
  rotateRefreshTokens: false,
  orgId: undefined,
  certificate: undefined,
  preAuthorized: undefined,
  sharedAudienceOnly: false,
});

const CHROMIUM = /^https:\/\/[a-p]{32}\.chromiumapp\.org\/[^#]*$/;
const FIREFOX = /^https:\/\/[0-9a-z-]+\.extensions\.allizom\.org\/[^#]*$/;

/**
 * Whether a redirect_uri is one of the app's callbacks. Salesforce compares exact text; the two patterns
 * `chromiumapp:*` and `allizom:*` stand for the addresses that a browser gives to any extension.
 */
export function callbackMatches(callbacks: readonly string[], redirectUri: string): boolean {
  return callbacks.some((callback) => {
    if (callback === 'chromiumapp:*') return CHROMIUM.test(redirectUri);
    if (callback === 'allizom:*') return FIREFOX.test(redirectUri);
    return callback === redirectUri;
  });
}

/** The scopes of a request: asked for, or all of the app's when none is named. */
export function scopesOf(requested: string | null, app: OAuthApp): string[] {
  const names = (requested ?? '').split(/[\s+]+/).filter((name) => name !== '');
  return names.length === 0 ? [...app.scopes] : [...new Set(names)];
}
