import type { Agent, AgentIcon, Effort } from '../../../lib/storage/agent.ts';

type Change = (agent: Agent) => Agent;
type Model = NonNullable<Agent['model']>;
type Salesforce = NonNullable<Agent['salesforce']>;

export const setName =
  (name: string): Change =>
  (agent) => ({ ...agent, name });

export const setIcon =
  (icon: AgentIcon): Change =>
  (agent) => ({ ...agent, icon });

export const setInstructions =
  (instructions: string): Change =>
  (agent) => ({ ...agent, instructions });

export const setStarters =
  (starters: readonly string[]): Change =>
  (agent) => ({ ...agent, starters: [...starters] });

/** Null: the provider in use, with its model. */
export const setProvider =
  (provider: { readonly id: string; readonly model: string } | null): Change =>
  (agent) => ({
    ...agent,
    model: provider && { providerId: provider.id, model: provider.model, effort: null },
  });

/** An effort that the other model does not have goes with the one before. */
export const setModel =
  (effortsOf: (model: string) => readonly Effort[]) =>
  (model: string): Change =>
    changeModel((before) => ({
      ...before,
      model,
      effort: before.effort && effortsOf(model).includes(before.effort) ? before.effort : null,
    }));

export const setEffort = (effort: Effort | null): Change => changeModel((model) => ({ ...model, effort }));

function changeModel(change: (model: Model) => Model): Change {
  return (agent) => ({ ...agent, model: agent.model && change(agent.model) });
}

export const addConnector: Change = (agent) => ({
  ...agent,
  salesforce: agent.salesforce ?? { method: null, connectionId: null },
});

/** What was set for its tools stays, for when it is added again. */
export const removeConnector: Change = (agent) => ({ ...agent, salesforce: null });

export const setConnector =
  (change: Partial<Salesforce>): Change =>
  (agent) => ({ ...agent, salesforce: agent.salesforce && { ...agent.salesforce, ...change } });
