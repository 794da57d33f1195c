import type { Price } from '../../../lib/storage/settings.ts';
import type { Change } from '../saver.ts';

const NOTHING: Price = { input: 0, cachedInput: null, output: 0 };

/** One part of a model's price; the others stay as they were in force. An empty part of a price is nothing to pay. */
export const setPrice =
  (model: string, part: keyof Price, value: number | null, inForce: Price | null): Change =>
  (settings) => {
    const before = settings.prices[model] ?? inForce ?? NOTHING;
    const after: Price = { ...before, [part]: part === 'cachedInput' ? value : (value ?? 0) };
    return { ...settings, prices: { ...settings.prices, [model]: after } };
  };

/** Back to the table's price, or to none. */
export const withoutPrice =
  (model: string): Change =>
  (settings) => {
    const { [model]: _, ...prices } = settings.prices;
    return { ...settings, prices };
  };
