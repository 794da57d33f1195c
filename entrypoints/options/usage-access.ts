import type { UsageAccess } from '../../components/settings/settings-sources.ts';

export const usageAccess: UsageAccess = {
  watch: () => () => undefined,
  priceOf: () => null,
  knownPrices: [],
  pricesAsOf: '2026-11-22',
};
