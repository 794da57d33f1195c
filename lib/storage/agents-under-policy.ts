import type { Agent } from './agent.ts';
import { DEFAULT_AGENT_ID, isOfPolicy } from './agents.ts';
import type { Policy } from './policy.ts';

/**
 * The agents in force: the organisation's first, then the user's own where they are allowed. Where they are not, the
 * default one stays as long as nothing was deployed in its place, so that there is somebody to ask.
 */
export function agentsUnderPolicy(
  stored: readonly Agent[],
  policy: Pick<Policy, 'agents' | 'ownAgents'>,
): readonly Agent[] {
  const deployed = policy.agents ?? [];
  const own = stored.filter(({ id }) => !isOfPolicy(id));
  if (policy.ownAgents) return [...deployed, ...own];
  return deployed.length > 0 ? deployed : own.filter(({ id }) => id === DEFAULT_AGENT_ID);
}
