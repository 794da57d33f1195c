import { PERMISSIONS } from '../../../lib/storage/agent.ts';
import type { Policy } from '../../../lib/storage/policy.ts';
import { TOOL_NAMES } from '../../../lib/storage/policy-tools.ts';
import type { Permission } from '../../../lib/tools/tool.ts';

/** Every respect in which one policy allows what another does not; independent of how they are followed. */
export function looserThan(policy: Policy, than: Policy): readonly string[] {
  const looser: string[] = [];
  const check = (name: string, fine: boolean) => {
    if (!fine) looser.push(name);
  };
  const within = (a: readonly string[] | null, b: readonly string[] | null) =>
    b === null || (a?.every((entry) => b.includes(entry)) ?? false);
  const apps = ({ signIns }: Policy) =>
    signIns?.map(({ consumerKey, loginUrl, scopes }) => [consumerKey, loginUrl, scopes].join(' ')) ?? null;

  check('signIns', within(apps(policy), apps(than)));
  check('allowedOrgs', within(policy.allowedOrgs, than.allowedOrgs));
  check('allowedProviders', within(policy.allowedProviders, than.allowedProviders));
  check('ownAgents', than.ownAgents || !policy.ownAgents);
  check('agents', !than.agents?.length || (policy.agents?.length ?? 0) > 0);
  for (const [index, agent] of (than.agents ?? []).entries()) {
    const now = policy.agents?.[index];
    for (const tool of Object.keys(agent.toolPermissions)) {
      const fine = !now?.salesforce || rank(now.toolPermissions[tool]) >= rank(agent.toolPermissions[tool]);
      check(`agents[${index}].${tool}`, fine);
    }
    for (const [tool, scope] of Object.entries(agent.objectScope))
      check(
        `agents[${index}].scope.${tool}`,
        !now?.salesforce || within(objects(now.objectScope[tool]), scope),
      );
  }
  for (const tool of [...TOOL_NAMES, '*']) {
    check(`toolCeilings.${tool}`, ceiling(policy, tool) >= ceiling(than, tool));
    for (const key of [tool, '*']) {
      const allowed = ({ objectCeilings }: Policy) => objects(objectCeilings[key]);
      check(`objectCeilings.${key}`, within(allowed(policy), allowed(than)));
    }
  }
  const setUp = ['everyone', 'administrators', 'nobody'];
  check('setUpBy', setUp.indexOf(policy.sharing.setUpBy) >= setUp.indexOf(than.sharing.setUpBy));
  check('administrators', within(policy.sharing.administrators, than.sharing.administrators));
  const texts = (of: Policy) => of.sharing.provided.map(({ text }) => text);
  check('provided', within(texts(policy), texts(than)));
  check('history', !than.history || (policy.history !== null && (than.history.keep || !policy.history.keep)));
  check('activityDays', !than.activityDays || (policy.activityDays ?? 0) >= than.activityDays);
  return looser;
}

/** What is no name allows nothing. */
const objects = (names: readonly string[] | null | undefined) =>
  names?.filter((name) => /^\w+$/.test(name)) ?? null;

const rank = (permission: Permission | undefined) =>
  permission === undefined ? -1 : PERMISSIONS.indexOf(permission);

const ceiling = ({ toolCeilings }: Policy, tool: string) =>
  Math.max(rank(toolCeilings[tool]), rank(toolCeilings['*']));
