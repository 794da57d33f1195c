import type { MessageKey } from '../i18n.ts';
import { localGuidance, openModelGuidance, UNKNOWN } from './guidance-open.ts';
import type { PresetId } from './model.ts';

/** How a model does at Recordside's work, which is many tool calls over data, as far as its name tells. */
export interface Guidance {
  readonly fit: 'good' | 'capable' | 'weak' | 'unknown';
  /** Why, in a sentence. */
  readonly why: Extract<MessageKey, `guidance_${string}`>;
}

/** Never claims to know a model that it does not: that one is `unknown`, and its Test tells. */
export function guidanceOf(preset: PresetId, modelId: string): Guidance {
  const id = modelId.trim().toLowerCase();
  switch (preset) {
    case 'openai':
      return first(OPENAI, id.replace(/^ft:/, '').replace(/:.*$/, ''));
    case 'anthropic':
      return first(CLAUDE, id);
    case 'gemini':
      return first(GEMINI, id.replace(/^models\//, ''));
    case 'ollama':
    case 'lmstudio':
      return localGuidance(id);
    case 'openrouter':
    case 'compatible':
      return anyVendor(id);
  }
}

type Rules = readonly (readonly [RegExp, Guidance['fit'], Guidance['why']])[];

/** The first that fits. */
const OPENAI: Rules = [
  [/^gpt-(5|5\.\d|6|6\.\d)-nano/, 'weak', 'guidance_too_small'],
  [/^gpt-6\.\d+-(sol|terra)/, 'capable', 'guidance_test_first'],
  [/^gpt-6(\.\d+)?-luna/, 'capable', 'guidance_fast'],
  [/^gpt-6/, 'capable', 'guidance_test_first'],
  [/^gpt-5\.6-luna/, 'capable', 'guidance_fast'],
  [/^gpt-5\.[6-9]/, 'good', 'guidance_without_reasoning'],
  [/^gpt-5(\.\d)?-mini/, 'capable', 'guidance_fast'],
  [/^gpt-5\.[2-5]/, 'good', 'guidance_without_reasoning'],
  [/^gpt-5/, 'good', 'guidance_strong'],
  [/^(o3|o4-mini)(-\d{4}|$)/, 'good', 'guidance_thorough'],
  [/^o1(-\d{4}|$)|^o3-mini/, 'capable', 'guidance_older'],
  [/^gpt-4\.1-nano/, 'weak', 'guidance_too_small'],
  [/^gpt-(4\.1|4o)-mini/, 'capable', 'guidance_fast'],
  [/^gpt-4\.1/, 'good', 'guidance_balanced'],
  [/^gpt-4o/, 'capable', 'guidance_older'],
  [/^gpt-(4|3\.5)|^o1-/, 'weak', 'guidance_too_old'],
];

const CLAUDE: Rules = [
  [/^claude-(instant|[12]\b|3-(opus|sonnet|haiku))/, 'weak', 'guidance_too_old'],
  [/^claude-3-5-haiku/, 'weak', 'guidance_too_old'],
  [/^claude-(3-[57]-sonnet|(sonnet|opus)-4(-0|-1)?(-\d{8}|$))/, 'capable', 'guidance_older'],
  [/^claude-haiku-([4-9])/, 'capable', 'guidance_fast'],
  [/^claude-sonnet-([4-9])/, 'good', 'guidance_balanced'],
  [/^claude-(opus-[4-9]|fable)/, 'good', 'guidance_strong'],
];

const GEMINI: Rules = [
  [/^gemini-(1|2\.0|pro|flash)/, 'weak', 'guidance_too_old'],
  [/^gemini-[2-9](\.\d+)?-flash-lite/, 'capable', 'guidance_fast'],
  [/^gemini-2\.5-flash/, 'capable', 'guidance_fast'],
  [/^gemini-2\.5-pro/, 'good', 'guidance_strong'],
  [/^gemini-[3-9](\.\d+)?-flash/, 'good', 'guidance_balanced'],
  [/^gemini-[3-9](\.\d+)?-pro/, 'good', 'guidance_strong'],
];

function first(rules: Rules, id: string): Guidance {
  const rule = rules.find(([pattern]) => pattern.test(id));
  return rule ? { fit: rule[1], why: rule[2] } : UNKNOWN;
}

/** OpenRouter's names, and those of servers that serve anybody's models: `vendor/model`, or the model alone. */
function anyVendor(id: string): Guidance {
  if (id.endsWith(':free')) {
    const { fit } = anyVendor(id.slice(0, -':free'.length));
    return fit === 'good' ? { fit: 'capable', why: 'guidance_free' } : { fit, why: 'guidance_free' };
  }
  const name = id.slice(id.lastIndexOf('/') + 1);
  // A router speaks to the vendor in its own way: what OpenAI does not take here, it may take from there.
  if (/^(gpt-[3-9](?!-?oss)|o[134])/.test(name)) return throughRouter(first(OPENAI, name));
  // OpenRouter writes `claude-sonnet-4.5`, Anthropic `claude-sonnet-4-5`.
  if (name.startsWith('claude-')) return first(CLAUDE, name.replaceAll('.', '-'));
  if (name.startsWith('gemini-')) return first(GEMINI, name);
  return openModelGuidance(name);
}

function throughRouter(found: Guidance): Guidance {
  return found.why === 'guidance_without_reasoning' || found.why === 'guidance_test_first'
    ? { fit: 'good', why: 'guidance_strong' }
    : found;
}
