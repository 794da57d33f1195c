import { type Exchange, formOf, pathOf } from '../server/exchange.ts';
import { originOf } from '../server/hosts.ts';
import { html, type Reply, redirect } from '../server/reply.ts';
import type { Site } from '../server/site.ts';
import { callbackMatches, KNOWN_SCOPES, type OAuthApp, scopesOf } from './app.ts';
import { FAILURES, type Failure } from './failures.ts';
import type { Flow } from './flow-store.ts';
import { handOver, sessionOf } from './login.ts';
import { consentPage, oauthErrorPage } from './page.ts';
import { isChallenge } from './pkce.ts';
import type { Session } from './session-store.ts';
import type { Grant } from './token-store.ts';

const APPROVAL_PATH = '/setup/secur/RemoteAccessAuthorizationPage.apexp';

/** `GET|POST /services/oauth2/authorize`: checks the request, then on to login and consent. */
export function authorize(site: Site, exchange: Exchange): Reply {
  const query = exchange.method === 'POST' ? formOf(exchange) : exchange.url.searchParams;
  const app = site.app(query.get('client_id') ?? '');
  const redirectUri = query.get('redirect_uri') ?? '';
  const state = query.get('state') ?? undefined;
  const asked = site.failures.take('request');
  if (asked?.show === 'page') return errorPage(asked);
  if (app === undefined) return errorPage(failure('invalid_client_id'));
  // Until the callback is known to be the app's own, nothing may be sent there.
  if (!callbackMatches(app.callbacks, redirectUri)) return errorPage(failure('redirect_uri_mismatch'));
  const back = (error: string, description: string) =>
    goBack(redirectUri, state, { error, error_description: description });
  if (asked !== undefined) return back(asked.error, asked.description);
  const problem = problemOf(query, app);
  if (problem !== undefined) return back(...problem);

  const prompts = (query.get('prompt') ?? '').split(/\s+/);
  const flow = site.flows.open({
    app,
    redirectUri,
    state,
    scopes: scopesOf(query.get('scope'), app),
    challenge: query.get('code_challenge') ?? undefined,
    nonce: query.get('nonce') ?? undefined,
    loginHint: query.get('login_hint') ?? '',
    forceConsent: prompts.includes('consent'),
    silent: prompts.includes('none') || query.get('immediate') === 'true',
    loginAfter: prompts.includes('login') ? site.sessions.lastLogin : 0,
  });
  return redirect(`${APPROVAL_PATH}?source=${flow.id}`);
}

function problemOf(query: URLSearchParams, app: OAuthApp): [error: string, description: string] | undefined {
  if (query.get('response_type') !== 'code')
    return ['unsupported_response_type', 'response type not supported'];
  const challenge = query.get('code_challenge');
  if (challenge === null || challenge === '') {
    if (app.requirePkce) return ['invalid_request', 'missing required code challenge'];
  } else if (!isChallenge(challenge)) {
    return ['invalid_request', 'invalid code challenge'];
  } else if ((query.get('code_challenge_method') ?? 'S256') !== 'S256') {
    return ['invalid_request', 'invalid code challenge method'];
  }
  if (!scopesOf(query.get('scope'), app).every((scope) => KNOWN_SCOPES.includes(scope))) {
    return ['invalid_scope', 'the requested scope is not allowed'];
  }
  return undefined;
}

/** `GET …/RemoteAccessAuthorizationPage.apexp?source=`: asks for login, then for consent, then gives the code. */
export function approval(site: Site, exchange: Exchange): Reply {
  const source =
    exchange.method === 'POST' ? formOf(exchange).get('source') : exchange.url.searchParams.get('source');
  const flow = site.flows.get(source);
  if (flow === undefined) return errorPage(failure('OAUTH_APPROVAL_ERROR_GENERIC'));
  const here = `${APPROVAL_PATH}?source=${flow.id}`;
  const session = sessionOf(site, exchange);
  if (session === undefined || session.login <= flow.loginAfter) {
    if (flow.silent) return finishWith(site, flow, failure('immediate_unsuccessful'));
    const hint = flow.loginHint === '' ? '' : `&un=${encodeURIComponent(flow.loginHint)}`;
    const force = session === undefined ? '' : '&force=1';
    return redirect(`/?ec=302${force}${hint}&startURL=${encodeURIComponent(here)}`);
  }
  const org = site.org(session.orgId);
  if (org === undefined) return errorPage(failure('OAUTH_APPROVAL_ERROR_GENERIC'));
  // Consent is asked on My Domain, whichever host the request began on.
  if (exchange.host.kind !== 'my' && exchange.host.kind !== 'alias') {
    return handOver(site, session, originOf(exchange.host, org, 'my'), here);
  }
  const user = org.user(session.userId);
  exchange.entry.user = user?.username ?? session.userId;
  const refused = refusal(site, flow, session);
  if (refused !== undefined) return finishWith(site, flow, refused);

  const grant = { orgId: org.id, userId: session.userId, clientId: flow.app.clientId, scopes: flow.scopes };
  if (exchange.method === 'POST') {
    if (formOf(exchange).get('choice') !== 'allow') return finishWith(site, flow, failure('access_denied'));
    site.tokens.approve(grant);
  } else if (mustAsk(site, flow, grant)) {
    if (flow.silent) return finishWith(site, flow, failure('immediate_unsuccessful'));
    const { name: appName } = flow.app;
    const username = user?.username ?? '';
    return html(
      200,
      consentPage({ appName, orgName: org.data.orgName, username, scopes: flow.scopes, source: flow.id }),
    );
  }
  site.flows.close(flow);
  exchange.entry.note = 'code issued';
  const tokenFailure = session.failure === undefined ? undefined : FAILURES[session.failure];
  const code = site.tokens.issueCode({
    ...grant,
    redirectUri: flow.redirectUri,
    challenge: flow.challenge,
    nonce: flow.nonce,
    failure: tokenFailure?.stage === 'token' ? tokenFailure : undefined,
  });
  return goBack(flow.redirectUri, flow.state, { code });
}

/** Where users are pre-authorized, the administrator has said yes in their place. */
function mustAsk(site: Site, flow: Flow, grant: Grant): boolean {
  return flow.app.preAuthorized === undefined && (flow.forceConsent || !site.tokens.isApproved(grant));
}

/** Why this org does not even ask the user: asked-for failures, a failing user, app settings. */
function refusal(site: Site, flow: Flow, session: Session): Failure | undefined {
  const asked = site.failures.take('approval');
  if (asked !== undefined) return asked;
  const own = session.failure === undefined ? undefined : FAILURES[session.failure];
  if (own?.stage === 'approval') return own;
  const user = site.org(session.orgId)?.user(session.userId);
  if (user !== undefined && site.isApiOnly(user)) return failure('OAUTH_APPROVAL_ERROR_GENERIC');
  if (flow.app.preAuthorized?.includes(user?.username ?? '') === false)
    return failure('OAUTH_APP_ACCESS_DENIED');
  if (flow.app.orgId !== undefined && flow.app.orgId !== session.orgId)
    return failure('OAUTH_AUTHORIZATION_BLOCKED');
  if (!flow.scopes.every((scope) => flow.app.scopes.includes(scope)))
    return failure('OAUTH_APPROVAL_ERROR_GENERIC');
  return undefined;
}

function finishWith(site: Site, flow: Flow, end: Failure): Reply {
  site.flows.close(flow);
  if (end.show === 'page') return errorPage(end);
  return goBack(flow.redirectUri, flow.state, { error: end.error, error_description: end.description });
}

function goBack(redirectUri: string, state: string | undefined, params: Record<string, string>): Reply {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  if (state !== undefined) url.searchParams.set('state', state);
  return redirect(url.href);
}

const failure = (name: keyof typeof FAILURES): Failure => {
  const found = FAILURES[name];
  if (found === undefined) throw new Error(`No failure named ${name}`);
  return found;
};

function errorPage({ error, description }: Failure): Reply {
  const query = new URLSearchParams(
    error.startsWith('OAUTH_')
      ? { ErrorCode: error, ErrorDescription: description }
      : { error, error_description: description },
  );
  const path = error.startsWith('OAUTH_')
    ? '/_nc_external/identity/oauth/ui/AuthorizationError'
    : '/setup/secur/RemoteAccessErrorPage.apexp';
  return redirect(`${path}?${query}`);
}

/** The page a browser is left on when Salesforce does not send it back. */
export function showError(exchange: Exchange): Reply {
  const query = exchange.url.searchParams;
  exchange.entry.note = `oauth error page ${pathOf(exchange.url).slice(0, 40)}`;
  return html(
    200,
    oauthErrorPage(
      query.get('ErrorCode') ?? query.get('error') ?? 'unknown_error',
      query.get('ErrorDescription') ?? query.get('error_description') ?? '',
    ),
  );
}
