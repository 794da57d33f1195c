import { ProblemError, problem } from '../../lib/problem.ts';
import { allowedApp, connectionRefusal } from '../../lib/salesforce/allowed-org.ts';
import type { OrgAccess } from '../../lib/salesforce/org-access.ts';
import type { SignInSettings } from '../../lib/salesforce/sign-in.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { readPolicy } from '../../lib/storage/policy.ts';
import { maySetUpSharing } from '../../lib/storage/policy-sharing.ts';
import { sharingIdentity } from '../../lib/storage/sharing-identity.ts';

/**
 * What the organisation lets be done with Salesforce, asked at the moment of doing it: what stands in storage may have
 * been changed by hand.
 */

/** @throws ProblemError `policy_sign_in` for an app that the organisation does not name */
export async function appUnderPolicy(app: SignInSettings): Promise<SignInSettings> {
  return allowedApp(app, await readPolicy());
}

/** An account that signed in before the organisation named its apps goes on through one of those. */
export async function appToSignInAgain(connection: Connection): Promise<SignInSettings> {
  const policy = await readPolicy();
  const [first] = policy.signIns ?? [];
  const sameLogin = policy.signIns?.find(({ loginUrl }) => loginUrl === connection.loginUrl);
  const refused = connectionRefusal(connection, { ...policy, allowedOrgs: null });
  return allowedApp((refused && (sameLogin ?? first)) || connection, policy);
}

/** @throws ProblemError where the connection may not be used */
export async function refuseForbidden(connection: Connection): Promise<void> {
  const refusal = connectionRefusal(connection, await readPolicy());
  if (refusal) throw new ProblemError(refusal);
}

/** Which org it is shows only after the sign-in: one that is not allowed is signed out of again. */
export async function keepAllowed(connection: Connection, orgs: OrgAccess): Promise<Connection> {
  const refusal = connectionRefusal(connection, await readPolicy());
  if (!refusal) return connection;
  await orgs.disconnect(connection.id);
  throw new ProblemError(refusal);
}

/** @throws ProblemError `policy_sharing` where this installation may not set up shared connections */
export async function refuseSharing(): Promise<void> {
  const policy = await readPolicy();
  // The key pair is made at first use: not where nobody asks for it.
  const key = policy.sharing.setUpBy === 'administrators' ? (await sharingIdentity()).publicKey : null;
  if (!maySetUpSharing(policy, key))
    throw new ProblemError(problem('policy_sharing', { action: 'open_connections' }));
}
