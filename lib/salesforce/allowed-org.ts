import { type Problem, ProblemError, problem } from '../problem.ts';
import type { Connection } from '../storage/connection.ts';
import type { Policy } from '../storage/policy.ts';
import { isAllowedOrg } from '../storage/policy-orgs.ts';
import { orgOfUrl } from './hosts.ts';
import { normalizeLoginUrl } from './login-url.ts';
import type { SignInSettings } from './sign-in.ts';

/**
 * The app as the organisation lets it be used, with the scopes that it sets.
 * @throws ProblemError `policy_sign_in` for any other app
 */
export function allowedApp(app: SignInSettings, policy: Pick<Policy, 'signIns'>): SignInSettings {
  if (policy.signIns === null) return app;
  const meant = policy.signIns.find((allowed) => isSameApp(app, allowed));
  if (!meant) throw new ProblemError(problem('policy_sign_in', { action: 'open_connections' }));
  const { consumerKey, loginUrl, scopes } = meant;
  return { consumerKey, loginUrl, scopes };
}

/** Why a connection that is there already may not be used; null where it may. */
export function connectionRefusal(
  connection: Pick<
    Connection,
    'orgId' | 'orgName' | 'instanceUrl' | 'myDomainHost' | 'consumerKey' | 'loginUrl' | 'scopes'
  >,
  policy: Pick<Policy, 'signIns' | 'allowedOrgs'>,
): Problem | null {
  if (!isAllowedOrg({ orgId: connection.orgId, host: hostOf(connection.instanceUrl) }, policy.allowedOrgs)) {
    const subs = [connection.orgName || connection.myDomainHost];
    return problem('policy_org', { subs, action: 'open_connections' });
  }
  if (policy.signIns?.some((allowed) => isSameApp(connection, allowed)) === false)
    return problem('policy_sign_in', { action: 'open_connections' });
  return null;
}

/** Allowed ones go first, and one that is not never goes before one that only has to be signed in to again. */
export function allowedFirst(
  connections: readonly Connection[],
  policy: Pick<Policy, 'signIns' | 'allowedOrgs'>,
): readonly Connection[] {
  const forbidden = (connection: Connection) => connectionRefusal(connection, policy) !== null;
  return [
    ...connections.filter((connection) => !forbidden(connection)),
    ...connections.filter(forbidden).map((connection) => ({ ...connection, state: 'needs_login' as const })),
  ];
}

/** Where the calls go, and not what the row says of it. */
function hostOf(instanceUrl: string): string {
  return orgOfUrl(instanceUrl)?.myDomainHost ?? URL.parse(instanceUrl)?.hostname ?? '';
}

function isSameApp(
  app: Pick<SignInSettings, 'consumerKey' | 'loginUrl'>,
  allowed: Pick<SignInSettings, 'consumerKey' | 'loginUrl'>,
): boolean {
  if (app.consumerKey.trim() !== allowed.consumerKey) return false;
  try {
    return normalizeLoginUrl(app.loginUrl) === normalizeLoginUrl(allowed.loginUrl);
  } catch {
    // One of them is no address of Salesforce's: nobody signs in there.
    return false;
  }
}
