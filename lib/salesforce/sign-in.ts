import {
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  validateAuthResponse,
} from 'oauth4webapi';
import { type Problem, ProblemError, problem } from '../problem.ts';
import { normalizeLoginUrl } from './login-url.ts';
import { oauthPost } from './oauth-post.ts';
import { probeSignInPage } from './probe-sign-in-page.ts';
import { redeemed } from './sign-in-answer.ts';
import { type SignInContext, signInProblem } from './sign-in-errors.ts';
import type { TokenResponse } from './token-response.ts';

export interface SignInSettings {
  /** Of the org's External Client App: a public client, without a secret. */
  readonly consumerKey: string;
  readonly loginUrl: string;
  /** Space-separated; empty asks for whatever the app has. */
  readonly scopes: string;
}

export interface SignInDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly launchWebAuthFlow: (details: { url: string; interactive: boolean }) => Promise<string | undefined>;
  readonly callback: string;
}

export interface SignedIn {
  readonly tokens: TokenResponse;
  /** As normalised. */
  readonly loginUrl: string;
  readonly scopes: string;
}

export interface SignInOptions {
  readonly loginHint?: string | undefined;
  /** Salesforce asks who it is, whoever the browser is logged in as. */
  readonly freshLogin?: boolean;
}

/** The app as it is sent. @throws ProblemError where it cannot be one: no window needs to open for that */
export function tidyApp(app: SignInSettings): SignInSettings {
  const consumerKey = app.consumerKey.trim();
  if (!consumerKey)
    throw new ProblemError(problem('sign_in_no_consumer_key', { action: 'open_connections' }));
  const scopes = app.scopes
    .split(/[\s,]+/)
    .filter(Boolean)
    .join(' ');
  return { consumerKey, loginUrl: normalizeLoginUrl(app.loginUrl), scopes };
}

/** Where the sign-in begins. */
export function authorizeAddress(
  { consumerKey, loginUrl, scopes }: SignInSettings,
  callback: string,
  more: { readonly code_challenge: string; readonly [name: string]: string },
): URL {
  const address = new URL(`${loginUrl}/services/oauth2/authorize`);
  const parameters: Record<string, string> = {
    response_type: 'code',
    client_id: consumerKey,
    redirect_uri: callback,
    code_challenge_method: 'S256',
    ...more,
    ...(scopes ? { scope: scopes } : {}),
  };
  // `+` for a space is a form's habit; as %20 every server reads it.
  address.search = new URLSearchParams(parameters).toString().replaceAll('+', '%20');
  return address;
}

/**
 * Authorization code with PKCE (S256) and a state nonce.
 * @throws ProblemError with the plain sentence of whatever stopped it
 */
export async function signIn(
  app: SignInSettings,
  deps: SignInDeps,
  options: SignInOptions = {},
): Promise<SignedIn> {
  const { consumerKey, loginUrl, scopes } = tidyApp(app);
  const context: SignInContext = { callback: deps.callback, loginUrl, scopes };

  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const address = authorizeAddress({ consumerKey, loginUrl, scopes }, deps.callback, {
    code_challenge: await calculatePKCECodeChallenge(verifier),
    state,
    ...(options.loginHint ? { login_hint: options.loginHint } : {}),
    ...(options.freshLogin ? { prompt: 'login' } : {}),
  });
  const answer = await openWindow(address, deps, context);
  const code = codeOf(answer, consumerKey, state, context);
  const tokens = await redeem(code, verifier, consumerKey, loginUrl, deps, context);
  return { tokens, loginUrl, scopes: tokens.scopes ?? scopes };
}

async function openWindow(address: URL, deps: SignInDeps, context: SignInContext): Promise<string> {
  try {
    return (await deps.launchWebAuthFlow({ url: address.href, interactive: true })) ?? '';
  } catch (error) {
    const seen = signInProblem(
      { seen: 'window', message: error instanceof Error ? error.message : String(error) },
      context,
    );
    // An error page of Salesforce looks like a closed window from here. Some of them can be asked for once more.
    throw new ProblemError((await probeSignInPage(address, deps.fetch, context)) ?? seen);
  }
}

/** The code of the callback address, if it is the answer to our own question. */
function codeOf(answer: string, consumerKey: string, state: string, context: SignInContext): string {
  const url = URL.parse(answer);
  if (!url || url.origin + url.pathname !== context.callback.replace(/[?#].*$/, ''))
    throw new ProblemError(again('sign_in_no_code'));
  const error = url.searchParams.get('error');
  // Before the state is looked at: whoever sends an error can only make the sign-in fail, and it is told why.
  if (error !== null) {
    const description = url.searchParams.get('error_description') ?? '';
    throw new ProblemError(signInProblem({ seen: 'error', error, description }, context));
  }
  let parameters: URLSearchParams;
  try {
    parameters = validateAuthResponse({ issuer: context.loginUrl }, { client_id: consumerKey }, url, state);
  } catch {
    throw new ProblemError(again('sign_in_state'));
  }
  const code = parameters.get('code');
  if (!code) throw new ProblemError(again('sign_in_no_code'));
  return code;
}

async function redeem(
  code: string,
  verifier: string,
  consumerKey: string,
  loginUrl: string,
  deps: SignInDeps,
  context: SignInContext,
): Promise<TokenResponse> {
  const answer = await oauthPost(deps.fetch, loginUrl, 'token', {
    grant_type: 'authorization_code',
    client_id: consumerKey,
    redirect_uri: deps.callback,
    code_verifier: verifier,
    code,
  });
  return redeemed(answer, context);
}

function again(code: Problem['code']): Problem {
  return problem(code, { action: 'reconnect' });
}
