import type { Usage } from './storage/run.ts';
import type { Price } from './storage/settings.ts';

type Tokens = Pick<Usage, 'inputTokens' | 'cachedTokens' | 'outputTokens'>;

/**
 * Dollars of some tokens; null where no price is known. `inputTokens` holds the cached ones too. One sum for the ceilings
 * and for the page that shows them: they must not disagree.
 */
export function costOf(tokens: Tokens, price: Price): number;
export function costOf(tokens: Tokens, price: Price | null): number | null;
export function costOf(
  { inputTokens, cachedTokens, outputTokens }: Tokens,
  price: Price | null,
): number | null {
  if (!price) return null;
  // Some providers report more of them than there was input.
  const cached = Math.min(cachedTokens, inputTokens);
  const dollars =
    (inputTokens - cached) * price.input +
    cached * (price.cachedInput ?? price.input) +
    outputTokens * price.output;
  return dollars / 1_000_000;
}
