import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';

/** What the organisation decided for all connections. */
export function PolicyNotices(): ReactElement {
  const { policy } = useSettings();
  const { unreadable, allowedOrgs } = policy;
  return (
    <>
      {unreadable.length > 0 && (
        <Notice tone="warn" icon="alert" title={t('connections_policy_unreadable')}>
          <p>{t('connections_policy_unreadable_next')}</p>
          <p>
            <code className="cn-code">{unreadable.join(', ')}</code>
          </p>
        </Notice>
      )}
      {allowedOrgs && (
        <Notice
          icon="lock"
          title={t(allowedOrgs.length > 0 ? 'connections_policy_orgs' : 'connections_policy_no_orgs')}
        >
          {allowedOrgs.length > 0 && (
            <p>
              <code className="cn-code">{allowedOrgs.join(', ')}</code>
            </p>
          )}
          <SetByOrganisation />
        </Notice>
      )}
    </>
  );
}
