import type { Guidance } from './guidance.ts';

export const UNKNOWN: Guidance = { fit: 'unknown', why: 'guidance_unknown' };

/** Families that were not made to call tools, or answer with text that only looks like a call. */
const WITHOUT_TOOLS =
  /^(gemma-?[123]|codegemma|phi-?[123]?\b|llama-?2|llama-?3(?![.\d])|codellama|vicuna|orca|tinyllama|zephyr|falcon|starcoder|stable-?lm|wizard|openchat|yi\b|deepseek-r1|deepseek-coder|deepseek-llm|llava|moondream|dolphin|nous-hermes-?2?\b|solar|mistral-7b|mixtral)/;

/** Sizes in billions that a name without one stands for, as Ollama's library has them. */
const USUAL_SIZE: readonly (readonly [RegExp, number])[] = [
  [/^gpt-oss\b/, 20],
  [/^qwen2\.5\b/, 7],
  [/^qwen3(\.\d)?(:|$)/, 8],
  [/^llama3\.1\b/, 8],
  [/^llama3\.2\b/, 3],
  [/^llama3\.3\b/, 70],
  [/^mistral(:|$)/, 7],
  [/^mistral-nemo\b/, 12],
  [/^(mistral-small|devstral|magistral)\b/, 24],
  [/^granite[34](\.\d)?(:|$)/, 8],
  [/^command-r(:|$)/, 35],
];

/** A model on the user's own computer: what counts is its size, and that it was made to call tools. */
export function localGuidance(id: string): Guidance {
  const name = id.slice(id.lastIndexOf('/') + 1);
  if (WITHOUT_TOOLS.test(name)) return { fit: 'weak', why: 'guidance_local_no_tools' };
  // Ollama's cloud models run elsewhere, with all the context they have.
  if (/[:-]cloud$/.test(name)) return openModelGuidance(name.replace(/[:-]cloud$/, ''));
  const size = sizeOf(name);
  if (size === null) return { fit: 'unknown', why: 'guidance_local_unknown' };
  if (size < 7) return { fit: 'weak', why: 'guidance_too_small' };
  if (size < 14) return { fit: 'capable', why: 'guidance_local_small' };
  if (size < 20) return { fit: 'capable', why: 'guidance_local_medium' };
  return { fit: 'good', why: 'guidance_local_large' };
}

/** Families known to do many tool calls well, whose names do not tell a size. */
const LARGE =
  /^(deepseek-(chat|v[3-9])|kimi-k[2-9]|glm-(4\.[5-9]|[5-9])|grok-[4-9]|mistral-(large|medium)|qwen3-max|qwen-max|minimax-m[2-9])/;

/** An open model that somebody serves. */
export function openModelGuidance(name: string): Guidance {
  if (LARGE.test(name) && !/air|flash|mini|lite|fast/.test(name))
    return { fit: 'good', why: 'guidance_open_large' };
  // Some of those who serve it give it tools, others do not.
  if (name.startsWith('deepseek-r1')) return UNKNOWN;
  if (WITHOUT_TOOLS.test(name)) return { fit: 'weak', why: 'guidance_local_no_tools' };
  const size = sizeOf(name);
  if (size === null) return UNKNOWN;
  if (size < 7) return { fit: 'weak', why: 'guidance_too_small' };
  if (size < 20) return { fit: 'capable', why: 'guidance_open_medium' };
  return { fit: 'good', why: 'guidance_open_large' };
}

/** Billions of parameters, by the name: `:20b`, `-235b-a22b` (all of them), `8x7b`, `e4b`, `0.6b`; null where it tells none. */
function sizeOf(name: string): number | null {
  const mixture = /(?:^|[-:_])(\d+)x(\d+(?:\.\d+)?)b\b/.exec(name);
  if (mixture) return Number(mixture[1]) * Number(mixture[2]);
  const told = /(?:^|[-:_])e?(\d+(?:\.\d+)?)b(?![a-z0-9])/.exec(name);
  if (told) return Number(told[1]);
  const usual = USUAL_SIZE.find(([family]) => family.test(name) && !/:(?!latest$)/.test(name));
  return usual?.[1] ?? null;
}
