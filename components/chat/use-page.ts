import { useEffect, useState } from 'react';
import { useWatched } from '../ui/use-watched.ts';
import type { OpenPage, PanelSources } from './panel-sources.ts';

export interface AttachedPage {
  /** What the chip shows; undefined until the browser has told. */
  readonly page: OpenPage | null | undefined;
  /** Whether it goes with the next question. */
  readonly attached: boolean;
  /** The page was attached from the context menu, and does not follow the tabs. */
  readonly pinned: boolean;
  remove(): void;
  attach(): void;
  /** The question was sent: a page attached by hand was for that one. */
  sent(): void;
}

/** The page that goes with the next question: the one in front, unless another was attached or it was removed. */
export function usePage({ watchActivePage, watchPendingPage }: PanelSources): AttachedPage {
  const front = useWatched(watchActivePage);
  const [pinned, setPinned] = useState<OpenPage | null>(null);
  const [removed, setRemoved] = useState(false);

  useEffect(
    () =>
      watchPendingPage((page) => {
        setPinned(page);
        setRemoved(false);
      }),
    [watchPendingPage],
  );
  return {
    page: pinned ?? front,
    attached: !removed,
    pinned: pinned !== null,
    // The first click takes away what was attached by hand; the page in front is another matter.
    remove: () => (pinned ? setPinned(null) : setRemoved(true)),
    attach: () => setRemoved(false),
    sent: () => setPinned(null),
  };
}
