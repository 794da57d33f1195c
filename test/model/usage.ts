/** Token counts as a provider reports them, prefix caching included, so that a changed prompt beginning shows. */
import type { ChatRequest } from './contract.ts';
import { countTokens } from './pieces.ts';

export interface Usage {
  prompt_tokens: number;
  completion_tokens: number;
  total_tokens: number;
  prompt_tokens_details: { cached_tokens: number };
}

/** Providers cache a prefix from 1,024 tokens on, in steps of 128. */
const CACHE_FROM = 1024;
const CACHE_STEP = 128;
const REMEMBERED = 32;

export class UsageMeter {
  readonly #seen: string[] = [];

  /** Counts one request, and remembers its prompt for the next ones. */
  prompt(request: ChatRequest): { tokens: number; cached: number } {
    const text = JSON.stringify([request.model, request.tools ?? [], request.messages]);
    const shared = Math.max(0, ...this.#seen.map((earlier) => commonPrefix(earlier, text)));
    this.#seen.push(text);
    if (this.#seen.length > REMEMBERED) this.#seen.shift();
    const cached = Math.floor(countTokens(text.slice(0, shared)) / CACHE_STEP) * CACHE_STEP;
    return { tokens: countTokens(text), cached: cached >= CACHE_FROM ? cached : 0 };
  }
}

export function usageOf(promptTokens: number, completionTokens: number, cachedTokens: number): Usage {
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    prompt_tokens_details: { cached_tokens: cachedTokens },
  };
}

function commonPrefix(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}
