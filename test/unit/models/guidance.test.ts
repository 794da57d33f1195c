import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../../lib/i18n.ts';
import { type Guidance, guidanceOf } from '../../../lib/models/guidance.ts';
import type { PresetId } from '../../../lib/models/model.ts';
import { PRESETS } from '../../../lib/models/presets.ts';

/** Ids as the providers' own lists have them. */
const EXPECTED: Readonly<Record<PresetId, Readonly<Record<Guidance['fit'], readonly string[]>>>> = {
  openai: {
    good: [
      'gpt-5.6-terra',
      'gpt-5.6-sol',
      'gpt-5.4',
      'gpt-5',
      'gpt-5-2025-08-07',
      'gpt-4.1',
      'o3',
      'o4-mini',
    ],
    capable: [
      'gpt-6.1-terra',
      'gpt-6-astra',
      'gpt-6-luna',
      'gpt-5.6-luna',
      'gpt-5.4-mini',
      'gpt-5-mini',
      'gpt-4.1-mini',
      'gpt-4o',
      'gpt-4o-2024-11-20',
      'o1',
      'ft:gpt-4.1-mini-2025-04-14:acme::abc123',
    ],
    weak: ['gpt-4.1-nano', 'gpt-5-nano', 'gpt-3.5-turbo', 'gpt-4-turbo', 'gpt-4', 'o1-mini'],
    unknown: ['gpt-7', 'davinci-002', 'chatgpt-next'],
  },
  anthropic: {
    good: [
      'claude-sonnet-5-5',
      'claude-opus-5-5',
      'claude-opus-4-5-20251101',
      'claude-sonnet-4-5-20250929',
      'claude-fable-5-1',
    ],
    capable: [
      'claude-haiku-5-5',
      'claude-haiku-4-5-20251001',
      'claude-sonnet-4-20250514',
      'claude-opus-4-1-20250805',
      'claude-3-7-sonnet-20250219',
    ],
    weak: ['claude-3-haiku-20240307', 'claude-3-opus-20240229', 'claude-3-5-haiku-20241022', 'claude-2.1'],
    unknown: ['claude-next', 'claude-mythos-5'],
  },
  gemini: {
    good: ['gemini-3.8-flash', 'gemini-3-pro-preview', 'gemini-2.5-pro', 'models/gemini-3.1-pro-preview'],
    capable: ['gemini-2.5-flash', 'gemini-2.5-flash-lite', 'gemini-3.1-flash-lite'],
    weak: ['gemini-2.0-flash', 'gemini-1.5-pro', 'gemini-pro'],
    unknown: ['gemini-nano-banana', 'gemini-exp-1206'],
  },
  openrouter: {
    good: [
      'anthropic/claude-sonnet-5.5',
      'anthropic/claude-sonnet-4.5',
      'openai/gpt-5.6-terra',
      'openai/gpt-6.1-sol',
      'google/gemini-3.8-flash',
      'deepseek/deepseek-v3.2',
      'moonshotai/kimi-k2',
      'qwen/qwen3-235b-a22b',
      'meta-llama/llama-3.3-70b-instruct',
      'openai/gpt-oss-120b',
    ],
    capable: [
      'anthropic/claude-haiku-4.5',
      'openai/gpt-4o',
      'meta-llama/llama-3.1-8b-instruct',
      'mistralai/mistral-nemo',
      'meta-llama/llama-3.3-70b-instruct:free',
    ],
    weak: [
      'meta-llama/llama-3.2-3b-instruct',
      'openai/gpt-3.5-turbo',
      'google/gemma-2-9b-it',
      'google/gemma-2-9b-it:free',
    ],
    unknown: ['openrouter/auto', 'deepseek/deepseek-r1-0528', 'somebody/great-model', 'arcee-ai/spotlight'],
  },
  ollama: {
    good: [
      'gpt-oss:20b',
      'gpt-oss',
      'gpt-oss:120b',
      'qwen3:32b',
      'qwen3:30b-a3b',
      'llama3.3',
      'mistral-small:24b',
    ],
    capable: ['qwen3:8b', 'qwen3', 'qwen3:14b', 'llama3.1', 'llama3.1:8b-instruct-q4_K_M', 'mistral-nemo'],
    weak: [
      'llama3.2',
      'llama3.2:1b',
      'qwen3:4b',
      'qwen2.5:0.5b',
      'gemma3:12b',
      'gemma3n:e4b',
      'phi3',
      'llama2:13b',
      'deepseek-r1:14b',
      'tinyllama',
    ],
    unknown: ['my-own-model', 'my-own-model:latest', 'qwen3:latest-mine'],
  },
  lmstudio: {
    good: ['openai/gpt-oss-20b', 'qwen/qwen3-30b-a3b-2507', 'mistralai/devstral-small-2507-24b'],
    capable: ['qwen/qwen3-8b', 'qwen/qwen3-14b', 'meta-llama-3.1-8b-instruct'],
    weak: ['google/gemma-3-12b', 'qwen/qwen3-1.7b', 'llama-3.2-3b-instruct'],
    unknown: ['local-model', 'lmstudio-community/untitled'],
  },
  compatible: {
    good: ['gpt-4.1', 'deepseek-chat', 'Qwen/Qwen3-32B', 'mistral-large-latest', 'claude-sonnet-4-5'],
    capable: ['Qwen/Qwen2.5-14B-Instruct', 'gpt-4o-mini'],
    weak: ['Qwen/Qwen2.5-3B-Instruct', 'microsoft/phi-3-mini-4k-instruct'],
    unknown: ['our-model', 'default'],
  },
};

const cases = Object.entries(EXPECTED).flatMap(([preset, byFit]) =>
  Object.entries(byFit).flatMap(([fit, ids]) => ids.map((id) => [preset as PresetId, id, fit] as const)),
);

describe('guidance', () => {
  it.each(cases)('%s %s: %s', (preset, id, fit) => {
    expect(guidanceOf(preset, id).fit).toBe(fit);
  });

  it('recommends what it suggests', () => {
    for (const { id, suggestedModel } of Object.values(PRESETS))
      if (suggestedModel) expect(guidanceOf(id, suggestedModel).fit).toBe('good');
  });

  it('says why in words, and claims nothing of what it does not know', () => {
    const known = cases.map(([, id]) => id);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(PRESETS).map(({ id }) => id)),
        fc.oneof(
          fc.string(),
          fc.constantFrom(...known),
          fc.constantFrom(...known).map((id) => `x${id}`),
        ),
        (preset, id) => {
          const { fit, why } = guidanceOf(preset, id);
          expect(t(why).length).toBeGreaterThan(20);
          if (fit === 'unknown')
            expect(['guidance_unknown', 'guidance_local_unknown', 'guidance_free']).toContain(why);
        },
      ),
    );
    for (const { id } of Object.values(PRESETS)) expect(guidanceOf(id, '').fit).toBe('unknown');
  });
});
