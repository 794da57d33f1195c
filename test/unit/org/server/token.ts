import type { RunningOrg } from '../../../org/server/start.ts';

/** An access token without the sign-in, for tests of what comes after it. */
export function tokenFor(
  org: RunningOrg,
  options: { scopes?: string[]; orgIndex?: number; user?: number } = {},
): string {
  const { scopes = ['full'], orgIndex = 0, user = 0 } = options;
  const of = org.orgs[orgIndex];
  const userId = of?.users[user]?.id;
  if (of === undefined || userId === undefined) throw new RangeError('No such org or user');
  const family = org.site.tokens.openFamily({ orgId: of.orgId, userId, clientId: org.clientId, scopes });
  return org.site.tokens.issueAccess(family);
}
