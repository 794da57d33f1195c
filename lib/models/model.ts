import type OpenAI from 'openai';
import type { Effort } from '../storage/agent.ts';
import type { Usage } from '../storage/run.ts';

export type ModelMessage = OpenAI.ChatCompletionMessageParam;
export type ModelTool = OpenAI.ChatCompletionFunctionTool;

/** How to reach one provider. The key is handed over apart, and only in the background. */
export interface ModelProvider {
  readonly id: string;
  readonly name: string;
  readonly baseUrl: string;
  readonly preset: PresetId;
}

export type PresetId =
  | 'openai'
  | 'anthropic'
  | 'gemini'
  | 'openrouter'
  | 'ollama'
  | 'lmstudio'
  | 'compatible';

export interface ModelRequest {
  readonly model: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  /** `none` asks for a final answer in words. */
  readonly toolChoice: 'auto' | 'none';
  /** How hard the model is asked to think; not sent where it cannot be asked (`efforts.ts`). */
  readonly effort?: Effort | null;
  readonly signal: AbortSignal;
  readonly onText: (delta: string) => void;
}

export interface ModelReply {
  readonly text: string;
  readonly toolCalls: readonly ModelToolCall[];
  readonly finishReason: 'stop' | 'tool_calls' | 'length' | 'filtered';
  readonly usage: Usage | null;
}

export interface ModelToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON as the model wrote it; may be malformed. */
  readonly arguments: string;
  /** Opaque data the provider wants back: an object to spread into the call of the assistant message, or null. */
  readonly providerData: unknown;
}

export interface ModelInfo {
  readonly id: string;
  readonly name: string | null;
}
