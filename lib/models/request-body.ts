import type { Adjustment } from './adjustments.ts';
import { effortsOf } from './efforts.ts';
import { isObject, parseJson } from './json.ts';
import type { ModelMessage, ModelProvider, ModelRequest, ModelTool, PresetId } from './model.ts';
import { PRESETS, type Quirks } from './presets.ts';
import { originOf, type ProviderData, type RememberedCall, readProviderData } from './provider-data.ts';

export type RequestBody = Record<string, unknown>;

/**
 * The body of a chat completions request, as this provider takes it. The order of keys and the content of messages
 * depend on nothing but the request, so that a provider can cache the beginning.
 */
export function requestBody(
  provider: ModelProvider,
  request: ModelRequest,
  adjustments: ReadonlySet<Adjustment>,
): RequestBody {
  const { quirks } = PRESETS[provider.preset];
  const origin = originOf(provider, request.model);
  const offered =
    request.tools.length > 0 && (request.toolChoice === 'auto' || !omitsTools(quirks, adjustments));
  const withoutReasoning =
    adjustments.has('no_reasoning') || (quirks.toolsWithoutReasoning?.test(request.model) ?? false);
  return {
    model: request.model,
    messages: request.messages.map((message) => toProvider(message, quirks, origin)),
    ...(offered ? { tools: request.tools.map((tool) => toolFor(tool, quirks)) } : {}),
    // `auto` is the default everywhere, and some models answer any other choice, or the parameter itself, with 400.
    ...(offered && request.toolChoice === 'none' ? { tool_choice: 'none' } : {}),
    ...(offered && withoutReasoning
      ? { reasoning_effort: 'none' }
      : effortFor(provider.preset, request, adjustments)),
    ...(quirks.maxTokens === null ? {} : { max_tokens: quirks.maxTokens }),
    stream: true,
    ...(adjustments.has('no_stream_options') ? {} : { stream_options: { include_usage: true } }),
  };
}

/** Only what the model is known to take: what an agent was set to may be from another model, or from a file. */
function effortFor(
  preset: PresetId,
  { model, effort }: ModelRequest,
  adjustments: ReadonlySet<Adjustment>,
): object {
  if (!effort || adjustments.has('no_effort') || !effortsOf(preset, model).includes(effort)) return {};
  return preset === 'openrouter' ? { reasoning: { effort } } : { reasoning_effort: effort };
}

function omitsTools(quirks: Quirks, adjustments: ReadonlySet<Adjustment>): boolean {
  return quirks.noToolsBy === 'omit' || adjustments.has('no_tool_choice');
}

function toProvider(message: ModelMessage, quirks: Quirks, origin: string): unknown {
  if (message.role === 'developer' && !quirks.developerRole) return { ...message, role: 'system' };
  if (message.role !== 'assistant' || !message.tool_calls) return message;
  const calls = message.tool_calls as readonly RememberedCall[];
  const kept = calls.map((call) => readProviderData(call.provider_data, origin));
  return {
    ...message,
    ...Object.assign({}, ...kept.map((data) => data?.message ?? {})),
    tool_calls: calls.map((call, index) => callFor(call, kept[index] ?? null, quirks, index)),
  };
}

function callFor(call: RememberedCall, data: ProviderData | null, quirks: Quirks, index: number): unknown {
  const { provider_data: _, ...plain } = call;
  const extra = data?.call ?? (index === 0 ? standIn(quirks) : {});
  const { name } = plain.function;
  return { ...plain, function: { name, arguments: validArguments(plain.function.arguments) }, ...extra };
}

/** Gemini wants a signature on the first call of every message, and takes this one for calls it did not make. */
function standIn(quirks: Quirks): object {
  if (!quirks.signatureStandIn) return {};
  return { extra_content: { google: { thought_signature: quirks.signatureStandIn } } };
}

/** Providers that turn arguments into objects (Anthropic, Gemini) refuse a history in which they do not parse. */
function validArguments(text: string): string {
  return isObject(parseJson(text)) ? text : JSON.stringify({ malformed_arguments: text.slice(0, 2_000) });
}

function toolFor(tool: ModelTool, quirks: Quirks): unknown {
  const { strict, parameters, ...rest } = tool.function;
  return {
    type: 'function',
    function: {
      ...rest,
      ...(parameters
        ? { parameters: withoutKeywords(parameters, ['$schema', ...quirks.schemaKeywordsRefused]) }
        : {}),
      ...(quirks.strict && strict != null ? { strict } : {}),
    },
  };
}

/** A JSON schema without some keywords. Names of properties are no keywords, whatever they are called. */
function withoutKeywords(schema: unknown, refused: readonly string[]): unknown {
  if (Array.isArray(schema)) return schema.map((entry) => withoutKeywords(entry, refused));
  if (!isObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([keyword]) => !refused.includes(keyword));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, keywordValue(keyword, value, refused)]));
}

function keywordValue(keyword: string, value: unknown, refused: readonly string[]): unknown {
  if (['enum', 'const', 'default', 'examples', 'required'].includes(keyword)) return value;
  if (['properties', '$defs', 'definitions', 'patternProperties'].includes(keyword) && isObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [name, withoutKeywords(entry, refused)]),
    );
  }
  return withoutKeywords(value, refused);
}
