import type { PresetId } from '../../lib/models/model.ts';
import { PRESETS } from '../../lib/models/presets.ts';
import type { Seed } from './seed-settings.ts';

const KEYS: readonly { variable: string; preset: PresetId }[] = [
  { variable: 'OPENAI_API_KEY', preset: 'openai' },
  { variable: 'ANTHROPIC_API_KEY', preset: 'anthropic' },
  { variable: 'GEMINI_API_KEY', preset: 'gemini' },
];

/** The provider whose key is in the environment; null for the scripted model. */
export function chooseProvider(environment: NodeJS.ProcessEnv): Partial<Seed> | null {
  for (const { variable, preset } of KEYS) {
    const key = environment[variable]?.trim();
    if (!key) continue;
    const { name, baseUrl, suggestedModel } = PRESETS[preset];
    return { preset, providerName: name, baseUrl, model: suggestedModel, key };
  }
  return null;
}
