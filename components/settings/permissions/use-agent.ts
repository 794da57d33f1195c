import { useEffect, useState } from 'react';
import type { Agent } from '../../../lib/storage/agent.ts';
import { createSaver, type Saver } from '../saver.ts';
import { useSettings } from '../settings-context.ts';

export interface EditedAgent {
  /** Undefined until it was read; null where it is no more. */
  readonly agent: Agent | null | undefined;
  readonly saver: Saver<Agent>;
  change(change: (agent: Agent) => Agent): void;
}

/** The agent as the user set it, shown at once and saved right after. For one id as long as it is drawn. */
export function useAgent(id: string): EditedAgent {
  const { agents } = useSettings().sources;
  const [agent, setAgent] = useState<Agent | null>();
  const [saver] = useState(() =>
    createSaver<Agent>({ update: (change) => agents.update(id, change), onSaved: setAgent }),
  );
  useEffect(() => agents.watch((all) => setAgent(all.find((each) => each.id === id) ?? null)), [agents, id]);
  useEffect(() => {
    const turnAway = () => void saver.flush();
    const leave = (event: BeforeUnloadEvent) => {
      if (saver.state().status === 'failed') event.preventDefault();
    };
    document.addEventListener('visibilitychange', turnAway);
    addEventListener('beforeunload', leave);
    return () => {
      document.removeEventListener('visibilitychange', turnAway);
      removeEventListener('beforeunload', leave);
      void saver.flush();
    };
  }, [saver]);
  return {
    agent,
    saver,
    change(change) {
      setAgent((before) => before && change(before));
      void saver.now(change);
    },
  };
}
