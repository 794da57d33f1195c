import type { MessageKey } from '../../lib/i18n.ts';
import type { Input, Output, RequestName } from '../../lib/messaging/protocol.ts';
import type { Preset } from '../../lib/models/presets.ts';
import type { Problem, ProblemCode } from '../../lib/problem.ts';
import type { Verification } from '../../lib/storage/activity.ts';
import type { ActivityFilter, ActivityPage } from '../../lib/storage/activity-pages.ts';
import type { ActivityRow } from '../../lib/storage/activity-row.ts';
import type { Agent, Effort } from '../../lib/storage/agent.ts';
import type { Connection } from '../../lib/storage/connection.ts';
import type { HeldItem } from '../../lib/storage/held.ts';
import type { Person } from '../../lib/storage/people.ts';
import type { Policy } from '../../lib/storage/policy.ts';
import type { Price, ProviderSettings, Settings } from '../../lib/storage/settings.ts';
import type { Share } from '../../lib/storage/share.ts';
import type { SpendRow } from '../../lib/storage/spend-row.ts';
import type { Stop } from '../ui/use-watched.ts';
import type { Checked } from './checked.ts';

export type PresetChoice = Pick<Preset, 'id' | 'name' | 'baseUrl' | 'key' | 'keyUrl' | 'suggestedModel'>;

/** What the org's app looks like from outside; goes into a message to an administrator. */
export interface SignInFacts {
  readonly consumerKey: string;
  readonly loginUrl: string;
  readonly scopes: string;
  readonly callback: string;
  /** The username of an account that signs in with a private key. */
  readonly account?: string;
}

export interface KnownError {
  readonly shown: string;
  readonly problem: Problem;
  /** Of signing in with a private key, where the same words can have other causes. */
  readonly withKey: boolean;
}

/**
 * Everything the settings see and do beyond their own pixels. The entrypoint hands in the real ones; tests and the
 * gallery hand in theirs. Each `watch…` calls back with what is there now, then at every change, and returns the way
 * to stop.
 */
export interface SettingsSources {
  send<K extends RequestName>(name: K, input: Input<K>): Promise<Output<K>>;
  watchSettings(onChange: (settings: Settings) => void): Stop;
  updateSettings(change: (settings: Settings) => Settings): Promise<Settings>;
  watchConnections(onChange: (connections: readonly Connection[]) => void): Stop;
  readonly signIn: SignInHelp;
  readonly models: ModelHelp;
  readonly hosts: HostAccess;
  readonly agents: AgentsAccess;
  readonly people: PeopleAccess;
  readonly activity: ActivityLog;
  readonly usage: UsageAccess;
  readonly held: HeldAccess;
  watchPolicy(onChange: (policy: Policy) => void): Stop;
  watchShares(onChange: (shares: readonly Share[]) => void): Stop;
  /** Opens the panel beside this page: to be called in the click itself. */
  openPanel(): void;
  /** Opens the browser's own prompt, unless it was answered before: to be called in the click itself. */
  allowNotifications(): Promise<boolean>;
}

export interface SignInHelp {
  /** An address as typed or pasted → the one to sign in at. */
  checkLoginUrl(typed: string): Checked;
  /** How Salesforce prints every error of a sign-in that is known, and the problem that it is. */
  knownErrors(facts: SignInFacts): readonly KnownError[];
  /** The errors that a code, a sentence, a whole page or its address speaks of, the likeliest first. */
  recognise(text: string): readonly ProblemCode[];
  adminNote(problem: Problem, facts: SignInFacts): string;
}

export interface ModelFit {
  readonly fit: 'good' | 'capable' | 'weak' | 'unknown';
  /** Why, in a sentence. */
  readonly why: MessageKey;
}

export interface ModelHelp {
  /** In the order of the choices. */
  readonly presets: readonly PresetChoice[];
  /** An address as typed or pasted → the one that requests go to. */
  checkBaseUrl(typed: string): Checked;
  /** The match pattern that covers a base URL; null for what is no address. */
  hostPattern(baseUrl: string): string | null;
  /** How a model does at this kind of work, as far as its name tells. */
  guidanceOf(preset: ProviderSettings['preset'], model: string): ModelFit;
  /** Whether the organisation allows a provider at all. */
  isAllowed(provider: Pick<ProviderSettings, 'preset' | 'baseUrl'>, policy: Policy): boolean;
  /** How hard a model can be told to think; empty where it cannot be told. */
  effortsOf(preset: ProviderSettings['preset'], model: string): readonly Effort[];
}

/** Which model providers the browser lets the extension reach. Patterns are match patterns: `https://host/*`. */
export interface HostAccess {
  /** Opens the browser's own prompt: to be called in the click itself, before anything is awaited. */
  request(pattern: string): Promise<boolean>;
  release(pattern: string): Promise<void>;
  watch(pattern: string, onChange: (allowed: boolean) => void): Stop;
}

/** In the order of the picker. Those that the organisation deployed come first and cannot be changed. */
export interface AgentsAccess {
  watch(onChange: (agents: readonly Agent[]) => void): Stop;
  /** Rejects for an agent that is no more, or that is the organisation's. */
  update(id: string, change: (agent: Agent) => Agent): Promise<Agent>;
  /** All of them or none; right after another one, or at the end. */
  add(agents: readonly Agent[], after: string | null): Promise<void>;
  remove(id: string): Promise<void>;
  /** By so many places, towards the end where it is positive. */
  move(id: string, by: number): Promise<void>;
}

export interface PeopleAccess {
  watch(onChange: (people: readonly Person[]) => void): Stop;
  update(change: (people: readonly Person[]) => readonly Person[]): Promise<readonly Person[]>;
}

export interface UsageAccess {
  /** The days from `since` (`2026-11-01`) on, oldest first. */
  watch(since: string, onChange: (rows: readonly SpendRow[]) => void): Stop;
  /** What a model costs: the user's own price, else the table's; null where neither knows. */
  priceOf(model: string, settings: Pick<Settings, 'prices'>): Price | null;
  /** The table that comes with Recordside, and the day its prices were looked up. */
  readonly knownPrices: readonly { readonly model: string; readonly price: Price }[];
  readonly pricesAsOf: string;
}

export interface HeldAccess {
  watch(onChange: (items: readonly HeldItem[]) => void): Stop;
  /** Settings, agents and people as one file, without secrets. */
  exportAll(): Promise<string>;
}

export interface ActivityLog {
  watch(filter: ActivityFilter, limit: number, onChange: (page: ActivityPage) => void): Stop;
  readAll(filter: ActivityFilter): Promise<readonly ActivityRow[]>;
  verify(): Promise<Verification>;
}
