import { useEffect, useMemo, useState } from 'react';
import type { Agent } from '../../lib/storage/agent.ts';
import { type CurrentAgent, currentAgent } from './current-agent.ts';
import type { OpenConversation } from './use-conversation.ts';

/** Who answers in the open chat; null until that is known. While another chat is read, nobody else's name flickers by. */
export function useCurrentAgent(
  agents: readonly Agent[] | undefined,
  { runs, ready, agentId }: Pick<OpenConversation, 'runs' | 'ready' | 'agentId'>,
): CurrentAgent | null {
  const [shown, setShown] = useState<CurrentAgent | null>(null);
  const begun = runs.at(-1)?.agent;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of a run brings its agent anew
  const now = useMemo(
    () => (agents && ready ? currentAgent(agents, agentId, begun ?? null) : null),
    [agents, ready, agentId, begun?.id, begun?.name],
  );
  useEffect(() => {
    if (now) setShown(now);
  }, [now]);
  return now ?? shown;
}
