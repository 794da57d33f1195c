import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import type { Turn } from '../../lib/storage/run.ts';
import type { StreamedText } from './streamed-text.ts';

export const StreamContext = createContext<StreamedText | null>(null);

/** The newest text of a turn: from the stream while it streams, then as it is stored. */
export function useTurnText(turn: Turn): string {
  const stream = useContext(StreamContext);
  const { id, state } = turn;
  const subscribe = useCallback(
    (listener: () => void) => stream?.subscribe(id, listener) ?? noop,
    [stream, id],
  );
  const streamed = useSyncExternalStore(
    subscribe,
    () => stream?.textOf(id) ?? '',
    () => '',
  );
  useEffect(() => {
    if (state !== 'streaming') stream?.forget(id);
  }, [stream, id, state]);
  if (state !== 'streaming') return turn.text;
  // The stored text is saved now and then: the longer one is the newer one.
  return streamed.length >= turn.text.length ? streamed : turn.text;
}

function noop(): void {}
