import type { Price } from '../../../lib/storage/settings.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';
import { costOf } from '../../../lib/token-cost.ts';

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
