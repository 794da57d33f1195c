import type { ReactElement } from 'react';
import { t } from '../../../lib/i18n.ts';
import { moneyWords } from '../money-words.ts';
import { numberWords } from '../number-words.ts';
import type { Total } from './total.ts';

export function Totals({ total }: { total: Total }): ReactElement {
  const { answers, tokens, apiCalls, cost, unpriced } = total;
  const priced = tokens - unpriced;
  return (
    <>
      <dl className="us-totals">
        <div>
          <dt>{t('usage_answers')}</dt>
          <dd>{numberWords(answers)}</dd>
        </div>
        <div>
          <dt>{t('usage_tokens')}</dt>
          <dd>{numberWords(tokens)}</dd>
        </div>
        <div>
          <dt>{t('usage_money')}</dt>
          <dd>{tokens > 0 && priced === 0 ? t('usage_unknown') : moneyWords(cost)}</dd>
        </div>
        <div>
          <dt>{t('usage_calls')}</dt>
          <dd>{numberWords(apiCalls)}</dd>
        </div>
      </dl>
      {unpriced > 0 && <p className="st-note">{t('usage_unpriced', numberWords(unpriced))}</p>}
    </>
  );
}
