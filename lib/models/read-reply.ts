import { streamError } from './http-error.ts';
import { countAt, isObject, type JsonObject, listAt, objectAt, stringAt } from './json.ts';
import type { ModelProvider, ModelReply, ModelRequest } from './model.ts';
import { PRESETS } from './presets.ts';
import { originOf, providerData } from './provider-data.ts';
import type { ModelEvent } from './read-events.ts';
import { ReasoningDetails } from './reasoning-details.ts';
import { ReplyFault } from './reply-fault.ts';
import { ThinkFilter, withoutStrayThoughts } from './think-filter.ts';
import { ToolCallAssembler } from './tool-call-assembler.ts';

/** A model that writes without end is stopped here; no answer is that long. In characters, thoughts included. */
const LIMIT = 2_000_000;

/** Gathers one reply from the events of a stream. */
export class ReplyReader {
  readonly #provider: ModelProvider;
  readonly #request: ModelRequest;
  readonly #filter: ThinkFilter | null;
  readonly #calls = new ToolCallAssembler();
  #text = '';
  #size = 0;
  #finish: string | null = null;
  #usage: ModelReply['usage'] = null;
  /** What the message has to bring back; see provider-data.ts. Never shown. */
  #reasoning: string | null = null;
  readonly #reasoningDetails = new ReasoningDetails();

  constructor(provider: ModelProvider, request: ModelRequest) {
    this.#provider = provider;
    this.#request = request;
    this.#filter = PRESETS[provider.preset].quirks.thinkTags ? new ThinkFilter() : null;
  }

  get hasText(): boolean {
    return this.#text !== '';
  }

  /** Whether anything of the answer, thoughts included, is there. */
  get hasBegun(): boolean {
    return this.#size > 0 || !this.#calls.isEmpty;
  }

  get hasFinished(): boolean {
    return this.#finish !== null;
  }

  get isTooLong(): boolean {
    return this.#size > LIMIT;
  }

  /** Throws ModelHttpError when the event is an error. */
  push({ event, data }: ModelEvent): void {
    throwIfError(event, data);
    this.#usage = usageIn(data) ?? this.#usage;
    const choice = listAt(data, 'choices').find((each) => isObject(each) && (each.index ?? 0) === 0);
    if (!isObject(choice)) return;
    const delta = objectAt(choice, 'delta') ?? objectAt(choice, 'message');
    if (delta) this.#delta(delta);
    this.#finish = stringAt(choice, 'finish_reason') || this.#finish;
    if (this.#finish === 'error') throw streamError({ message: 'finish_reason: error', code: 502 });
  }

  /** The stream is over. Throws a ReplyFault where there is no answer in it. */
  reply(newId: () => string): ModelReply {
    const last = this.#filter?.end() ?? '';
    if (last !== '') this.#show(last);
    const text = this.#filter ? withoutStrayThoughts(this.#text) : this.#text;
    const toolCalls = this.#toolCalls(newId);
    const finishReason = this.#finishReason(toolCalls.length > 0);
    if (text.trim() === '' && toolCalls.length === 0) {
      throw new ReplyFault(
        finishReason === 'filtered' ? 'filtered' : finishReason === 'length' ? 'no_room' : 'empty',
      );
    }
    return { text, toolCalls, finishReason, usage: this.#usage };
  }

  #delta(delta: JsonObject): void {
    const text = textIn(delta.content) + (stringAt(delta, 'refusal') ?? '');
    this.#size += text.length;
    const shown = this.#filter ? this.#filter.push(text) : text;
    if (shown !== '') this.#show(shown);
    const calls = listAt(delta, 'tool_calls');
    this.#calls.push(calls);
    this.#size += calls.reduce<number>(
      (sum, call) => sum + (stringAt(objectAt(call, 'function'), 'arguments')?.length ?? 0),
      0,
    );
    const reasoning = stringAt(delta, 'reasoning_content');
    if (reasoning !== null) this.#reasoning = (this.#reasoning ?? '') + reasoning;
    this.#size += (reasoning ?? stringAt(delta, 'reasoning') ?? '').length;
    this.#reasoningDetails.push(listAt(delta, 'reasoning_details'));
  }

  #show(text: string): void {
    this.#text += text;
    this.#request.onText(text);
  }

  #toolCalls(newId: () => string): ModelReply['toolCalls'] {
    // Nothing was to be called: a server that does not know `tool_choice` may call all the same.
    if (this.#request.toolChoice === 'none') return [];
    const from = originOf(this.#provider, this.#request.model);
    const forMessage = this.#forMessage();
    return this.#calls.calls(earlierIds(this.#request), newId).map(({ extra, ...call }, index) => ({
      ...call,
      providerData: providerData(from, extra, index === 0 ? forMessage : null),
    }));
  }

  #forMessage(): JsonObject | null {
    const { preset } = this.#provider;
    if (preset !== 'openrouter' && preset !== 'compatible') return null;
    const { parts } = this.#reasoningDetails;
    if (parts.length > 0) return { reasoning_details: parts };
    return this.#reasoning === null ? null : { reasoning_content: this.#reasoning };
  }

  #finishReason(callsTools: boolean): ModelReply['finishReason'] {
    const finish = this.#finish?.toLowerCase() ?? '';
    if (this.isTooLong || finish === 'length' || finish === 'max_tokens') return 'length';
    if (/filter|safety|prohibited|blocklist|recitation/.test(finish)) return 'filtered';
    // Gemini and Ollama say `stop` where tools are called.
    return callsTools ? 'tool_calls' : 'stop';
  }
}

function throwIfError(event: string | null, data: unknown): void {
  if (!isObject(data)) return;
  if (data.error) throw streamError(data.error);
  if (event === 'error' || data.object === 'error') throw streamError(data);
}

/** Some servers send a list of parts; thoughts among them have another type. */
function textIn(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part) => (isObject(part) && part.type === 'text' ? (stringAt(part, 'text') ?? '') : ''))
    .join('');
}

function usageIn(data: unknown): ModelReply['usage'] {
  const usage = objectAt(data, 'usage');
  const inputTokens = countAt(usage, 'prompt_tokens');
  const outputTokens = countAt(usage, 'completion_tokens');
  if (inputTokens === null || outputTokens === null) return null;
  const cached =
    countAt(objectAt(usage, 'prompt_tokens_details'), 'cached_tokens') ??
    countAt(usage, 'prompt_cache_hit_tokens');
  return { inputTokens, cachedTokens: Math.min(cached ?? 0, inputTokens), outputTokens };
}

function earlierIds(request: ModelRequest): string[] {
  return request.messages.flatMap((message) =>
    message.role === 'assistant' ? (message.tool_calls ?? []).map((call) => call.id) : [],
  );
}
