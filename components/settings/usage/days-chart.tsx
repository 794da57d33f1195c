import type { ReactElement } from 'react';
import browser from 'webextension-polyfill';
import { t } from '../../../lib/i18n.ts';
import type { Price } from '../../../lib/storage/settings.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';
import { moneyWords } from '../money-words.ts';
import { numberWords } from '../number-words.ts';
import { type Total, totalOf } from './total.ts';

interface DaysChartProps {
  readonly rows: readonly SpendRow[];
  readonly days: readonly string[];
  readonly priceOf: (model: string) => Price | null;
}

/** One bar a day, of its tokens. Drawn as a list, which is what it is to those who hear it. */
export function DaysChart({ rows, days, priceOf }: DaysChartProps): ReactElement {
  const totals = days.map((day) => ({
    day,
    total: totalOf(
      rows.filter((row) => row.day === day),
      priceOf,
    ),
  }));
  const most = Math.max(1, ...totals.map(({ total }) => total.tokens));
  return (
    <ul className="us-days" aria-label={t('usage_chart')}>
      {totals.map(({ day, total }) => (
        <li key={day} title={words(day, total)}>
          <span className="ui-hidden">{words(day, total)}</span>
          <span
            className="us-bar"
            aria-hidden="true"
            style={{ blockSize: total.tokens === 0 ? '1px' : `${Math.max(3, (total.tokens / most) * 100)}%` }}
          />
        </li>
      ))}
    </ul>
  );
}

function words(day: string, { tokens, cost, apiCalls }: Total): string {
  const date = new Intl.DateTimeFormat(browser.i18n.getUILanguage(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(new Date(`${day}T12:00`));
  return t('usage_day', date, numberWords(tokens), moneyWords(cost), numberWords(apiCalls));
}
