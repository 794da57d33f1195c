import type { OrgData } from '../contract.ts';
import { toId18 } from '../data/ids.ts';

/** A sandbox's org id: the production one with other characters in the middle. Rows keep their ids, as in a real copy. */
const sandboxId = (orgId: string): string => {
  const short = orgId.slice(0, 15).split('');
  short[4] = short[4] === '9' ? '8' : '9';
  return toId18(short.join('')) ?? orgId;
};

/** A full copy of an org as a sandbox: own org id, usernames with the sandbox's name behind them. */
export function asSandbox(data: OrgData, name: string): OrgData {
  return {
    orgId: sandboxId(data.orgId),
    orgName: data.orgName,
    users: data.users.map((user) => ({ ...user, username: `${user.username}.${name}` })),
    session: (userId) => data.session(userId),
  };
}
