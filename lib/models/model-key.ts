import { ProblemError } from '../problem.ts';
import type { ModelProvider } from './model.ts';
import { tell } from './model-errors.ts';
import { PRESETS } from './presets.ts';

/** The key as it goes into a header; throws a ProblemError where it is needed and missing, or cannot be one. */
export function usableKey(provider: ModelProvider, model: string, key: string | null): string {
  const trimmed = (key ?? '').trim();
  const at = { provider, model, key: trimmed };
  if (trimmed === '' && PRESETS[provider.preset].key === 'required')
    throw new ProblemError(tell('model_key_missing', at));
  // `fetch` would refuse it too, with the key in its message.
  if (/[^\x21-\x7e]/.test(trimmed)) throw new ProblemError(tell('model_key_malformed', at));
  return trimmed;
}
