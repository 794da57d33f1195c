import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import type { Price } from '../../../lib/storage/settings.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';
import { moneyWords } from '../money-words.ts';
import { numberWords } from '../number-words.ts';
import { totalOf } from './total.ts';

interface ModelsSpendProps {
  readonly rows: readonly SpendRow[];
  readonly priceOf: (model: string) => Price | null;
}

/** What each model used, the most costly first. */
export function ModelsSpend({ rows, priceOf }: ModelsSpendProps): ReactElement | null {
  const ofModels = rows.filter((row) => row.of === 'model');
  const names = [...new Set(ofModels.map(({ name }) => name))];
  if (names.length === 0) return null;
  const totals = names
    .map((name) => ({
      name,
      total: totalOf(
        ofModels.filter((row) => row.name === name),
        priceOf,
      ),
    }))
    .sort((a, b) => b.total.cost - a.total.cost || b.total.tokens - a.total.tokens);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
    <section className="us-frame" aria-label={t('usage_by_model')} tabIndex={0}>
      <table className="us-table">
        <thead>
          <tr>
            <th scope="col">{t('usage_model')}</th>
            <th scope="col">{t('usage_answers')}</th>
            <th scope="col">{t('usage_tokens')}</th>
            <th scope="col">{t('usage_money')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ name, total }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{numberWords(total.answers)}</td>
              <td>{numberWords(total.tokens)}</td>
              <td>{total.unpriced > 0 ? t('usage_unknown') : moneyWords(total.cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
