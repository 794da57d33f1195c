import type { ModelMessage, ModelToolCall } from './model.ts';

/** A tool call in the history, with what its provider wants back; `request-body.ts` decides whether that is sent. */
export interface RememberedCall {
  readonly id: string;
  readonly type: 'function';
  readonly function: { readonly name: string; readonly arguments: string };
  readonly provider_data?: unknown;
}

/**
 * A reply of the model as a message of the next request. Every reply with tool calls has to go through here: it keeps
 * `providerData`, without which Gemini and DeepSeek answer the tool results with 400.
 */
export function assistantMessage(text: string, toolCalls: readonly ModelToolCall[]): ModelMessage {
  if (toolCalls.length === 0) return { role: 'assistant', content: text };
  const calls: RememberedCall[] = toolCalls.map((call) => ({
    id: call.id,
    type: 'function',
    function: { name: call.name, arguments: call.arguments },
    ...(call.providerData == null ? {} : { provider_data: call.providerData }),
  }));
  return { role: 'assistant', content: text === '' ? null : text, tool_calls: calls };
}
