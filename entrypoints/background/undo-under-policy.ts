import { permissionOf } from '../../lib/agent/permissions.ts';
import { ProblemError, problem } from '../../lib/problem.ts';
import { readPolicy } from '../../lib/storage/policy.ts';
import { readUndo } from '../../lib/storage/undos.ts';
import { toolNamed } from '../../lib/tools/registry.ts';
import type { UndoCall } from '../../lib/tools/tool.ts';

/**
 * The call that takes a write back. The user's click allows it, whatever the agent may do; what the organisation forbids
 * is not done by Undo either: taking a new record back deletes it.
 * @throws ProblemError `policy_tool`
 */
export async function readAllowedUndo(stepId: string): Promise<UndoCall | null> {
  const call = await readUndo(stepId);
  const tool = call && toolNamed(call.tool);
  if (!tool) return call;
  const clicked = { toolPermissions: { [tool.name]: 'always_allow' as const }, objectScope: {} };
  if (permissionOf(tool, call.input, clicked, await readPolicy()) === 'disabled')
    throw new ProblemError(problem('policy_tool', { subs: [tool.name] }));
  return call;
}
