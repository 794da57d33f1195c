import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { useActions } from './panel-actions.ts';

/** The org that answers, and what kind of org it is; a click leads to the connections. */
export function ConnectionLabel({
  connection,
}: {
  connection: Connection | null | undefined;
}): ReactElement | null {
  const { openOptions } = useActions();
  if (connection === undefined) return null;
  return (
    <button
      type="button"
      className="chat-org"
      title={connection ? `${connection.userName} · ${connection.myDomainHost}` : t('chat_connections_hint')}
      onClick={() => openOptions('connections')}
    >
      <span className="chat-org-dot" data-state={connection?.state ?? 'none'} />
      <span className="chat-ellipsis">{connection ? connection.orgName : t('chat_not_connected')}</span>
      {connection && <ConnectionBadge connection={connection} />}
    </button>
  );
}

const KINDS: Readonly<Record<Exclude<Connection['kind'], 'unknown'>, readonly [MessageKey, Tone]>> = {
  production: ['chat_kind_production', 'plain'],
  sandbox: ['chat_kind_sandbox', 'accent'],
  scratch: ['chat_kind_scratch', 'accent'],
  developer: ['chat_kind_developer', 'accent'],
  trailhead: ['chat_kind_trailhead', 'accent'],
  demo: ['chat_kind_demo', 'accent'],
};

function ConnectionBadge({ connection }: { connection: Connection }): ReactElement | null {
  if (connection.state === 'needs_login') return <Badge tone="warn">{t('chat_sign_in_needed')}</Badge>;
  if (connection.kind === 'unknown') return null;
  const [words, tone] = KINDS[connection.kind];
  return <Badge tone={tone}>{t(words)}</Badge>;
}
