import type { Permission, Tool } from '../tools/tool.ts';

const STRICTNESS: readonly Permission[] = ['always_allow', 'needs_approval', 'disabled'];

/** Disabled beats Needs Approval beats Always Allow; nothing loosens. */
export function strictest(...permissions: readonly Permission[]): Permission {
  return permissions.reduce((a, b) => (STRICTNESS.indexOf(b) > STRICTNESS.indexOf(a) ? b : a), 'always_allow');
}

/** What each layer says of a tool: managed policy, the agent's setting. A layer that says nothing leaves it be. */
export type PermissionLayer = (tool: Tool) => Permission | null;

/** The agent's setting takes the place of the tool's default; every other layer can only tighten it. */
export function permissionOf(tool: Tool, agent: PermissionLayer, ceilings: readonly PermissionLayer[]): Permission {
  const chosen = agent(tool) ?? tool.defaultPermission;
  return strictest(chosen, ...ceilings.flatMap((layer) => layer(tool) ?? []));
}
