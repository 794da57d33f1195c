import type { ReactElement, ReactNode } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { dayWords } from '../sharing/day-words.ts';

/** Who, where, and by what right. */
export function ConnectionFacts({
  connection,
  children,
}: {
  connection: Connection;
  /** The row of the API calls. */
  children: ReactNode;
}): ReactElement {
  const { userName, username, myDomainHost, kind, credential, connectedAt, sharedBy } = connection;
  const { scopes } = connection.signedInThrough ?? connection;
  return (
    <dl className="st-facts">
      <Fact name={t('options_user')}>
        {userName} <span className="st-muted">{username}</span>
      </Fact>
      <Fact name={t('options_my_domain')}>{myDomainHost}</Fact>
      {/* Where it is known, the badge says it. */}
      {kind === 'unknown' && <Fact name={t('connections_kind')}>{t('connections_kind_unknown')}</Fact>}
      <Fact name={t('connections_credential')}>
        {t(credential === 'private_key' ? 'connections_credential_key' : 'connections_credential_token')}
      </Fact>
      {sharedBy && (
        <Fact name={t('connections_shared_by')}>
          {t('connections_shared_by_at', sharedBy.name, dayWords(sharedBy.at))}
        </Fact>
      )}
      <Fact name={t('connections_api_calls')}>{children}</Fact>
      <Fact name={t('connections_scopes')}>
        {scopes ? <code className="cn-code">{scopes}</code> : t('connections_scopes_unknown')}
      </Fact>
      <Fact name={t('connections_since')}>{dayWords(connectedAt)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
