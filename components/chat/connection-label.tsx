import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { useActions } from './panel-actions.ts';

/** The org that answers, what kind of org it is, and whose account that is; a click leads to the connections. */
export function ConnectionLabel(): ReactElement | null {
  const { connection, openOptions } = useActions();
  if (connection === undefined) return null;
  return (
    <button
      type="button"
      className="chat-org"
      title={connection ? hint(connection) : t('chat_connections_hint')}
      onClick={() => openOptions('connections')}
    >
      <span className="chat-org-dot" data-state={connection?.state ?? 'none'} />
      <span className="chat-ellipsis">
        {connection ? <bdi>{connection.orgName}</bdi> : t('chat_not_connected')}
      </span>
      {connection && <ConnectionBadge connection={connection} />}
      {connection?.method === 'shared' && (
        // One's own account goes without saying; one that others act as too does not.
        <span className="chat-ellipsis chat-org-shared">{t('chat_shared', connection.userName)}</span>
      )}
    </button>
  );
}

/** An agent without the connector answers from nobody's org. */
export function NoConnector(): ReactElement {
  const { openOptions } = useActions();
  return (
    <button
      type="button"
      className="chat-org"
      title={t('chat_agents_manage')}
      onClick={() => openOptions('agents')}
    >
      <span className="chat-org-dot" data-state="none" />
      <span className="chat-ellipsis">{t('chat_no_connector')}</span>
    </button>
  );
}

function hint({ userName, myDomainHost, sharedBy }: Connection): string {
  const who = sharedBy ? t('chat_shared_hint', userName, sharedBy.name) : userName;
  return `${who} · ${myDomainHost}`;
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
  if (connection.state === 'needs_login') return <Badge tone="warn">{badgeWords(connection)}</Badge>;
  if (connection.kind === 'unknown') return null;
  const [words, tone] = KINDS[connection.kind];
  return <Badge tone={tone}>{t(words)}</Badge>;
}

/** To a copy nobody can sign in. */
function badgeWords({ sharedBy }: Connection): string {
  return t(sharedBy ? 'chat_shared_ended' : 'chat_sign_in_needed');
}
