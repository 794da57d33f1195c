import type { AgentsAccess } from '../../components/settings/settings-sources.ts';
import { readAgents, updateAgent, watchAgents } from '../../lib/storage/agents.ts';
import { watchFromNow } from './watch-from-now.ts';

const later = async () => {
  throw new Error('In the making');
};

export const agentsAccess: AgentsAccess = {
  watch: watchFromNow(readAgents, watchAgents),
  update: updateAgent,
  add: later,
  remove: later,
  move: later,
};
