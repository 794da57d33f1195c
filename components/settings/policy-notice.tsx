import type { ReactElement } from 'react';
import { t } from '../../lib/i18n.ts';
import type { Policy } from '../../lib/storage/policy.ts';
import { Notice } from '../ui/notice.tsx';

/** What an administrator has to correct: until then it counts at its strictest, and nobody would know why. */
export function PolicyNotice({ policy }: { policy: Policy }): ReactElement | null {
  if (policy.unreadable.length === 0) return null;
  return (
    <Notice tone="warn" icon="alert" title={t('policy_unreadable')}>
      <p>{t('policy_unreadable_parts')}</p>
      <p className="st-policy-parts">
        {policy.unreadable.map((name) => (
          <code key={name}>{name}</code>
        ))}
      </p>
      <p>{t('policy_unreadable_next')}</p>
    </Notice>
  );
}
