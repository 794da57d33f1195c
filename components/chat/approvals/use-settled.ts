import { useEffect, useState } from 'react';

/** Long enough for a click that was meant for what stood there before, or the second half of a double click. */
const SETTLE_MS = 500;

/**
 * False for a moment after `face`, what the card shows, came up or changed. Nobody can have read it yet, so nobody can
 * have meant to approve it.
 */
export function useSettled(face: string): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(face), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [face]);
  return seen === face;
}
