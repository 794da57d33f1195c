import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { PinnedOrg } from '../../../lib/storage/run.ts';
import { Badge } from '../../ui/badge.tsx';
import { Icon } from '../../ui/icon.tsx';
import { kindLook } from '../org-kind.ts';
import { useActions } from '../panel-actions.ts';
import { plainLine } from './plain-text.ts';

/** Where it would be done and as whom (invariant I8); an org with real customers in it stands out. */
export function OrgLine({ org }: { org: PinnedOrg }): ReactElement {
  const { connections } = useActions();
  const connection = connections.find(({ id }) => id === org.connectionId);
  const { words, careful } = kindLook(connection?.kind ?? 'unknown');
  return (
    <p className="approval-org" data-careful={careful || undefined} title={org.myDomainHost}>
      <Icon name="cloud" size={14} />
      <bdi className="approval-org-name">{plainLine(org.orgName)}</bdi>
      <Badge tone={careful ? 'danger' : 'accent'}>{t(words)}</Badge>
      <span className="approval-user">
        {t('approval_as')} <bdi>{plainLine(org.userName)}</bdi>
        {connection?.method === 'shared' && <SharedBy connection={connection} />}
      </span>
    </p>
  );
}

/** What is changed stands in Salesforce under the name of an account that others act as too. */
function SharedBy({ connection: { sharedBy } }: { connection: Connection }): ReactElement {
  if (!sharedBy) return <> {t('approval_shared')}</>;
  return (
    <>
      {t('approval_shared_by')} <bdi>{plainLine(sharedBy.name)}</bdi>
    </>
  );
}
