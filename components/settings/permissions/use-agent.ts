import { useEffect, useState } from 'react';
import type { Agent } from '../../../lib/storage/agent.ts';
import { createSaver, type Saver } from '../saver.ts';
import { useSettings } from '../settings-context.ts';

interface EditedAgent {
  /** Undefined until it was read. */
  readonly agent: Agent | undefined;
  readonly saver: Saver<Agent>;
  change(change: (agent: Agent) => Agent): void;
}

/** The agent as the user set it, shown at once and saved right after. */
export function useAgent(id: string): EditedAgent {
  const { agents } = useSettings().sources;
  const [agent, setAgent] = useState<Agent>();
  const [saver] = useState(() =>
    createSaver<Agent>({ update: (change) => agents.update(id, change), onSaved: setAgent }),
  );
  useEffect(() => agents.watch((all) => setAgent(all.find((each) => each.id === id))), [agents, id]);
  return {
    agent,
    saver,
    change(change) {
      setAgent((before) => before && change(before));
      void saver.now(change);
    },
  };
}
