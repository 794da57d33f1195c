import type { Agent } from '../../lib/storage/agent.ts';
import { findProvider } from '../../lib/storage/policy-agents.ts';
import type { ProviderSettings, Settings } from '../../lib/storage/settings.ts';

/** The model that answers for an agent, as far as the settings tell. */
export interface ModelInForce {
  readonly provider: ProviderSettings;
  readonly model: string;
  /** Its last Test found that it calls no tools: it cannot look anything up. */
  readonly noTools: boolean;
}

/** The agent's own model, else that of the provider in use; null where that provider is not (or no longer) set up. */
export function modelInForce(
  agent: Pick<Agent, 'model'> | null,
  { providers, activeProviderId }: Pick<Settings, 'providers' | 'activeProviderId'>,
): ModelInForce | null {
  const own = agent?.model ?? null;
  const provider = own
    ? findProvider(providers, own.providerId)
    : providers.find(({ id }) => id === activeProviderId);
  if (!provider) return null;
  const model = own ? own.model : provider.model;
  const { test } = provider;
  return { provider, model, noTools: test?.model === model && !test.toolCalling };
}
