import './usage.css';
import { type ReactElement, useCallback, useState } from 'react';
import { t } from '../../../lib/i18n.ts';
import { Spinner } from '../../ui/spinner.tsx';
import { useWatched } from '../../ui/use-watched.ts';
import { dayOf } from '../calendar-day.ts';
import { useSettings } from '../settings-context.ts';
import { daysUpTo } from './days.ts';
import { DaysChart } from './days-chart.tsx';
import { LimitsForm } from './limits-form.tsx';
import { ModelsSpend } from './models-spend.tsx';
import { OrgsSpend } from './orgs-spend.tsx';
import { PricesForm } from './prices-form.tsx';
import { totalOf } from './total.ts';
import { Totals } from './totals.tsx';

const DAYS = 30;

/** What answers cost, where they stop and ask, and the prices that this is worked out with. */
export function UsagePage(): ReactElement {
  const { sources, settings } = useSettings();
  const [days] = useState(() => daysUpTo(dayOf(Date.now()), DAYS));
  const [first = ''] = days;
  const watch = useCallback(
    (onChange: Parameters<typeof sources.usage.watch>[1]) => sources.usage.watch(first, onChange),
    [sources, first],
  );
  const rows = useWatched(watch);
  if (!rows) {
    return (
      <p className="st-progress">
        <Spinner />
        {t('options_loading')}
      </p>
    );
  }
  const priceOf = (model: string) => sources.usage.priceOf(model, settings);
  const today = days.at(-1);
  return (
    <>
      <section className="st-section" aria-labelledby="usage-today">
        <h2 id="usage-today">{t('usage_today')}</h2>
        <Totals
          total={totalOf(
            rows.filter(({ day }) => day === today),
            priceOf,
          )}
        />
      </section>
      <LimitsForm />
      <section className="st-section" aria-labelledby="usage-days">
        <h2 id="usage-days">{t('usage_days')}</h2>
        <Totals total={totalOf(rows, priceOf)} />
        {rows.length > 0 && (
          <>
            <DaysChart rows={rows} days={days} priceOf={priceOf} />
            <ModelsSpend rows={rows} priceOf={priceOf} />
            <OrgsSpend rows={rows} />
          </>
        )}
        <p className="st-note">{t('usage_where')}</p>
      </section>
      <PricesForm rows={rows} />
    </>
  );
}
