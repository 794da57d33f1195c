import { tn } from '../../lib/i18n.ts';
import { moneyText } from '../../lib/money-text.ts';
import type { RunUsage } from '../../lib/storage/run-usage.ts';

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
