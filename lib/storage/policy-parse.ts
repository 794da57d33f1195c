import type { Policy } from './policy.ts';
import { policyAgentsOf } from './policy-agents.ts';
import { allowedOrgOf } from './policy-orgs.ts';
import { allowedProviderOf } from './policy-providers.ts';
import { fieldOf, isDays, isFields, listOf, type Note, noteUnknown, textOf } from './policy-reading.ts';
import { sharingOf } from './policy-sharing.ts';
import { signInsOf } from './policy-sign-ins.ts';
import { objectCeilingsOf, toolCeilingsOf } from './policy-tools.ts';

/** What each key may say, in the order of the guide. */
const READERS = {
  organisation: organisationOf,
  signIn: signInsOf,
  allowedOrgs: (value, name, note) => listOf(value, name, note, allowedOrgOf),
  allowedProviders: (value, name, note) => listOf(value, name, note, allowedProviderOf),
  agents: policyAgentsOf,
  ownAgents: ownAgentsOf,
  toolCeilings: toolCeilingsOf,
  objectCeilings: objectCeilingsOf,
  sharedConnections: sharingOf,
  history: historyOf,
  activityDays: activityDaysOf,
} as const satisfies Record<string, (value: unknown, name: string, note: Note) => unknown>;

type Key = keyof typeof READERS;

export const POLICY_KEYS = Object.keys(READERS) as readonly Key[];

/** Nothing that the readers know: stands for a key that was written and did not arrive. */
const LOST = Symbol('lost');

/**
 * An administrator's words, made fit to be followed: never throws, whatever they are. A part that cannot be read counts
 * as its strictest and is named, and so does a key that `keys` lists and that is not there: Chrome leaves out, without a
 * word, what does not fit the schema.
 */
export function parsePolicy(raw: unknown): Policy {
  const unreadable = new Set<string>();
  const note: Note = (name) => unreadable.add(name);
  const fields = isFields(raw) ? raw : {};
  const lost = raw === undefined ? [] : lostKeys(raw, note);

  function read<K extends Key, Otherwise>(key: K, otherwise: Otherwise) {
    const value = Object.hasOwn(fields, key) ? fields[key] : lost.includes(key) ? LOST : undefined;
    return value === undefined
      ? otherwise
      : (READERS[key](value, key, note) as ReturnType<(typeof READERS)[K]>);
  }

  noteUnknown(fields, ['keys', ...POLICY_KEYS], '', note);
  return {
    present: Object.keys(fields).length > 0 || lost.length > 0,
    organisation: read('organisation', null),
    signIns: read('signIn', null),
    allowedOrgs: read('allowedOrgs', null),
    allowedProviders: read('allowedProviders', null),
    agents: read('agents', null),
    ownAgents: read('ownAgents', true),
    toolCeilings: read('toolCeilings', {}),
    objectCeilings: read('objectCeilings', {}),
    sharing: read('sharedConnections', { setUpBy: 'everyone', administrators: [], provided: [] }),
    history: read('history', null),
    activityDays: read('activityDays', null),
    unreadable: [...unreadable],
  };
}

/** The keys that must have been written and are not here. Where nobody can tell, all of them. */
function lostKeys(raw: unknown, note: Note): readonly string[] {
  if (!isFields(raw)) {
    note('policy');
    return POLICY_KEYS;
  }
  const listed = fieldOf(raw, 'keys');
  if (listed === undefined) return [];
  if (!Array.isArray(listed) || !listed.every((key) => typeof key === 'string')) {
    note('keys');
    return POLICY_KEYS;
  }
  for (const key of listed)
    if (key !== 'keys' && !(POLICY_KEYS as string[]).includes(key)) note(`keys.${key}`);
  return listed;
}

function organisationOf(value: unknown, name: string, note: Note): string | null {
  const organisation = textOf(value, 80);
  if (organisation === null) note(name);
  return organisation;
}

function ownAgentsOf(value: unknown, name: string, note: Note): boolean {
  if (typeof value !== 'boolean') note(name);
  return value === true;
}

function historyOf(value: unknown, name: string, note: Note): { keep: boolean; days: number } {
  const fields = isFields(value) ? value : {};
  const keep = fieldOf(fields, 'keep');
  const days = fieldOf(fields, 'days');
  const readable = typeof keep === 'boolean' && (days === undefined || isDays(days));
  if (!readable) note(name);
  noteUnknown(fields, ['keep', 'days'], `${name}.`, note);
  return { keep: readable && keep, days: isDays(days) ? days : 30 };
}

/** The strictest a log can be is to forget nothing. */
function activityDaysOf(value: unknown, name: string, note: Note): number {
  if (isDays(value)) return value;
  note(name);
  return 3_650;
}
