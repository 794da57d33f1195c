import type { ReactElement } from 'react';
import { t, tn } from '../../../lib/i18n.ts';
import { Notice } from '../../ui/notice.tsx';
import { SwitchField } from '../../ui/switch-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { SetByOrganisation } from '../set-by-organisation.tsx';
import { useSettings } from '../settings-context.ts';
import { useDraft } from '../use-draft.ts';
import { checkDays } from './check-days.ts';

/** Off unless the user wants it: with it, Salesforce data that answers quote outlives the browser. */
export function HistorySetting(): ReactElement {
  const { settings, saver, policy } = useSettings();
  const fixed = policy.history !== null;
  const { keep, days } = settings.history;
  const draft = useDraft({
    field: 'historyDays',
    saved: String(days),
    check: checkDays,
    change: (value) => (before) => ({ ...before, history: { ...before.history, days: Number(value) } }),
  });
  return (
    <section className="st-section" aria-labelledby="history">
      <h2 id="history">{t('privacy_history')}</h2>
      <SwitchField
        label={t('privacy_keep')}
        on={keep}
        disabled={fixed}
        onSwitch={(on) =>
          void saver.now((before) => ({ ...before, history: { ...before.history, keep: on } }))
        }
        hint={keep ? tn('privacy_keep_on', days) : t('privacy_keep_off')}
      />
      {fixed && <SetByOrganisation />}
      {keep && (
        <>
          <Notice tone="warn" icon="alert">
            <p>{t('privacy_keep_warning')}</p>
          </Notice>
          <div className="st-short">
            <TextField
              label={t('privacy_history_days')}
              readOnly={fixed}
              inputMode="numeric"
              ref={draft.ref}
              value={draft.value}
              onValue={draft.onValue}
              onBlur={draft.onBlur}
              error={draft.error}
            />
          </div>
        </>
      )}
    </section>
  );
}
