import type { RunningOrg } from '../org/server/start.ts';

/** Every access and refresh token that the org gives out from now on. */
export function givenTokens(org: RunningOrg): ReadonlySet<string> {
  const given = new Set<string>();
  const store = org.site.tokens;
  const issue = store.issueAccess.bind(store);
  store.issueAccess = (family) => {
    const token = issue(family);
    given.add(token);
    if (family.refreshToken !== undefined) given.add(family.refreshToken);
    return token;
  };
  return given;
}
