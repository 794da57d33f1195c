import { useCallback, useState } from 'react';
import { useWatched } from '../../ui/use-watched.ts';
import { useSettings } from '../settings-context.ts';

export type Asking = 'asking' | 'refused';

export interface HostRequests {
  /** In the click itself: the browser forgets whose wish it was at the first await. */
  ask(pattern: string): Promise<boolean>;
  asked(pattern: string): Asking | null;
}

/** What became of the browser's own questions, by match pattern. */
export function useHostRequests(): HostRequests {
  const { sources } = useSettings();
  const [states, setStates] = useState<Readonly<Record<string, Asking | null>>>({});
  const mark = (pattern: string, state: Asking | null) =>
    setStates((before) => ({ ...before, [pattern]: state }));
  return {
    async ask(pattern) {
      const answer = sources.hosts.request(pattern);
      mark(pattern, 'asking');
      const granted = await answer.catch(() => false);
      mark(pattern, granted ? null : 'refused');
      return granted;
    },
    asked: (pattern) => states[pattern] ?? null,
  };
}

/** Whether the extension may reach what the pattern covers; undefined until the browser has said. */
export function useHostAllowed(pattern: string | null): boolean | undefined {
  const { sources } = useSettings();
  const watch = useCallback(
    (onChange: (allowed: boolean) => void) =>
      pattern ? sources.hosts.watch(pattern, onChange) : () => undefined,
    [sources, pattern],
  );
  return useWatched(watch);
}
