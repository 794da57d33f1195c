import { type Problem, problem } from '../problem.ts';
import type { Policy } from '../storage/policy.ts';
import { isAllowedProvider } from '../storage/policy-providers.ts';
import type { ProviderSettings } from '../storage/settings.ts';

export { isAllowedProvider };

/** Why the organisation does not let a provider be asked anything; null where it does. */
export function providerRefusal(
  provider: Pick<ProviderSettings, 'preset' | 'baseUrl' | 'name'>,
  policy: Pick<Policy, 'allowedProviders'>,
): Problem | null {
  if (isAllowedProvider(provider, policy)) return null;
  // The address counts, and not the name that the user gave it.
  const host = URL.parse(provider.baseUrl)?.host;
  return problem('policy_provider', { subs: [host || provider.name], action: 'open_models' });
}
