import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import * as z from 'zod/mini';
import { type Problem, ProblemError, problem } from '../problem.ts';
import { type OAuthAnswer, oauthPost } from './oauth-post.ts';
import { probeSignInPage } from './probe-sign-in-page.ts';
import { SalesforceError } from './salesforce-error.ts';
import { authorizeAddress, type SignInSettings, tidyApp } from './sign-in.ts';
import { type SignInContext, signInProblem, signInRule } from './sign-in-errors.ts';

export interface CheckDeps {
  readonly fetch: typeof globalThis.fetch;
  readonly callback: string;
}

/**
 * What Salesforce tells of an app without a window, cookies or a user: whether it can be reached, knows the app and the
 * callback, and whether the app wants a secret. What only shows once somebody has signed in (a blocked app, a user who
 * may not use it) it does not tell. Null where nothing wrong was found.
 */
export async function checkSignIn(app: SignInSettings, deps: CheckDeps): Promise<Problem | null> {
  try {
    const tidy = tidyApp(app);
    return (
      ofItsOwn(tidy) ??
      (await askTokenEndpoint(tidy, deps)) ??
      (await probeSignInPage(await address(tidy, deps), deps.fetch, contextOf(tidy, deps)))
    );
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
}

/** What needs no Salesforce to be seen. */
function ofItsOwn({ consumerKey, scopes }: SignInSettings): Problem | null {
  // A consumer secret is 64 hexadecimal digits, or a number in older orgs; a consumer key begins with 3MVG.
  if (/^(?:[0-9A-F]{64}|\d{15,20})$/.test(consumerKey))
    return problem('sign_in_consumer_secret', { action: 'open_connections' });
  const asked = new Set(scopes.split(' '));
  // Without any, Salesforce gives whatever the app has.
  if (scopes === '') return null;
  const subs = [scopes];
  if (!asked.has('api') && !asked.has('full'))
    return problem('sign_in_scope_no_api', { subs, action: 'open_connections' });
  if (!asked.has('refresh_token') && !asked.has('offline_access'))
    return problem('sign_in_scope_no_refresh', { subs, action: 'open_connections' });
  return null;
}

const oauthErrorSchema = z.object({ error: z.string(), error_description: z._default(z.string(), '') });
/** Of no account: it can be neither redeemed nor renewed. */
const MADE_UP = 'recordside-check';
/** What is about the app, and not about the made-up code or token. */
const ABOUT_THE_APP = new Set([
  'sign_in_consumer_key_wrong',
  'sign_in_secret_required',
  'sign_in_app_blocked',
  'sign_in_app_not_found',
  'sign_in_not_installed',
  'sign_in_other_org',
  'sign_in_org_inactive',
  'sign_in_flow_off',
]);

/** A code and a token that are made up are refused, and an app that wants a secret is refused before they are. */
async function askTokenEndpoint(app: SignInSettings, deps: CheckDeps): Promise<Problem | null> {
  const { consumerKey: client_id, loginUrl } = app;
  const forms = [
    {
      ...{ grant_type: 'authorization_code', client_id, redirect_uri: deps.callback },
      ...{ code: MADE_UP, code_verifier: generateRandomCodeVerifier() },
    },
    { grant_type: 'refresh_token', client_id, refresh_token: MADE_UP },
  ];
  for (const form of forms) {
    const found = problemOf(await oauthPost(deps.fetch, loginUrl, 'token', form), contextOf(app, deps));
    if (found) return found;
  }
  return null;
}

/** @throws SalesforceError where something else than Salesforce's sign-in answered */
function problemOf({ status, json, text }: OAuthAnswer, context: SignInContext): Problem | null {
  const parsed = oauthErrorSchema.safeParse(json);
  if (!parsed.success || status >= 500) throw new SalesforceError({ kind: 'not_api', status, text });
  const { error, error_description: description } = parsed.data;
  const rule = signInRule(`${error}: ${description}`);
  return rule && ABOUT_THE_APP.has(rule.code)
    ? signInProblem({ seen: 'error', error, description }, context)
    : null;
}

async function address(app: SignInSettings, deps: CheckDeps): Promise<URL> {
  return authorizeAddress(app, deps.callback, {
    code_challenge: await calculatePKCECodeChallenge(generateRandomCodeVerifier()),
    state: generateRandomState(),
  });
}

function contextOf({ loginUrl, scopes }: SignInSettings, { callback }: CheckDeps): SignInContext {
  return { callback, loginUrl, scopes };
}
