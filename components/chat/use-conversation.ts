import { useCallback, useEffect, useState } from 'react';
import type { Run } from '../../lib/storage/run.ts';
import type { PanelMemory, PanelSources } from './panel-sources.ts';

export interface OpenConversation {
  readonly id: string;
  readonly runs: readonly Run[];
  /** Its runs were read: an empty one really is empty. */
  readonly ready: boolean;
  readonly draft: string;
  setDraft(draft: string): void;
  /** Who was chosen to answer in this window. */
  readonly agentId: string | null;
  chooseAgent(id: string): void;
  /** Null begins a new one. */
  open(id: string | null): void;
}

const WRITE_AFTER_MS = 250;

/** The chat that is open, what is half typed into it and who answers; all of it outlives the panel's closing. */
export function useConversation(sources: PanelSources): OpenConversation {
  const { watchRuns, readMemory, writeMemory } = sources;
  const [id, setId] = useState(() => crypto.randomUUID() as string);
  const [draft, setDraft] = useState('');
  const [agentId, chooseAgent] = useState<string | null>(null);
  const [remembered, setRemembered] = useState(false);
  const [seen, setSeen] = useState<{ id: string; runs: readonly Run[] } | null>(null);

  useEffect(() => {
    let current = true;
    const apply = (memory: PanelMemory) => {
      if (!current) return;
      if (memory.conversationId) setId(memory.conversationId);
      // Somebody may have been faster than the memory.
      setDraft((typed) => typed || memory.draft);
      chooseAgent((chosen) => chosen ?? memory.agentId);
    };
    readMemory()
      .then(apply, () => undefined)
      .then(() => current && setRemembered(true));
    return () => {
      current = false;
    };
  }, [readMemory]);

  useEffect(() => {
    if (!remembered) return;
    const write = () => writeMemory({ conversationId: id, draft, agentId });
    const timer = setTimeout(write, WRITE_AFTER_MS);
    // The panel may be closed in the quarter second after the last key.
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', write);
    };
  }, [remembered, id, draft, agentId, writeMemory]);

  useEffect(() => {
    if (remembered) return watchRuns(id, (runs) => setSeen({ id, runs }));
  }, [remembered, id, watchRuns]);

  const open = useCallback((next: string | null) => setId(next ?? crypto.randomUUID()), []);
  const ready = seen?.id === id;
  return { id, runs: ready ? seen.runs : NO_RUNS, ready, draft, setDraft, agentId, chooseAgent, open };
}

const NO_RUNS: readonly Run[] = [];
