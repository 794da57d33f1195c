import type { AgentAccess } from '../../components/settings/settings-sources.ts';
import {
  type Agent,
  DEFAULT_AGENT_ID,
  defaultAgent,
  readAgents,
  updateAgent,
  watchAgents,
} from '../../lib/storage/agents.ts';
import { watchFromNow } from './watch-from-now.ts';

const watchAll = watchFromNow(readAgents, watchAgents);

const theAgent = (agents: readonly Agent[]): Agent =>
  agents.find(({ id }) => id === DEFAULT_AGENT_ID) ?? defaultAgent();

export const agentAccess: AgentAccess = {
  watch: (onChange) => watchAll((agents) => onChange(theAgent(agents))),
  update: (change) => updateAgent(DEFAULT_AGENT_ID, change),
};
