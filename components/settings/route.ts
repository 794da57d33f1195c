import { useSyncExternalStore } from 'react';

export const AREAS = [
  'agents',
  'connections',
  'models',
  'permissions',
  'usage',
  'activity',
  'privacy',
  'trouble',
  'welcome',
] as const;
export type Area = (typeof AREAS)[number];

/** What the navigation offers; the other pages are led to from where they are needed. */
export const NAV_AREAS = AREAS.filter((area) => area !== 'trouble' && area !== 'welcome');

const FIRST: Area = 'connections';

/** `#models`, `#/models`, `#models/anything` → models; whatever is not an area → the connections. */
export function areaOf(hash: string): Area {
  const [name] = hash.replace(/^#\/?/, '').toLowerCase().split(/[/?]/);
  return AREAS.find((area) => area === name) ?? FIRST;
}

/** What follows the area: `#agents/a1` → `a1`, `#trouble/OAUTH_APP_BLOCKED` → the code. Null where nothing does. */
export function placeOf(hash: string): string | null {
  const [, place] = hash.replace(/^#\/?/, '').split(/[/?]/);
  if (!place) return null;
  try {
    return decodeURIComponent(place);
  } catch {
    return null;
  }
}

export function usePlace(): string | null {
  return useSyncExternalStore(
    onHash,
    () => placeOf(location.hash),
    () => null,
  );
}

function onHash(onChange: () => void): () => void {
  addEventListener('hashchange', onChange);
  return () => removeEventListener('hashchange', onChange);
}

export function useArea(): Area {
  return useSyncExternalStore(
    onHash,
    () => areaOf(location.hash),
    () => FIRST,
  );
}
