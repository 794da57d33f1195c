import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import { useSettings } from '../settings-context.ts';
import { useDraft } from '../use-draft.ts';
import { checkMaxRows } from './max-rows.ts';

export function Answers(): ReactElement {
  const { settings } = useSettings();
  const rows = useDraft({
    field: 'maxRows',
    saved: String(settings.maxRows),
    check: checkMaxRows,
    change: (value) => (before) => ({ ...before, maxRows: Number(value) }),
  });
  return (
    <section className="st-section" aria-labelledby="answers">
      <h2 id="answers">{t('options_answers')}</h2>
      <div className="st-short">
        <TextField
          label={t('options_max_rows')}
          inputMode="numeric"
          ref={rows.ref}
          value={rows.value}
          onValue={rows.onValue}
          onBlur={rows.onBlur}
          error={rows.error}
          hint={t('options_max_rows_hint')}
        />
      </div>
    </section>
  );
}
