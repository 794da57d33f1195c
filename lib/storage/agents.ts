import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { t } from '../i18n.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import { ProblemError, problem } from '../problem.ts';
import { type Agent, agentSchema } from './agent.ts';
import { agentsUnderPolicy } from './agents-under-policy.ts';
import { type Policy, readPolicy, watchPolicy } from './policy.ts';

/** The user's agents, in the order of the picker. `storage.local`, key `agents`. */

/** Each is read by itself: one that is damaged takes no other with it. */
const agentsSchema = z.object({ schemaVersion: z.literal(2), agents: z.array(z.unknown()) });

export type { Agent } from './agent.ts';
export { PERMISSIONS } from './agent.ts';

/** The agent that is there from the start. */
export const DEFAULT_AGENT_ID = 'default';

/** Nobody can tell more apart in a picker; it also bounds what a file may bring. */
export const AGENTS_LIMIT = 100;

const KEY = 'agents';
const OF_POLICY = 'policy:';

/** Whether the organisation deployed it: then nothing of it is changed here. */
export const isOfPolicy = (id: string): boolean => id.startsWith(OF_POLICY);

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
    starters: [],
    toolPermissions: {},
    objectScope: {},
  };
}

/**
 * The default agent is always among them, first if it had to be made anew. Storage that is damaged as a whole gives the
 * defaults, which write nothing unasked; a damaged entry is the strictest it could have been. What stands here under a
 * name of the organisation's is nobody's: those come from policy alone.
 */
export function parseAgents(stored: unknown): readonly Agent[] {
  const parsed = agentsSchema.safeParse(to2(stored));
  const agents = new Map<string, Agent>();
  for (const entry of parsed.success ? parsed.data.agents : []) {
    const agent = agentSchema.safeParse(entry);
    if (agent.success && !isOfPolicy(agent.data.id) && !agents.has(agent.data.id))
      agents.set(agent.data.id, agent.data);
  }
  return agents.has(DEFAULT_AGENT_ID) ? [...agents.values()] : [defaultAgent(), ...agents.values()];
}

/** Brings what an earlier version stored up to now; it keeps all that it had. */
function to2(stored: unknown): unknown {
  const from1 = z
    .object({ schemaVersion: z.literal(1), agents: z.array(z.looseObject({})) })
    .safeParse(stored);
  if (!from1.success) return stored;
  return { schemaVersion: 2, agents: from1.data.agents.map((agent) => ({ ...UNSET, ...agent })) };
}

async function readOwn(): Promise<readonly Agent[]> {
  return parseAgents((await browser.storage.local.get(KEY))[KEY]);
}

/** As they are in force: the organisation's first, then those of the user that policy leaves. */
export async function readAgents(): Promise<readonly Agent[]> {
  const [own, policy] = await Promise.all([readOwn(), readPolicy()]);
  return agentsUnderPolicy(own, policy);
}

/** Null for an agent that is no more. */
export async function readAgent(id: string = DEFAULT_AGENT_ID): Promise<Agent | null> {
  return (await readAgents()).find((agent) => agent.id === id) ?? null;
}

const inTurn = oneAtATime();

interface Now {
  readonly own: readonly Agent[];
  readonly policy: Policy;
}

/** Reads, changes, writes, one after the other; gives the agents in force afterwards. */
function change(make: (now: Now) => readonly Agent[]): Promise<readonly Agent[]> {
  return inTurn(async () => {
    const [own, policy] = await Promise.all([readOwn(), readPolicy()]);
    const agents = make({ own, policy });
    await browser.storage.local.set({ [KEY]: { schemaVersion: 2, agents } });
    return agentsUnderPolicy(agents, policy);
  });
}

/** Only what is in force can be changed, and of that only the user's own. */
function changeable(id: string, { own, policy }: Now): Agent {
  const agent = own.find((each) => each.id === id);
  if (agent && agentsUnderPolicy(own, policy).some((each) => each.id === id)) return agent;
  throw new Error(
    isOfPolicy(id) ? 'The organisation’s agents cannot be changed here.' : 'There is no such agent.',
  );
}

/** Rejects for an agent that is no more, or that is the organisation's. */
export async function updateAgent(id: string, edit: (agent: Agent) => Agent): Promise<Agent> {
  const agents = await change((now) => {
    const after = agentSchema.parse({ ...edit(changeable(id, now)), id });
    return now.own.map((agent) => (agent.id === id ? after : agent));
  });
  const after = agents.find((agent) => agent.id === id);
  if (!after) throw new Error('There is no such agent.');
  return after;
}

/** All of them or none; right after another one, or at the end. */
export async function addAgents(added: readonly Agent[], after: string | null): Promise<void> {
  await change(({ own, policy }) => {
    if (!policy.ownAgents) throw new Error('The organisation allows no agents of your own.');
    const made = added.map((agent) => agentSchema.parse(agent));
    const ids = new Set(own.map(({ id }) => id));
    for (const { id } of made) {
      if (isOfPolicy(id) || ids.has(id)) throw new Error('This id is taken.');
      ids.add(id);
    }
    if (ids.size > AGENTS_LIMIT) throw new ProblemError(problem('agents_full', { subs: [AGENTS_LIMIT] }));
    const at = own.findIndex(({ id }) => id === after);
    return own.toSpliced(at < 0 ? own.length : at + 1, 0, ...made);
  });
}

/** The default one stays: there is always somebody to ask. */
export async function removeAgent(id: string): Promise<void> {
  if (id === DEFAULT_AGENT_ID) throw new Error('The default agent cannot be removed.');
  await change((now) => {
    const gone = changeable(id, now);
    return now.own.filter((agent) => agent !== gone);
  });
}

/** By so many places, towards the end where it is positive; no further than there is. */
export async function moveAgent(id: string, by: number): Promise<void> {
  await change((now) => {
    const agent = changeable(id, now);
    const at = now.own.indexOf(agent);
    return now.own.toSpliced(at, 1).toSpliced(Math.max(0, at + by), 0, agent);
  });
}

/** Calls back with the agents in force at every change, from whatever page or policy; returns the way to stop. */
export function watchAgents(onChange: (agents: readonly Agent[]) => void): () => void {
  let newest = 0;
  let stopped = false;
  const tell = async () => {
    const mine = ++newest;
    const agents = await readAgents();
    // A slow reading must not overtake a newer one.
    if (!stopped && mine === newest) onChange(agents);
  };
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'local' && changes[KEY]) void tell();
  };
  browser.storage.onChanged.addListener(listener);
  const stopPolicy = watchPolicy(() => void tell());
  return () => {
    stopped = true;
    browser.storage.onChanged.removeListener(listener);
    stopPolicy();
  };
}
