import { useCallback, useState } from 'react';
import { asProblem } from '../../lib/problem.ts';
import type { Run } from '../../lib/storage/run.ts';
import type { OpenPage, PanelSources } from './panel-sources.ts';
import { isStillPending, type PendingQuestion } from './pending-question.ts';

interface Ask {
  readonly pending: PendingQuestion | null;
  ask(text: string, page: OpenPage | null, origin: Run['origin'], agentId: string): void;
}

/** Sends questions. One is shown at once; `onRefused` gives its text back when it was not taken. */
export function useAsk(
  { send }: PanelSources,
  conversationId: string,
  runs: readonly Run[],
  onRefused: (text: string) => void,
): Ask {
  const [pending, setPending] = useState<(PendingQuestion & { conversationId: string }) | null>(null);
  const ask = useCallback(
    (text: string, page: OpenPage | null, origin: Run['origin'], agentId: string) => {
      const asked = { text, page: page?.context ?? null, runId: null, problem: null, conversationId };
      setPending(asked);
      const timeZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      const sent = page && { url: page.url, title: page.title };
      send('ask', { conversationId, text, page: sent, origin, timeZone, agentId }).then(
        ({ runId }) => setPending({ ...asked, runId }),
        (error: unknown) => {
          setPending({ ...asked, problem: asProblem(error) });
          onRefused(text);
        },
      );
    },
    [send, conversationId, onRefused],
  );
  const here = pending?.conversationId === conversationId ? pending : null;
  return { pending: isStillPending(here, runs) ? here : null, ask };
}
