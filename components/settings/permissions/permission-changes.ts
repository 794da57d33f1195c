import type { Agent } from '../../../lib/storage/agent.ts';
import type { Permission } from '../../../lib/tools/tool.ts';

type Change = (agent: Agent) => Agent;

export const setPermission =
  (tool: string, permission: Permission): Change =>
  (agent) => ({ ...agent, toolPermissions: { ...agent.toolPermissions, [tool]: permission } });

/** Null: any object. */
export const setObjectScope =
  (tool: string, objects: readonly string[] | null): Change =>
  (agent) => ({ ...agent, objectScope: { ...agent.objectScope, [tool]: objects && [...objects] } });

export const backToDefaults: Change = (agent) => ({ ...agent, toolPermissions: {}, objectScope: {} });
