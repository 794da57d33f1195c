import { t } from '../../lib/i18n.ts';
import type { Agent } from '../../lib/storage/agent.ts';
import type { Run } from '../../lib/storage/run.ts';

/** Who answers in a chat. */
export interface CurrentAgent {
  /** Null: the one that the chat began with is no more, or there is none at all. */
  readonly agent: Agent | null;
  readonly name: string;
}

/** A chat goes on with the agent that it began with; a new one begins with the chosen one, else with the first. */
export function currentAgent(
  agents: readonly Agent[],
  chosenId: string | null,
  begunWith: Run['agent'] | null,
): CurrentAgent {
  const byId = (id: string) => agents.find((agent) => agent.id === id);
  if (begunWith) {
    const agent = byId(begunWith.id) ?? null;
    return { agent, name: agent?.name ?? begunWith.name };
  }
  const agent = (chosenId !== null && byId(chosenId)) || agents[0] || null;
  return { agent, name: agent?.name ?? t('agent_default_name') };
}
