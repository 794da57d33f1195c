import { useEffect, useState } from 'react';
import type { ShareSummary } from '../../../lib/storage/share.ts';
import { useSettings } from '../settings-context.ts';

export interface Provided {
  readonly name: string;
  readonly text: string;
  /** What it is; null while that is not known, because it wants a passphrase or is for somebody else. */
  readonly summary: ShareSummary | null;
}

/** The sealed shares that the organisation gave to everybody; those for this installation's key are looked into. */
export function useProvided(): readonly Provided[] {
  const { sources, policy } = useSettings();
  const { provided } = policy.sharing;
  const [seen, setSeen] = useState<ReadonlyMap<string, ShareSummary>>(new Map());
  useEffect(() => {
    let over = false;
    for (const { text } of provided) {
      sources.send('inspectShare', { text, passphrase: null }).then(
        (summary) => {
          if (!over) setSeen((now) => new Map(now).set(text, summary));
        },
        // What is wrong with it is said when somebody opens it.
        () => undefined,
      );
    }
    return () => {
      over = true;
    };
  }, [sources, provided]);
  return provided.map((each) => ({ ...each, summary: seen.get(each.text) ?? null }));
}
