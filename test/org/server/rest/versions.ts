import type { ApiHandler } from './api-call.ts';
import { base, ok } from './api-call.ts';

const FIRST = 60;
const NEWEST = 68;
const SEASONS = ['Winter', 'Spring', 'Summer'] as const;

/** `GET /services/data`: v60.0 (Spring '24) to v68.0 (Winter '27); open to everybody. */
export const VERSIONS: readonly { label: string; url: string; version: string }[] = Array.from(
  { length: NEWEST - FIRST + 1 },
  (_, index) => {
    const number = FIRST + index;
    // Three releases a year; 59 was Winter '24.
    const since = number - 59;
    const season = SEASONS[since % 3];
    const year = 24 + Math.floor(since / 3);
    return { label: `${season} '${year}`, url: `/services/data/v${number}.0`, version: `${number}.0` };
  },
);

export const isVersion = (version: string): boolean => VERSIONS.some((known) => known.version === version);

/** `GET /services/data/vXX.0`: where the resources are. */
export const resources: ApiHandler = (call) =>
  ok({
    ...Object.fromEntries(NAMES.map((name) => [name, `${base(call)}/${name}`])),
    // Clients find out who they are from here: jsforce's identity() does.
    identity: call.identityUrl,
  });

const NAMES = [
  'composite',
  'limits',
  'parameterizedSearch',
  'query',
  'queryAll',
  'recent',
  'search',
  'sobjects',
  'ui-api',
];
