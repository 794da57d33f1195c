import type { Agent } from '../storage/agents.ts';
import type { Policy } from '../storage/policy.ts';
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
 * tool's default; its object scope and the organisation's ceilings only tighten it. No agent any more: nothing.
 */
export function permissionOf(
  tool: Pick<Tool, 'name' | 'kind' | 'defaultPermission' | 'objectOf'>,
  input: unknown,
  agent: Pick<Agent, 'toolPermissions' | 'objectScope'> | null,
  policy: Pick<Policy, 'toolCeilings' | 'objectCeilings'>,
): Permission {
  if (!agent) return 'disabled';
  const writes = tool.kind === 'write' || tool.kind === 'destructive';
  const scopes = [
    own(agent.objectScope, tool.name),
    own(policy.objectCeilings, tool.name),
    writes ? own(policy.objectCeilings, '*') : null,
  ].filter((scope) => scope !== null);
  const inside =
    input === undefined ||
    scopes.length === 0 ||
    scopes.every((scope) => isInside(objectOf(tool, input), scope));
  return strictest(
    own(agent.toolPermissions, tool.name) ?? tool.defaultPermission,
    inside ? 'always_allow' : 'disabled',
    own(policy.toolCeilings, tool.name) ?? 'always_allow',
    own(policy.toolCeilings, '*') ?? 'always_allow',
  );
}

/** Never what every object has by its prototype. */
function own<T>(entries: Readonly<Record<string, T | null>>, name: string): T | null {
  return Object.hasOwn(entries, name) ? (entries[name] ?? null) : null;
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
