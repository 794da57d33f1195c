import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { t } from '../i18n.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { Permission } from '../tools/tool.ts';

/** What each agent may do. `storage.local`, key `agents`. */

export const PERMISSIONS = ['always_allow', 'needs_approval', 'disabled'] as const satisfies Permission[];

const agentSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** A tool that is not named has its own default. What cannot be read is `disabled`: it may have been. */
  toolPermissions: z.record(z.string(), z.catch(z.enum(PERMISSIONS), 'disabled')),
  /**
   * Objects (API names, compared without regard to case) that a tool may touch; null or not named: any. What cannot be
   * read is no object at all.
   */
  objectScope: z.record(z.string(), z.catch(z.nullable(z.array(z.string())), [])),
});

const agentsSchema = z.object({ schemaVersion: z.literal(1), agents: z.array(agentSchema) });

export type Agent = z.infer<typeof agentSchema>;

/** The agent that is there from the start. */
export const DEFAULT_AGENT_ID = 'default';

const KEY = 'agents';

/** Every tool as its own default has it: reads are allowed, writes ask, deletes are disabled. */
export function defaultAgent(): Agent {
  return { id: DEFAULT_AGENT_ID, name: t('agent_default_name'), toolPermissions: {}, objectScope: {} };
}

/**
 * The default agent is always among them, first if it had to be made anew. Storage that is damaged as a whole gives the
 * defaults, which write nothing unasked; a damaged entry is the strictest it could have been.
 */
export function parseAgents(stored: unknown): readonly Agent[] {
  const parsed = agentsSchema.safeParse(stored);
  const agents = parsed.success ? parsed.data.agents : [];
  return agents.some(({ id }) => id === DEFAULT_AGENT_ID) ? agents : [defaultAgent(), ...agents];
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
    await browser.storage.local.set({ [KEY]: { schemaVersion: 1, agents: next } });
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
