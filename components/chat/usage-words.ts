import { tn } from '../../lib/i18n.ts';
import type { RunUsage } from '../../lib/storage/run-usage.ts';

/** Money in US dollars, as exact as it is worth: cents, and parts of a cent where it is but a few. */
export function moneyText(amount: number, locale: string): string {
  const few = amount > 0 && amount < 0.095;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    ...(few ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 2 }),
  }).format(amount);
}

/** What an answer used, in a line: tokens, money where it is known, Salesforce calls. Empty: nothing is known. */
export function usageWords(usage: RunUsage, locale: string): string {
  const tokens = usage.inputTokens + usage.outputTokens;
  const parts = [
    tokens > 0 && tn('chat_usage_tokens', tokens),
    // What costs nothing needs no price.
    usage.cost !== null && usage.cost > 0 && moneyText(usage.cost, locale),
    usage.apiCalls > 0 && tn('chat_usage_calls', usage.apiCalls),
  ];
  return parts.filter(Boolean).join(' · ');
}
