import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type Problem } from '../../../lib/problem.ts';

export interface Request {
  readonly busy: boolean;
  /** Why the last one did not get through. */
  readonly problem: Problem | null;
  /** Sends unless one is under way. */
  send(request: () => Promise<unknown>): void;
}

/** What was asked for shows within moments; a card that nothing came of can be used again. */
const GIVE_UP_MS = 10_000;

/**
 * One click, one request. It stays busy after the answer until `face`, what the card shows, has changed: between the two
 * a second click would be to the same thing again.
 */
export function useRequest(face: string): Request {
  const [state, setState] = useState<{ busy: boolean; problem: Problem | null }>(IDLE);
  // State is a render late: two clicks can come before it.
  const flying = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it shows has changed, so something came of it
  useEffect(() => {
    flying.current = false;
    setState(IDLE);
    return () => clearTimeout(timer.current);
  }, [face]);

  const send = useCallback((request: () => Promise<unknown>) => {
    if (flying.current) return;
    flying.current = true;
    setState({ busy: true, problem: null });
    const free = (problem: Problem | null) => {
      flying.current = false;
      setState({ busy: false, problem });
    };
    request().then(
      () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => free(null), GIVE_UP_MS);
      },
      (error: unknown) => free(asProblem(error)),
    );
  }, []);
  return { ...state, send };
}

const IDLE = { busy: false, problem: null };
