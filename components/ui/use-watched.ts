import { useEffect, useState } from 'react';

export type Stop = () => void;

/**
 * What a source says now; undefined until it has spoken. `watch` calls back at once and at every change; it is
 * subscribed to anew when it becomes another function, so give a stable one.
 */
export function useWatched<T>(watch: (onChange: (value: T) => void) => Stop): T | undefined {
  const [seen, setSeen] = useState<{ watch: typeof watch; value: T } | null>(null);
  useEffect(() => watch((value) => setSeen({ watch, value })), [watch]);
  // What another subscription said is not an answer to this one.
  return seen?.watch === watch ? seen.value : undefined;
}
