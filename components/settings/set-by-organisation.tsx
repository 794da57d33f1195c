import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { useSettings } from './settings-context.ts';

/** Says beside a control that the organisation decided it, and that it cannot be loosened here. */
export function SetByOrganisation(): ReactElement {
  const { policy } = useSettings();
  return (
    <span className="st-by-policy">
      <Icon name="lock" size={12} />
      {policy.organisation ? t('policy_set_by', policy.organisation) : t('policy_set_by_organisation')}
    </span>
  );
}
