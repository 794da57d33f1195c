import type { Agent } from '../storage/agents.ts';
import type { Permission, Tool } from '../tools/tool.ts';

const STRICTNESS: readonly Permission[] = ['always_allow', 'needs_approval', 'disabled'];

/** Disabled beats Needs Approval beats Always Allow; nothing loosens. */
export function strictest(...permissions: readonly Permission[]): Permission {
  return permissions.reduce(
    (a, b) => (STRICTNESS.indexOf(b) > STRICTNESS.indexOf(a) ? b : a),
    'always_allow',
  );
}

/**
 * What an agent may do with a tool, or, given its parsed input, with one call. The agent's setting takes the place of the
 * tool's default; ceilings and the object scope only tighten it. No agent any more: nothing.
 */
export function permissionOf(
  tool: Pick<Tool, 'name' | 'kind' | 'defaultPermission' | 'objectOf'>,
  input: unknown,
  agent: Pick<Agent, 'toolPermissions' | 'objectScope'> | null,
  ceilings: readonly (Permission | null)[] = [],
): Permission {
  if (!agent) return 'disabled';
  const chosen =
    (Object.hasOwn(agent.toolPermissions, tool.name) && agent.toolPermissions[tool.name]) || null;
  const scope = Object.hasOwn(agent.objectScope, tool.name) ? (agent.objectScope[tool.name] ?? null) : null;
  const inside = input === undefined || scope === null || isInside(objectOf(tool, input), scope);
  return strictest(
    chosen ?? tool.defaultPermission,
    inside ? 'always_allow' : 'disabled',
    ...ceilings.flatMap((ceiling) => ceiling ?? []),
  );
}

/** A call that does not say which object it touches is outside of every scope. */
function isInside(object: unknown, scope: readonly string[]): boolean {
  return (
    typeof object === 'string' && scope.some((name) => name.toLowerCase() === object.trim().toLowerCase())
  );
}

function objectOf(tool: Pick<Tool, 'objectOf'>, input: unknown): unknown {
  return tool.objectOf ? tool.objectOf(input) : (input as { object?: unknown } | null)?.object;
}
