import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { useDraft } from '../use-draft.ts';
import { checkDays } from './check-days.ts';

export function ActivitySetting(): ReactElement {
  const { settings, policy } = useSettings();
  const fixed = policy.activityDays !== null;
  const draft = useDraft({
    field: 'activityDays',
    saved: String(settings.activityDays),
    check: checkDays,
    change: (value) => (before) => ({ ...before, activityDays: Number(value) }),
  });
  return (
    <section className="st-section" aria-labelledby="activity-days">
      <h2 id="activity-days">{t('privacy_activity')}</h2>
      <div className="st-short">
        <TextField
          label={t('privacy_activity_days')}
          readOnly={fixed}
          inputMode="numeric"
          ref={draft.ref}
          value={draft.value}
          onValue={draft.onValue}
          onBlur={draft.onBlur}
          error={draft.error}
          hint={t('privacy_activity_days_hint')}
        />
      </div>
      {fixed && <SetByOrganisation />}
    </section>
  );
}
