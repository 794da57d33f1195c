import type { Policy } from './policy.ts';
import { textOf } from './policy-reading.ts';
import type { ProviderSettings } from './settings.ts';

type NamedPreset = Exclude<ProviderSettings['preset'], 'compatible'>;

/**
 * Where each known provider is: whoever is allowed by name is allowed there and nowhere else. Storage is below the
 * models; a test holds these and the presets together. A compatible server can be anywhere, so only its address names it.
 */
export const PRESET_ADDRESSES: Readonly<Record<NamedPreset, string>> = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com/v1',
  gemini: 'https://generativelanguage.googleapis.com/v1beta/openai',
  openrouter: 'https://openrouter.ai/api/v1',
  ollama: 'http://localhost:11434/v1',
  lmstudio: 'http://localhost:1234/v1',
};

const isNamed = (preset: string): preset is NamedPreset => Object.hasOwn(PRESET_ADDRESSES, preset);

export function isAllowedProvider(
  { preset, baseUrl }: Pick<ProviderSettings, 'preset' | 'baseUrl'>,
  { allowedProviders }: Pick<Policy, 'allowedProviders'>,
): boolean {
  if (allowedProviders === null) return true;
  const origin = originOf(baseUrl);
  if (origin === null) return false;
  if (allowedProviders.includes(origin)) return true;
  return (
    isNamed(preset) &&
    allowedProviders.includes(preset) &&
    baseUrl.replace(/\/+$/, '') === PRESET_ADDRESSES[preset]
  );
}

/** As an administrator writes one: `openai`, `https://models.acme.example`. */
export function allowedProviderOf(value: unknown): string | null {
  const typed = textOf(value, 500);
  if (typed === null) return null;
  return isNamed(typed) ? typed : originOf(typed);
}

function originOf(address: string): string | null {
  const url = URL.parse(address);
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  return isWeb && !url.username && !url.password && !url.hostname.includes('*') ? url.origin : null;
}
