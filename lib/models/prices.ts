import type { Price, Settings } from '../storage/settings.ts';

/**
 * What well-known models cost, in US dollars for a million tokens; the user's own prices go before. Short on purpose:
 * what is not here has no price, and none is guessed.
 *
 * From the providers' public pages, standard tier and prompts of usual length:
 * - Anthropic: platform.claude.com/docs/en/about-claude/pricing. (Haiku 5.5 costs more for prompts over 100,000 tokens.)
 * - OpenAI: developers.openai.com/api/docs/pricing, as read and quoted by several price lists; older models from
 *   GitHub's table of model prices and openai_responses' pricing.ex, which names that page. (From GPT-5.4 on they cost
 *   more for prompts over 272,000 tokens.)
 * - Google: ai.google.dev/gemini-api/docs/pricing. (Pro costs more for prompts over 200,000 tokens.) Where no price of
 *   cached input was found it counts as input.
 */
export const pricesAsOf = '2026-10-26';

/** Model id → input, cached input, output. */
const TABLE: Readonly<Record<string, readonly [number, number | null, number]>> = {
  'gpt-6.1-sol': [2, 0.1, 10],
  'gpt-6.1-terra': [1, 0.05, 5],
  'gpt-6-astra': [10, 1, 50],
  'gpt-6-sol': [2, 0.2, 10],
  'gpt-6-luna': [0.1, 0.01, 0.5],
  'gpt-5.6-sol': [4, 0.4, 20],
  'gpt-5.6-terra': [2, 0.2, 12],
  'gpt-5.6-luna': [0.2, 0.02, 1.2],
  'gpt-5.5': [5, 0.5, 30],
  'gpt-5.4': [2.5, 0.25, 15],
  'gpt-5.4-mini': [0.75, 0.075, 4.5],
  'gpt-5.2': [1.75, 0.175, 14],
  'gpt-5.1': [1.25, 0.125, 10],
  'gpt-5': [1.25, 0.125, 10],
  'gpt-5-mini': [0.25, 0.025, 2],
  'gpt-4.1': [2, 0.5, 8],
  'gpt-4.1-mini': [0.4, 0.1, 1.6],
  'gpt-4.1-nano': [0.1, 0.025, 0.4],
  'gpt-4o': [2.5, 1.25, 10],
  'claude-fable-5-1': [10, 0.25, 50],
  'claude-fable-5': [10, 1, 50],
  'claude-opus-5-5': [4, 0.2, 20],
  'claude-opus-5': [5, 0.5, 25],
  'claude-opus-4-8': [5, 0.5, 25],
  'claude-opus-4-7': [5, 0.5, 25],
  'claude-opus-4-6': [5, 0.5, 25],
  'claude-opus-4-5': [5, 0.5, 25],
  'claude-sonnet-5-5': [2, 0.1, 10],
  'claude-sonnet-5': [2, 0.2, 10],
  'claude-sonnet-4-6': [3, 0.3, 15],
  'claude-sonnet-4-5': [3, 0.3, 15],
  'claude-haiku-5-5': [0.1, 0.01, 0.5],
  'claude-haiku-4-5': [1, 0.1, 5],
  'gemini-3.8-flash': [0.75, 0.075, 3.75],
  'gemini-3.5-flash': [1.5, null, 9],
  'gemini-3.1-pro-preview': [2, null, 12],
  'gemini-2.5-pro': [1.25, null, 10],
  'gemini-2.5-flash': [0.3, null, 2.5],
  'gemini-2.5-flash-lite': [0.1, null, 0.4],
};

/** Prices that their provider announced to change, and the instant from which on the other one holds. */
const LATER: Readonly<Record<string, { readonly from: number; readonly price: Price }>> = {
  'gemini-3.8-flash': {
    from: Date.UTC(2027, 0, 1),
    price: { input: 1.5, cachedInput: null, output: 7.5 },
  },
};

export const knownPrices: readonly { readonly model: string; readonly price: Price }[] = Object.keys(
  TABLE,
).flatMap((model) => {
  const price = known(model, Date.now());
  return price ? [{ model, price }] : [];
});

/**
 * What a model costs: the user's own price, else the table's; null where neither knows. Only names that mean the same
 * model share a price: a dated version, `-latest`, or the name that OpenRouter gives it, which passes prices on as they are.
 */
export function priceOf(model: string, prices: Settings['prices'], now = Date.now()): Price | null {
  if (Object.hasOwn(prices, model)) return prices[model] ?? null;
  const exact = known(model, now);
  if (exact) return exact;
  const name = plainName(model);
  return (Object.hasOwn(prices, name) && prices[name]) || known(name, now);
}

function known(model: string, now: number): Price | null {
  if (!Object.hasOwn(TABLE, model)) return null;
  const later = LATER[model];
  if (later && now >= later.from) return later.price;
  const [input = 0, cachedInput = null, output = 0] = TABLE[model] ?? [];
  return { input, cachedInput, output };
}

function plainName(model: string): string {
  const own = model.replace(/^(openai|anthropic|google)\//, '');
  // OpenRouter writes Anthropic's versions with a point.
  const written = model.startsWith('anthropic/') ? own.replace(/(\d)\.(\d)/g, '$1-$2') : own;
  return written.replace(/(-latest|-\d{4}-\d{2}-\d{2}|-20\d{6})$/, '');
}
