import { type ComponentType, useEffect, useState } from 'react';
import type { ThreadProps } from './thread.tsx';

type Loaded = { readonly Thread: ComponentType<ThreadProps> } | { readonly error: unknown };

/**
 * The thread, and with it all that draws answers. An empty chat is drawn without it, so it comes right after the first
 * paint and not before. No `lazy`: React would hold back what it brings for a third of a second.
 */
export function useThread(): ComponentType<ThreadProps> | null {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  useEffect(() => {
    let current = true;
    const set = (now: Loaded) => current && setLoaded(now);
    import('./thread.tsx').then(
      ({ default: Thread }) => set({ Thread }),
      (error: unknown) => set({ error }),
    );
    return () => {
      current = false;
    };
  }, []);
  if (loaded && 'error' in loaded) throw loaded.error;
  return loaded?.Thread ?? null;
}
