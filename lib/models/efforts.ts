import type { Effort } from '../storage/agent.ts';
import type { PresetId } from './model.ts';

const ALL: readonly Effort[] = ['minimal', 'low', 'medium', 'high'];
const WITHOUT_MINIMAL: readonly Effort[] = ['low', 'medium', 'high'];
const TWO: readonly Effort[] = ['low', 'high'];
const NONE: readonly Effort[] = [];

/**
 * How hard a model can be told to think through this provider's chat completions with tools; empty where it cannot.
 *
 * OpenAI: GPT-5 and 5.1 and the o models take an effort together with tools; what came later takes tools only without
 * reasoning. Anthropic's compatible endpoint documents that it ignores the parameter. Google's documents it for 2.5
 * and later, and refuses `minimal` all the same. OpenRouter translates its own parameter to each vendor's. Of local models
 * gpt-oss has levels; others think or do not.
 */
export function effortsOf(preset: PresetId, model: string): readonly Effort[] {
  switch (preset) {
    case 'openai':
      return ofOpenai(model);
    case 'anthropic':
      return NONE;
    case 'gemini':
      return ofGemini(model);
    case 'openrouter':
      return THROUGH_OPENROUTER.test(model) ? ALL : NONE;
    case 'ollama':
    case 'lmstudio':
      return ofGptOss(model);
    case 'compatible': {
      const own = model.slice(model.lastIndexOf('/') + 1);
      return ofGptOss(own).length > 0 ? ofGptOss(own) : ofOpenai(own);
    }
  }
}

function ofOpenai(model: string): readonly Effort[] {
  if (/^gpt-5(-mini|-nano)?(-\d{4}-\d{2}-\d{2})?$/.test(model)) return ALL;
  if (/^gpt-5\.1(-\d{4}-\d{2}-\d{2})?$/.test(model)) return WITHOUT_MINIMAL;
  return /^(o1|o3|o3-mini|o4-mini)(-\d{4}-\d{2}-\d{2})?$/.test(model) ? WITHOUT_MINIMAL : NONE;
}

function ofGemini(model: string): readonly Effort[] {
  if (/^gemini-3-pro/.test(model)) return TWO;
  return /^gemini-(2\.5|[3-9])/.test(model) ? WITHOUT_MINIMAL : NONE;
}

function ofGptOss(model: string): readonly Effort[] {
  return /(^|\/)gpt-oss(?!-safeguard)/.test(model) ? WITHOUT_MINIMAL : NONE;
}

const THROUGH_OPENROUTER =
  /^(openai\/(o[134]|gpt-([5-9]|oss))|anthropic\/claude-(3\.7|(sonnet|opus)-[4-9]|haiku-(4\.5|[5-9])|fable)|google\/gemini-(2\.5|[3-9])|x-ai\/grok-([4-9]|3-mini))/;
