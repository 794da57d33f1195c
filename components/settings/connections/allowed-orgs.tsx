import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';

/** To which orgs the organisation lets anybody connect; nothing where it leaves that open. */
export function AllowedOrgs(): ReactElement | null {
  const { policy } = useSettings();
  const { allowedOrgs } = policy;
  if (allowedOrgs === null) return null;
  const some = allowedOrgs.length > 0;
  return (
    <Notice icon="lock" title={t(some ? 'connections_policy_orgs' : 'connections_policy_no_orgs')}>
      {some && (
        <p>
          <code className="cn-code">{allowedOrgs.join(', ')}</code>
        </p>
      )}
      <SetByOrganisation />
    </Notice>
  );
}
