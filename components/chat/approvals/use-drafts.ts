import { useCallback, useState } from 'react';
import type { Drafts } from './edits.ts';

/** What was typed on cards that are out of sight: another chat is open, or the card is about to come back. */
const kept = new Map<string, Drafts>();
const MOST_KEPT = 20;

/** The values that were typed on a step's card; they outlive its being drawn anew. */
export function useDrafts(stepId: string): {
  readonly drafts: Drafts;
  set(key: string, draft: string): void;
  clear(): void;
} {
  const [drafts, setDrafts] = useState<Drafts>(() => kept.get(stepId) ?? NONE);
  const set = useCallback(
    (key: string, draft: string) =>
      setDrafts((now) => {
        const next = { ...now, [key]: draft };
        keep(stepId, next);
        return next;
      }),
    [stepId],
  );
  const clear = useCallback(() => {
    forgetDrafts(stepId);
    setDrafts(NONE);
  }, [stepId]);
  return { drafts, set, clear };
}

const NONE: Drafts = {};

/** Not to be offered again; what a card shows stays as it is. */
export function forgetDrafts(stepId: string): void {
  kept.delete(stepId);
}

function keep(stepId: string, drafts: Drafts): void {
  kept.delete(stepId);
  kept.set(stepId, drafts);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
}
