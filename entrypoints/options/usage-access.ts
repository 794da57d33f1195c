import type { UsageAccess } from '../../components/settings/settings-sources.ts';
import { knownPrices, priceOf, pricesAsOf } from '../../lib/models/prices.ts';
import { watchSpend } from '../../lib/storage/spend.ts';

export const usageAccess: UsageAccess = {
  watch: watchSpend,
  priceOf: (model, { prices }) => priceOf(model, prices),
  knownPrices,
  pricesAsOf,
};
