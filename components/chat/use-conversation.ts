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
  /** Null begins a new one. */
  open(id: string | null): void;
}

const WRITE_AFTER_MS = 250;

/** The chat that is open and what is half typed into it; both outlive the panel's closing. */
export function useConversation(sources: PanelSources): OpenConversation {
  const { watchRuns, readMemory, writeMemory } = sources;
  const [id, setId] = useState(() => crypto.randomUUID() as string);
  const [draft, setDraft] = useState('');
  const [remembered, setRemembered] = useState(false);
  const [seen, setSeen] = useState<{ id: string; runs: readonly Run[] } | null>(null);

  useEffect(() => {
    let current = true;
    const apply = (memory: PanelMemory) => {
      if (!current) return;
      if (memory.conversationId) setId(memory.conversationId);
      // Somebody may have been faster than the memory.
      setDraft((typed) => typed || memory.draft);
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
    const write = () => writeMemory({ conversationId: id, draft });
    const timer = setTimeout(write, WRITE_AFTER_MS);
    // The panel may be closed in the quarter second after the last key.
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', write);
    };
  }, [remembered, id, draft, writeMemory]);

  useEffect(() => {
    if (remembered) return watchRuns(id, (runs) => setSeen({ id, runs }));
  }, [remembered, id, watchRuns]);

  const open = useCallback((next: string | null) => setId(next ?? crypto.randomUUID()), []);
  const ready = seen?.id === id;
  return { id, runs: ready ? seen.runs : NO_RUNS, ready, draft, setDraft, open };
}

const NO_RUNS: readonly Run[] = [];
