import { createContext } from 'react';

/** What a part of an answer may ask of the thread it stands in. */
export interface ThreadHold {
  /** Stops following the end, until the reader goes there. */
  holdStill(): void;
}

export const ThreadContext = createContext<ThreadHold>({ holdStill: () => undefined });
