import { providerRefusal } from '../../lib/models/allowed-provider.ts';
import { ProblemError, problem } from '../../lib/problem.ts';
import { readPolicy } from '../../lib/storage/policy.ts';
import { readSecret } from '../../lib/storage/secrets.ts';
import { type ProviderSettings, readSettings } from '../../lib/storage/settings.ts';

/** The name under which a provider's key is sealed. */
export const modelKeyName = (providerId: string): string => `model-key/${providerId}`;

/**
 * A provider that was set up, with its key opened. Everything that goes to a provider passes here.
 * @throws ProblemError `no_model` where it is no more, `policy_provider` where the organisation does not allow it
 */
export async function providerAndKey(
  providerId: string,
): Promise<{ provider: ProviderSettings; key: string | null }> {
  const { providers } = await readSettings();
  const provider = providers.find((candidate) => candidate.id === providerId);
  if (!provider) throw new ProblemError(problem('no_model', { action: 'open_models' }));
  const refusal = providerRefusal(provider, await readPolicy());
  if (refusal) throw new ProblemError(refusal);
  return { provider, key: await readSecret(modelKeyName(providerId)) };
}
