import * as z from 'zod/mini';
import {
  AGENT_ICONS,
  type Agent,
  EFFORTS,
  INSTRUCTIONS_LIMIT,
  METHODS,
  PERMISSIONS,
  STARTERS_LIMIT,
} from './agent.ts';
import { AGENTS_LIMIT } from './agents.ts';
import { findProvider } from './policy-agents.ts';
import type { ProviderSettings } from './settings.ts';
import { visibleLine, visibleText } from './visible-text.ts';

/**
 * Agents as a file to hand on. No secret is in it, and nothing that means something in one browser only: a model goes by
 * the names of its provider, a connection is not named at all.
 */
const FORMAT = 'recordside-agents';
const VERSION = 1;

/** Characters; all the agents there may be fit in. */
export const AGENT_FILE_LIMIT = 4_000_000;

const few = (most: number) =>
  z.refine<Record<string, unknown>>((record) => Object.keys(record).length <= most, 'Too many entries.');
const toolName = z.string().check(z.regex(/^[a-z][a-z0-9_]{0,63}$/));
const objectName = z.string().check(z.regex(/^[A-Za-z]\w{0,79}$/));

const fileAgentSchema = z.object({
  name: z.string().check(z.maxLength(80)),
  icon: z.catch(z.enum(AGENT_ICONS), 'spark'),
  instructions: z.string().check(z.maxLength(INSTRUCTIONS_LIMIT)),
  model: z.nullable(
    z.object({
      preset: z.string().check(z.maxLength(40)),
      provider: z.string().check(z.maxLength(200)),
      model: z.string().check(z.minLength(1), z.maxLength(256)),
      effort: z.nullable(z.enum(EFFORTS)),
    }),
  ),
  salesforce: z.nullable(z.object({ method: z.nullable(z.enum(METHODS)) })),
  toolPermissions: z.record(toolName, z.enum(PERMISSIONS)).check(few(200)),
  objectScope: z.record(toolName, z.nullable(z.array(objectName).check(z.maxLength(200)))).check(few(200)),
  starters: z.array(z.string().check(z.maxLength(300))).check(z.maxLength(STARTERS_LIMIT)),
});

export type FileAgent = z.infer<typeof fileAgentSchema>;
export type FileModel = NonNullable<FileAgent['model']>;

export function agentFile(agents: readonly Agent[], providers: readonly ProviderSettings[]): string {
  const file = { format: FORMAT, version: VERSION, agents: agents.map((agent) => toFile(agent, providers)) };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function toFile(agent: Agent, providers: readonly ProviderSettings[]): FileAgent {
  const { name, icon, instructions, model, salesforce, toolPermissions, objectScope, starters } = agent;
  const provider = model && findProvider(providers, model.providerId);
  return {
    name,
    icon,
    instructions,
    model:
      provider && model.model !== ''
        ? { preset: provider.preset, provider: provider.name, model: model.model, effort: model.effort }
        : null,
    salesforce: salesforce && { method: salesforce.method },
    toolPermissions,
    objectScope,
    starters,
  };
}

export type AgentFileFault =
  | 'huge'
  | 'not_json'
  | 'not_agents'
  | 'newer'
  | 'no_version'
  | 'empty'
  | 'too_many'
  | 'damaged';

export type ReadAgentFile =
  | { readonly ok: true; readonly agents: readonly FileAgent[] }
  /** `at`: which agent of the file, counted from 1, where it is one of them. */
  | { readonly ok: false; readonly fault: AgentFileFault; readonly at: number | null };

const fault = (what: AgentFileFault, at: number | null = null): ReadAgentFile => ({
  ok: false,
  fault: what,
  at,
});

/** All of a file or nothing. What it says is not followed anywhere yet. */
export function readAgentFile(text: string): ReadAgentFile {
  if (text.length > AGENT_FILE_LIMIT) return fault('huge');
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return fault('not_json');
  }
  const head = z.looseObject({ format: z.literal(FORMAT) }).safeParse(file);
  if (!head.success) return fault('not_agents');
  const { version, agents } = head.data;
  if (!Number.isInteger(version) || (version as number) < 1) return fault('no_version');
  if ((version as number) > VERSION) return fault('newer');
  if (!Array.isArray(agents)) return fault('damaged');
  if (agents.length === 0) return fault('empty');
  if (agents.length > AGENTS_LIMIT) return fault('too_many');
  const read: FileAgent[] = [];
  for (const [index, agent] of agents.entries()) {
    const parsed = fileAgentSchema.safeParse(agent);
    if (!parsed.success) return fault('damaged', index + 1);
    read.push(seen(parsed.data));
  }
  const nameless = read.findIndex(({ name }) => name === '');
  return nameless < 0 ? { ok: true, agents: read } : fault('damaged', nameless + 1);
}

/** As a person sees it: instructions that only a model would read do not come in. */
function seen(agent: FileAgent): FileAgent {
  return {
    ...agent,
    name: visibleLine(agent.name),
    instructions: visibleText(agent.instructions),
    starters: agent.starters.map(visibleLine).filter((starter) => starter !== ''),
    model: agent.model && seenModel(agent.model),
  };
}

function seenModel(model: FileModel): FileModel | null {
  const name = visibleLine(model.model);
  return name === '' ? null : { ...model, provider: visibleLine(model.provider), model: name };
}

/** The provider that is meant, where it is set up here: by kind and name, else by kind where the kind says which. */
export function matchProvider(
  { preset, provider }: Pick<FileModel, 'preset' | 'provider'>,
  providers: readonly ProviderSettings[],
): ProviderSettings | null {
  const ofKind = providers.filter((each) => each.preset === preset);
  const named = ofKind.find(({ name }) => name === provider);
  // Any server can be a compatible one: only its name tells which.
  return named ?? (preset === 'compatible' ? undefined : ofKind[0]) ?? null;
}
