import type { ReactElement } from 'react';
import { type MessageKey, t } from '../../../lib/i18n.ts';
import type { Limits } from '../../../lib/storage/settings.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { Checked } from '../checked.ts';
import { useSettings } from '../settings-context.ts';
import { useDraft } from '../use-draft.ts';
import { checkCount, checkMoney } from './check-amount.ts';

const FIELDS = [
  { name: 'tokensPerAnswer', check: checkCount(1_000, 1_000_000_000) },
  { name: 'moneyPerAnswer', check: checkMoney },
  { name: 'moneyPerDay', check: checkMoney },
  { name: 'apiCallsPerAnswer', check: checkCount(1, 1_000_000) },
  { name: 'orgApiShare', check: checkCount(1, 100) },
] as const satisfies readonly { name: keyof Limits; check: (typed: string) => Checked }[];

const WORDS = {
  tokensPerAnswer: 'usage_limit_tokens',
  moneyPerAnswer: 'usage_limit_money',
  moneyPerDay: 'usage_limit_day',
  apiCallsPerAnswer: 'usage_limit_calls',
  orgApiShare: 'usage_limit_org',
} as const satisfies Record<keyof Limits, MessageKey>;

/** Where an answer stops and asks. An empty field is no limit. */
export function LimitsForm(): ReactElement {
  return (
    <section className="st-section" aria-labelledby="usage-limits">
      <h2 id="usage-limits">{t('usage_limits')}</h2>
      <p className="st-section-lead">{t('usage_limits_lead')}</p>
      <div className="us-fields">
        {FIELDS.map(({ name, check }) => (
          <LimitField key={name} name={name} check={check} />
        ))}
      </div>
    </section>
  );
}

function LimitField(props: { name: keyof Limits; check: (typed: string) => Checked }): ReactElement {
  const { name, check } = props;
  const { settings } = useSettings();
  const saved = settings.limits[name];
  const draft = useDraft({
    field: `limit/${name}`,
    saved: saved === null ? '' : String(saved),
    check,
    change: (value) => (before) => ({
      ...before,
      limits: { ...before.limits, [name]: value === '' ? null : Number(value) },
    }),
  });
  return (
    <TextField
      label={t(WORDS[name])}
      inputMode="decimal"
      ref={draft.ref}
      value={draft.value}
      onValue={draft.onValue}
      onBlur={draft.onBlur}
      error={draft.error}
      placeholder={t('usage_no_limit')}
      hint={t(`${WORDS[name]}_hint`)}
    />
  );
}
