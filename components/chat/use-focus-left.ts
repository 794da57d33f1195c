import { useLayoutEffect } from 'react';

/** A card that was answered goes, and with it the button that had the focus: the conversation takes it. */
export function useFocusLeft(frame: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const card = frame.current;
    return () => {
      if (!card?.contains(document.activeElement)) return;
      card.closest<HTMLElement>('.chat-scroll')?.focus({ preventScroll: true });
    };
  }, [frame]);
}
