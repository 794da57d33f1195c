import { isObject, type JsonObject } from './json.ts';
import type { ModelProvider } from './model.ts';

/**
 * What a provider wants back with a tool call, word for word, or the next request fails: Gemini's thought signature
 * (`extra_content`, on the call), OpenRouter's `reasoning_details` and DeepSeek's `reasoning_content` (on the message,
 * kept here with its first call). Only the model that wrote it can read it, so it is kept with its origin.
 */
export interface ProviderData {
  readonly from: string;
  readonly call: JsonObject | null;
  readonly message: JsonObject | null;
}

export function originOf(provider: ModelProvider, model: string): string {
  return `${provider.baseUrl} ${model}`;
}

/** As it stands in `ModelToolCall.providerData`: spread into the call of a message. Null where there is nothing to keep. */
export function providerData(
  from: string,
  call: JsonObject | null,
  message: JsonObject | null,
): { readonly provider_data: ProviderData } | null {
  return call || message ? { provider_data: { from, call, message } } : null;
}

/** What was kept, if it comes from just this model; it went through storage, so its shape is looked at again. */
export function readProviderData(value: unknown, origin: string): ProviderData | null {
  if (!isObject(value) || value.from !== origin) return null;
  return {
    from: origin,
    call: isObject(value.call) ? value.call : null,
    message: isObject(value.message) ? value.message : null,
  };
}

/** A tool call of the history with its `providerData` spread in; `request-body.ts` decides what of it is sent. */
export interface RememberedCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
  readonly provider_data?: unknown;
}
