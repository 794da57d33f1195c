import { useSyncExternalStore } from 'react';

export const AREAS = ['connections', 'models', 'permissions', 'activity', 'privacy'] as const;
export type Area = (typeof AREAS)[number];

/** `#models`, `#/models`, `#models/anything` → models; whatever is not an area → the first. */
export function areaOf(hash: string): Area {
  const [name] = hash.replace(/^#\/?/, '').toLowerCase().split(/[/?]/);
  return AREAS.find((area) => area === name) ?? AREAS[0];
}

export function useArea(): Area {
  return useSyncExternalStore(
    (onChange) => {
      addEventListener('hashchange', onChange);
      return () => removeEventListener('hashchange', onChange);
    },
    () => areaOf(location.hash),
    () => AREAS[0],
  );
}
