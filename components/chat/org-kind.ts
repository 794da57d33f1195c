import type { MessageKey } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';

interface KindLook {
  readonly words: MessageKey;
  /** Real data of a real company: an org whose kind is not known counts as one. */
  readonly careful: boolean;
}

const LOOKS: Readonly<Record<Connection['kind'], KindLook>> = {
  production: { words: 'chat_kind_production', careful: true },
  sandbox: { words: 'chat_kind_sandbox', careful: false },
  scratch: { words: 'chat_kind_scratch', careful: false },
  developer: { words: 'chat_kind_developer', careful: false },
  trailhead: { words: 'chat_kind_trailhead', careful: false },
  demo: { words: 'chat_kind_demo', careful: false },
  unknown: { words: 'approval_kind_unknown', careful: true },
};

export function kindLook(kind: Connection['kind']): KindLook {
  return LOOKS[kind];
}
