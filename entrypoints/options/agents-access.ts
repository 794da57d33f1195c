import type { AgentsAccess } from '../../components/settings/settings-sources.ts';
import {
  addAgents,
  moveAgent,
  readAgents,
  removeAgent,
  updateAgent,
  watchAgents,
} from '../../lib/storage/agents.ts';
import { watchFromNow } from './watch-from-now.ts';

export const agentsAccess: AgentsAccess = {
  watch: watchFromNow(readAgents, watchAgents),
  update: updateAgent,
  add: addAgents,
  remove: removeAgent,
  move: moveAgent,
};
