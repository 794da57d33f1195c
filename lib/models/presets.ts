import type { PresetId } from './model.ts';

/** How a provider's chat completions differ from OpenAI's, as far as a request or a reply has to know. */
export interface Quirks {
  /** `omit`: the server may ignore `tool_choice: "none"`, so the tools themselves are left out. */
  readonly noToolsBy: 'tool_choice' | 'omit';
  /** Sent as `max_tokens` where the provider wants a limit named; null leaves it to the provider. */
  readonly maxTokens: number | null;
  /** JSON schema keywords that the provider answers with 400. */
  readonly schemaKeywordsRefused: readonly string[];
  /** Whether `function.strict` may be sent; where not it is taken out. */
  readonly strict: boolean;
  /** Whether messages may have the role `developer`; where not it becomes `system`. */
  readonly developerRole: boolean;
  /** Models that call tools only with `reasoning_effort: "none"`; others are found out from the refusal. */
  readonly toolsWithoutReasoning: RegExp | null;
  /** Calls need a signature; this stands in for the one that a call from another model does not have. */
  readonly signatureStandIn: string | null;
  /** Whether models may write their thoughts into the text, between tags. */
  readonly thinkTags: boolean;
}

export interface Preset {
  readonly id: PresetId;
  readonly name: string;
  /** Empty for `compatible`: the user types it. */
  readonly baseUrl: string;
  readonly key: 'required' | 'optional';
  /** Where the user makes a key; null where none is made. */
  readonly keyUrl: string | null;
  /** Match pattern for the host permission; null where it follows from what the user types (`base-url.ts`). */
  readonly hostPermission: string | null;
  /** Offered before the list is loaded, and first in it; empty where it depends on what is installed. */
  readonly suggestedModel: string;
  /** Sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** How the list of models is asked for: `x_api_key` is Anthropic's own endpoint, which is not OpenAI's. */
  readonly listAuth: 'bearer' | 'x_api_key';
  /** Ids that can be chat models with tools; the list shows no others. */
  readonly models: { readonly only: RegExp | null; readonly never: RegExp | null };
  readonly quirks: Quirks;
}

const USUAL: Quirks = {
  noToolsBy: 'tool_choice',
  maxTokens: null,
  schemaKeywordsRefused: [],
  strict: false,
  developerRole: false,
  toolsWithoutReasoning: null,
  signatureStandIn: null,
  thinkTags: false,
};

const LOCAL: Quirks = { ...USUAL, noToolsBy: 'omit', thinkTags: true };

/**
 * Facts are from each provider's own pages (2026), except where a comment says so. Model names age: they are only the
 * first suggestion, and the list that the provider sends wins.
 */
export const PRESETS: Readonly<Record<PresetId, Preset>> = {
  openai: {
    id: 'openai',
    name: 'OpenAI',
    baseUrl: 'https://api.openai.com/v1',
    key: 'required',
    keyUrl: 'https://platform.openai.com/api-keys',
    hostPermission: 'https://api.openai.com/*',
    // From GPT-5.6 on, chat completions take function tools only without reasoning; for this model that is proven.
    suggestedModel: 'gpt-5.6-terra',
    headers: {},
    listAuth: 'bearer',
    models: {
      only: /^(gpt-|o\d|ft:gpt-)/,
      // `-pro`, `codex` and `deep-research` answer on the Responses API alone; `chat-latest` has no tools.
      never:
        /instruct|chat-latest|-pro\b|codex|deep-research|computer-use|search|gpt-4-(0314|0613)?$|gpt-oss/,
    },
    quirks: {
      ...USUAL,
      strict: true,
      developerRole: true,
      // Leaving the parameter out is refused too, because the default is `medium`. Whether GPT-6.1 takes tools here at
      // all could not be verified: its page points to the Responses API, the refusal itself names this way out.
      toolsWithoutReasoning: /^gpt-(5\.[6-9]|6\.[1-9])/,
    },
  },
  anthropic: {
    id: 'anthropic',
    name: 'Anthropic',
    baseUrl: 'https://api.anthropic.com/v1',
    key: 'required',
    keyUrl: 'https://platform.claude.com/settings/keys',
    hostPermission: 'https://api.anthropic.com/*',
    suggestedModel: 'claude-sonnet-5-5',
    // Without it requests that carry an Origin are answered with 401. The extension holds the user's own key.
    headers: { 'anthropic-dangerous-direct-browser-access': 'true' },
    listAuth: 'x_api_key',
    models: { only: /^claude-/, never: null },
    quirks: {
      ...USUAL,
      // Its own API has no default; what the compatible one takes when none is named is not documented.
      maxTokens: 16_000,
    },
  },
  gemini: {
    id: 'gemini',
    name: 'Google Gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    key: 'required',
    keyUrl: 'https://aistudio.google.com/apikey',
    hostPermission: 'https://generativelanguage.googleapis.com/*',
    suggestedModel: 'gemini-3.8-flash',
    headers: {},
    listAuth: 'bearer',
    models: { only: /^gemini-/, never: /-live|robotics|computer-use|omni|deep-research/ },
    quirks: {
      ...USUAL,
      schemaKeywordsRefused: [
        'additionalProperties',
        'propertyNames',
        'exclusiveMinimum',
        'exclusiveMaximum',
      ],
      signatureStandIn: 'skip_thought_signature_validator',
    },
  },
  openrouter: {
    id: 'openrouter',
    name: 'OpenRouter',
    baseUrl: 'https://openrouter.ai/api/v1',
    key: 'required',
    keyUrl: 'https://openrouter.ai/settings/keys',
    hostPermission: 'https://openrouter.ai/*',
    // The id as OpenRouter forms them; not verified against its list.
    suggestedModel: 'anthropic/claude-sonnet-5.5',
    headers: {},
    listAuth: 'bearer',
    models: { only: null, never: /:batch$/ },
    quirks: { ...USUAL, strict: true, thinkTags: true },
  },
  ollama: {
    id: 'ollama',
    name: 'Ollama',
    baseUrl: 'http://localhost:11434/v1',
    key: 'optional',
    keyUrl: null,
    hostPermission: 'http://localhost/*',
    suggestedModel: 'gpt-oss:20b',
    headers: {},
    listAuth: 'bearer',
    models: { only: null, never: null },
    quirks: LOCAL,
  },
  lmstudio: {
    id: 'lmstudio',
    name: 'LM Studio',
    baseUrl: 'http://localhost:1234/v1',
    key: 'optional',
    keyUrl: null,
    hostPermission: 'http://localhost/*',
    suggestedModel: 'openai/gpt-oss-20b',
    headers: {},
    listAuth: 'bearer',
    models: { only: null, never: null },
    quirks: LOCAL,
  },
  compatible: {
    id: 'compatible',
    name: 'OpenAI-compatible',
    baseUrl: '',
    key: 'optional',
    keyUrl: null,
    hostPermission: null,
    suggestedModel: '',
    headers: {},
    listAuth: 'bearer',
    models: { only: null, never: null },
    quirks: { ...USUAL, thinkTags: true },
  },
};
