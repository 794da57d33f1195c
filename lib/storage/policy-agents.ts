import { t } from '../i18n.ts';
import { type Agent, agentSchema } from './agent.ts';
import { fieldOf, isFields, type Note, noteUnknown, textOf } from './policy-reading.ts';
import type { ProviderSettings } from './settings.ts';

/**
 * The organisation's agents, written as in an exported file. One that cannot be read stays in its place with no
 * connector, and so without a tool: were it left out, a looser agent could take its place.
 */
export function policyAgentsOf(value: unknown, name: string, note: Note): readonly Agent[] {
  const entries = isFields(value) ? [value] : value;
  if (!Array.isArray(entries)) {
    note(name);
    return [withoutTools('policy:1', null, 1)];
  }
  const ids = new Set<string>();
  return entries.map((entry, index) => {
    const id = freeId(idOf(entry) ?? String(index + 1), ids);
    return agentOf(entry, id, index + 1, `${name}[${index}]`, note);
  });
}

function agentOf(value: unknown, id: string, number: number, at: string, note: Note): Agent {
  const written = isFields(value) ? value : null;
  const fields = written && {
    ...UNSET,
    ...written,
    id,
    model: modelOf(fieldOf(written, 'model')),
    salesforce: connectorOf(fieldOf(written, 'salesforce')),
  };
  const parsed = agentSchema.safeParse(fields);
  if (!written || !fields || !parsed.success || parsed.data.name.trim() === '') {
    note(at);
    return withoutTools(id, written && textOf(fieldOf(written, 'name'), 80), number);
  }
  noteUnknown(written, KNOWN, `${at}.`, note);
  for (const [key, read] of Object.entries(parsed.data))
    noteChanged(fieldOf(fields, key), read, `${at}.${key}`, note);
  return parsed.data;
}

const UNSET = {
  icon: 'spark',
  instructions: '',
  toolPermissions: {},
  objectScope: {},
  starters: [],
} as const;
const KNOWN = [...Object.keys(UNSET), 'id', 'name', 'model', 'salesforce'];

function withoutTools(id: string, name: string | null, number: number): Agent {
  return {
    ...UNSET,
    id,
    name: name ?? t('policy_agent_unreadable', number),
    model: null,
    salesforce: null,
    starters: [],
  };
}

/** What was read otherwise than it was written: the strictest took its place. */
function noteChanged(written: unknown, read: unknown, at: string, note: Note): void {
  if (!isFields(written) || !isFields(read)) {
    if (!sameList(written, read)) note(at);
    return;
  }
  for (const [key, value] of Object.entries(written)) {
    if (Object.hasOwn(read, key)) noteChanged(value, read[key], `${at}.${key}`, note);
    else note(`${at}.${key}`);
  }
}

function sameList(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A model goes by its provider's kind and name: the ids are the user's own. */
function modelOf(value: unknown): unknown {
  if (!isFields(value)) return value ?? null;
  const { preset, provider, ...rest } = value;
  if (typeof preset !== 'string') return value;
  const named = typeof provider === 'string' ? `/${provider}` : '';
  return { effort: null, ...rest, providerId: `${BY_PRESET}${preset}${named}` };
}

/** As everybody's, unless it says otherwise; `null` says that the agent has none. */
function connectorOf(value: unknown): unknown {
  const unset = { method: null, connectionId: null };
  return isFields(value) ? { ...unset, ...value } : value === undefined ? unset : value;
}

const BY_PRESET = 'preset:';

/** The provider of that id; or the one that an agent of the organisation means, which knows no ids of this browser. */
export function findProvider(
  providers: readonly ProviderSettings[],
  providerId: string,
): ProviderSettings | undefined {
  const own = providers.find(({ id }) => id === providerId);
  if (own || !providerId.startsWith(BY_PRESET)) return own;
  const meant = providerId.slice(BY_PRESET.length);
  const [preset = ''] = meant.split('/', 1);
  const name = meant.slice(preset.length + 1);
  const ofKind = providers.filter((provider) => provider.preset === preset);
  const named = ofKind.find((provider) => provider.name === name);
  // Any server can be a compatible one: only its name tells which.
  return named ?? (preset === 'compatible' && name !== '' ? undefined : ofKind[0]);
}

/** Stays the same when the list is put in another order: conversations remember it. */
function idOf(entry: unknown): string | null {
  if (!isFields(entry)) return null;
  const given = textOf(fieldOf(entry, 'id'), 1_000) ?? textOf(fieldOf(entry, 'name'), 1_000) ?? '';
  const id = given
    .toLowerCase()
    .replace(/^policy:/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return id || null;
}

function freeId(wanted: string, taken: Set<string>): string {
  let id = `policy:${wanted}`;
  for (let count = 2; taken.has(id); count += 1) id = `policy:${wanted}-${count}`;
  taken.add(id);
  return id;
}
