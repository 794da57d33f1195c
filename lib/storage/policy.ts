import browser from 'webextension-polyfill';
import type { Permission } from '../tools/tool.ts';
import type { Agent } from './agent.ts';
import { parsePolicy } from './policy-parse.ts';

/**
 * What the organisation's administrators set for this browser (`storage.managed`), made fit to be followed. A part that
 * cannot be read counts as the strictest it could be, and is named in `unreadable`.
 */
export interface Policy {
  /** False where the browser has no policy for Recordside. */
  readonly present: boolean;
  /** As the settings name it: "Set by Larkfield". Null: "your organisation". */
  readonly organisation: string | null;
  /** The apps that may be signed in through, the first is the one of the chat's Connect button; null: the user's choice. */
  readonly signIns: readonly PolicySignIn[] | null;
  /** 18-character org ids, My Domain hosts, or `*.`-patterns of hosts; null: any. */
  readonly allowedOrgs: readonly string[] | null;
  /** Preset ids, or origins of compatible servers; null: any. */
  readonly allowedProviders: readonly string[] | null;
  /** Agents deployed to everybody, ids prefixed `policy:`; null: none. They cannot be changed or deleted. */
  readonly agents: readonly Agent[] | null;
  /** Whether users may make agents of their own, and keep the default one. */
  readonly ownAgents: boolean;
  /** Tool name, or `*` for every tool → the loosest it may be. */
  readonly toolCeilings: Readonly<Record<string, Permission>>;
  /** Tool name, or `*` for every write tool → the objects it may touch. */
  readonly objectCeilings: Readonly<Record<string, readonly string[]>>;
  readonly sharing: PolicySharing;
  readonly history: { readonly keep: boolean; readonly days: number } | null;
  readonly activityDays: number | null;
  /** Keys as the administrator wrote them. */
  readonly unreadable: readonly string[];
}

export interface PolicySignIn {
  /** For the user to tell them apart: "Production", "UAT sandbox". */
  readonly name: string;
  readonly consumerKey: string;
  readonly loginUrl: string;
  readonly scopes: string;
}

export interface PolicySharing {
  /** `administrators`: the installations whose sharing key is in the list. */
  readonly setUpBy: 'everyone' | 'administrators' | 'nobody';
  /** `age1…` */
  readonly administrators: readonly string[];
  /** Sealed shares handed to everybody; opened with the user's key or a passphrase. */
  readonly provided: readonly { readonly name: string; readonly text: string }[];
}

export const NO_POLICY: Policy = {
  present: false,
  organisation: null,
  signIns: null,
  allowedOrgs: null,
  allowedProviders: null,
  agents: null,
  ownAgents: true,
  toolCeilings: {},
  objectCeilings: {},
  sharing: { setUpBy: 'everyone', administrators: [], provided: [] },
  history: null,
  activityDays: null,
  unreadable: [],
};

/** As it is now: to be asked at every use, since an administrator may change it at any time. */
export async function readPolicy(): Promise<Policy> {
  return parsePolicy(await managed());
}

/** Firefox refuses to read where there is no policy; Chrome gives an empty one. */
async function managed(): Promise<unknown> {
  try {
    return await browser.storage.managed.get(null);
  } catch {
    return undefined;
  }
}

/** Calls back with the policy when it changes, while the browser runs; returns the way to stop. */
export function watchPolicy(onChange: (policy: Policy) => void): () => void {
  let newest = 0;
  let stopped = false;
  const listener = async (_changes: unknown, area: string) => {
    if (area !== 'managed') return;
    const mine = ++newest;
    const policy = await readPolicy();
    // A slow reading must not overtake a newer one.
    if (!stopped && mine === newest) onChange(policy);
  };
  browser.storage.onChanged.addListener(listener);
  return () => {
    stopped = true;
    browser.storage.onChanged.removeListener(listener);
  };
}
