import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { t } from '../i18n.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { type Agent, agentSchema } from './agent.ts';

/** What each agent may do. `storage.local`, key `agents`. */

const agentsSchema = z.object({ schemaVersion: z.literal(2), agents: z.array(agentSchema) });

export type { Agent } from './agent.ts';
export { PERMISSIONS } from './agent.ts';

/** The agent that is there from the start. */
export const DEFAULT_AGENT_ID = 'default';

const KEY = 'agents';

/** What an agent is without anybody's choice. */
const UNSET = {
  icon: 'spark',
  instructions: '',
  model: null,
  salesforce: { method: null, connectionId: null },
  starters: [],
} as const satisfies Partial<Agent>;

/** Every tool as its own default has it: reads are allowed, writes ask, deletes are disabled. */
export function defaultAgent(): Agent {
  return {
    id: DEFAULT_AGENT_ID,
    name: t('agent_default_name'),
    ...UNSET,
    toolPermissions: {},
    objectScope: {},
  };
}

/**
 * The default agent is always among them, first if it had to be made anew. Storage that is damaged as a whole gives the
 * defaults, which write nothing unasked; a damaged entry is the strictest it could have been.
 */
export function parseAgents(stored: unknown): readonly Agent[] {
  const parsed = agentsSchema.safeParse(to2(stored));
  const agents = parsed.success ? parsed.data.agents : [];
  return agents.some(({ id }) => id === DEFAULT_AGENT_ID) ? agents : [defaultAgent(), ...agents];
}

/** Brings what an earlier version stored up to now; it keeps all that it had. */
function to2(stored: unknown): unknown {
  const from1 = z
    .object({ schemaVersion: z.literal(1), agents: z.array(z.looseObject({})) })
    .safeParse(stored);
  if (!from1.success) return stored;
  return { schemaVersion: 2, agents: from1.data.agents.map((agent) => ({ ...UNSET, ...agent })) };
}

export async function readAgents(): Promise<readonly Agent[]> {
  return parseAgents((await browser.storage.local.get(KEY))[KEY]);
}

/** Null for an agent that is no more. */
export async function readAgent(id: string = DEFAULT_AGENT_ID): Promise<Agent | null> {
  return (await readAgents()).find((agent) => agent.id === id) ?? null;
}

const inTurn = oneAtATime();

/** Reads, changes, writes; updates of one page queue up so that none is lost. Rejects for an agent that is no more. */
export function updateAgent(id: string, change: (agent: Agent) => Agent): Promise<Agent> {
  return inTurn(async () => {
    const agents = await readAgents();
    const before = agents.find((agent) => agent.id === id);
    if (!before) throw new Error('There is no such agent.');
    const after = agentSchema.parse({ ...change(before), id });
    const next = agents.map((agent) => (agent.id === id ? after : agent));
    await browser.storage.local.set({ [KEY]: { schemaVersion: 2, agents: next } });
    return after;
  });
}

/** Calls back with the agents at every change, from whatever page; returns the way to stop. */
export function watchAgents(onChange: (agents: readonly Agent[]) => void): () => void {
  const listener = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[KEY];
    if (area === 'local' && change) onChange(parseAgents(change.newValue));
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
