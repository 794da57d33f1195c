import type { Policy } from './policy.ts';
import { isAllowedProvider } from './policy-providers.ts';
import type { Settings } from './settings.ts';

/** The settings in force: what the organisation sets stands in the place of the user's own. */
export function settingsUnderPolicy(stored: Settings, policy: Policy): Settings {
  return {
    ...stored,
    signIn: signInUnder(stored, policy),
    activeProviderId: activeUnder(stored, policy),
    history: policy.history ?? stored.history,
    activityDays: policy.activityDays ?? stored.activityDays,
  };
}

function signInUnder({ signIn }: Settings, { signIns }: Policy): Settings['signIn'] {
  if (signIns === null) return signIn;
  const [first] = signIns;
  // Nobody can sign in: there is no app to do it through.
  if (!first) return { ...signIn, consumerKey: '' };
  return { consumerKey: first.consumerKey, loginUrl: first.loginUrl, scopes: first.scopes };
}

/** The user's choice where it is allowed, else the first that is. */
function activeUnder({ providers, activeProviderId }: Settings, policy: Policy): string | null {
  const active = providers.find(({ id }) => id === activeProviderId);
  if (!active || isAllowedProvider(active, policy)) return activeProviderId;
  return providers.find((provider) => isAllowedProvider(provider, policy))?.id ?? null;
}
