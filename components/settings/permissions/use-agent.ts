import { useEffect, useState } from 'react';
import type { Agent } from '../../../lib/storage/agents.ts';
import { createSaver, type Saver } from '../saver.ts';
import { useSettings } from '../settings-context.ts';

interface EditedAgent {
  /** Undefined until it was read. */
  readonly agent: Agent | undefined;
  readonly saver: Saver<Agent>;
  change(change: (agent: Agent) => Agent): void;
}

/** The agent as the user set it, shown at once and saved right after. */
export function useAgent(): EditedAgent {
  const { agents } = useSettings().sources;
  const [agent, setAgent] = useState<Agent>();
  const [saver] = useState(() => createSaver<Agent>({ update: agents.update, onSaved: setAgent }));
  useEffect(() => agents.watch(setAgent), [agents]);
  return {
    agent,
    saver,
    change(change) {
      setAgent((before) => before && change(before));
      void saver.now(change);
    },
  };
}
