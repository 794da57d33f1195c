import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { Badge } from '../../ui/badge.tsx';

const WORDS = {
  production: 'options_kind_production',
  sandbox: 'options_kind_sandbox',
  scratch: 'options_kind_scratch',
  developer: 'options_kind_developer',
  trailhead: 'options_kind_trailhead',
  demo: 'options_kind_demo',
  // The safe mistake is to be too careful.
  unknown: 'options_kind_unknown',
} as const satisfies Record<Connection['kind'], string>;

export function KindBadge({ kind }: { kind: Connection['kind'] }): ReactElement {
  const careful = kind === 'production' || kind === 'unknown';
  return <Badge tone={careful ? 'warn' : 'plain'}>{t(WORDS[kind])}</Badge>;
}
