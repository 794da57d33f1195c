import type { Price } from '../../../lib/storage/settings.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';

export interface Total {
  readonly answers: number;
  readonly tokens: number;
  readonly apiCalls: number;
  /** US dollars, of what has a price. */
  readonly cost: number;
  /** Tokens of models whose price is not known: they are not in `cost`. */
  readonly unpriced: number;
}

type PriceOf = (model: string) => Price | null;

/** Adds rows up; money only where the price is known. */
export function totalOf(rows: readonly SpendRow[], priceOf: PriceOf): Total {
  return rows.reduce<Total>(
    (all, row) => {
      const cost = row.of === 'model' ? costOf(row, priceOf(row.name)) : 0;
      const tokens = row.inputTokens + row.outputTokens;
      return {
        answers: all.answers + row.answers,
        tokens: all.tokens + tokens,
        apiCalls: all.apiCalls + row.apiCalls,
        cost: all.cost + (cost ?? 0),
        unpriced: all.unpriced + (cost === null ? tokens : 0),
      };
    },
    { answers: 0, tokens: 0, apiCalls: 0, cost: 0, unpriced: 0 },
  );
}

/** Dollars of the tokens of one row; null where no price is known. `inputTokens` hold the cached ones. */
export function costOf(
  {
    inputTokens,
    cachedTokens,
    outputTokens,
  }: Pick<SpendRow, 'inputTokens' | 'cachedTokens' | 'outputTokens'>,
  price: Price | null,
): number | null {
  if (!price) return null;
  const fresh = Math.max(0, inputTokens - cachedTokens);
  const cached = cachedTokens * (price.cachedInput ?? price.input);
  return (fresh * price.input + cached + outputTokens * price.output) / 1_000_000;
}
