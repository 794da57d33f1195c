import { useRef } from 'react';

interface Refs {
  /** For `ref={…}` of the element that goes by this key. */
  of(key: string): (element: HTMLElement | null) => void;
  get(key: string): HTMLElement | undefined;
}

/** Elements by a key of their own, to take the focus to one of many. */
export function useRefs(): Refs {
  const elements = useRef(new Map<string, HTMLElement>());
  return {
    of: (key) => (element) => {
      if (element) elements.current.set(key, element);
      else elements.current.delete(key);
    },
    get: (key) => elements.current.get(key),
  };
}
