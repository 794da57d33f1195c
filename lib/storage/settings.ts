import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import { oneAtATime } from '../one-at-a-time.ts';
import { METHODS } from './agent.ts';
import { readPolicy, watchPolicy } from './policy.ts';
import { settingsUnderPolicy } from './policy-settings.ts';

const amount = z.number().check(z.nonnegative());

/** US dollars for a million tokens. `cachedInput` null: as `input`. */
const priceSchema = z.object({ input: amount, cachedInput: z.nullable(amount), output: amount });

const days = z.int().check(z.minimum(1), z.maximum(3_650));

/** What the user set up; no record data, no secrets. `storage.local`, key `settings`. */
const settingsSchema = z.object({
  schemaVersion: z.literal(3),
  /** How to sign in to Salesforce. */
  signIn: z.object({
    consumerKey: z.string(),
    /** `https://login.salesforce.com`, `https://test.salesforce.com`, or a My Domain address. */
    loginUrl: z.string(),
    scopes: z.string(),
  }),
  /** Whether questions go through accounts of the user's own, or through shared connections; agents may differ. */
  connectionMethod: z.enum(METHODS),
  /** The providers that were set up, in the order they were added. */
  providers: z.array(
    z.object({
      id: z.string(),
      preset: z.enum(['openai', 'anthropic', 'gemini', 'openrouter', 'ollama', 'lmstudio', 'compatible']),
      name: z.string(),
      baseUrl: z.string(),
      model: z.string(),
      hasKey: z.boolean(),
      /** What the last Test of a model found; it holds for that model. */
      test: z.nullable(z.object({ model: z.string(), toolCalling: z.boolean(), at: z.number() })),
    }),
  ),
  /** Which provider answers; null until one is set up. */
  activeProviderId: z.nullable(z.string()),
  /** Most rows one query brings, over all its pages. */
  maxRows: z.int().check(z.minimum(1), z.maximum(50_000)),
  /** Whether conversations can still be read after the browser was closed, and for how many days. */
  history: z.object({ keep: z.boolean(), days }),
  /** Days that the activity log is kept. */
  activityDays: days,
  /** Whether the browser says so when an approval waits and no panel is open. */
  notifyApprovals: z.boolean(),
  /** Where an answer pauses and asks; null: never. Money in US dollars. */
  limits: z.object({
    tokensPerAnswer: z.nullable(z.int().check(z.minimum(1_000))),
    moneyPerAnswer: z.nullable(z.number().check(z.positive())),
    moneyPerDay: z.nullable(z.number().check(z.positive())),
    apiCallsPerAnswer: z.nullable(z.int().check(z.minimum(1))),
    /** Per cent of the org's daily API calls that are used up, by whomever. */
    orgApiShare: z.nullable(z.int().check(z.minimum(1), z.maximum(100))),
  }),
  /** The user's own prices; they go before the table that comes with Recordside. By model id. */
  prices: z.record(z.string(), priceSchema),
  /** Whether the first-run page was gone through or put away. */
  welcomed: z.boolean(),
});

export type Settings = z.infer<typeof settingsSchema>;
export type ProviderSettings = Settings['providers'][number];
export type Limits = Settings['limits'];
export type Price = z.infer<typeof priceSchema>;

export const DEFAULT_SETTINGS: Settings = {
  schemaVersion: 3,
  signIn: { consumerKey: '', loginUrl: 'https://login.salesforce.com', scopes: 'full refresh_token' },
  connectionMethod: 'own',
  providers: [],
  activeProviderId: null,
  maxRows: 2_000,
  history: { keep: false, days: 30 },
  activityDays: 90,
  notifyApprovals: false,
  limits: {
    tokensPerAnswer: 500_000,
    moneyPerAnswer: null,
    moneyPerDay: null,
    apiCallsPerAnswer: 200,
    orgApiShare: 90,
  },
  prices: {},
  welcomed: false,
};

const KEY = 'settings';

/** Anything unreadable becomes the defaults: a damaged setting must not lock the user out of the options page. */
export function parseSettings(stored: unknown): Settings {
  const parsed = settingsSchema.safeParse(upToDate(stored));
  return parsed.success ? parsed.data : DEFAULT_SETTINGS;
}

/** Brings what an earlier version stored up to now, step by step; it keeps all that it had. */
function upToDate(stored: unknown): unknown {
  return to3(to2(stored));
}

function to2(stored: unknown): unknown {
  const from1 = z.looseObject({ schemaVersion: z.literal(1) }).safeParse(stored);
  if (!from1.success) return stored;
  const { history, activityDays, notifyApprovals } = DEFAULT_SETTINGS;
  return { history, activityDays, notifyApprovals, ...from1.data, schemaVersion: 2 };
}

function to3(stored: unknown): unknown {
  const from2 = z
    .looseObject({ schemaVersion: z.literal(2), providers: z.array(z.looseObject({})) })
    .safeParse(stored);
  if (!from2.success) return stored;
  const { connectionMethod, limits, prices } = DEFAULT_SETTINGS;
  const providers = from2.data.providers.map((provider) => ({ test: null, ...provider }));
  // Whoever has settings already needs no first-run page.
  return { connectionMethod, limits, prices, welcomed: true, ...from2.data, providers, schemaVersion: 3 };
}

async function readStored(): Promise<Settings> {
  return parseSettings((await browser.storage.local.get(KEY))[KEY]);
}

/** As they are in force: what the organisation sets stands in the place of the user's own. */
export async function readSettings(): Promise<Settings> {
  const [stored, policy] = await Promise.all([readStored(), readPolicy()]);
  return settingsUnderPolicy(stored, policy);
}

const inTurn = oneAtATime();

/**
 * Reads, changes, writes what the user set up; updates of one page queue up so that none is lost. Gives the settings in
 * force, which are never written: the user's own come back when the policy goes.
 */
export function updateSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  return inTurn(async () => {
    const changed = settingsSchema.parse(change(await readStored()));
    await browser.storage.local.set({ [KEY]: changed });
    return settingsUnderPolicy(changed, await readPolicy());
  });
}

/** Calls back with the settings in force at every change, from whatever page or policy; returns the way to stop. */
export function watchSettings(onChange: (settings: Settings) => void): () => void {
  let newest = 0;
  let stopped = false;
  const tell = async () => {
    const mine = ++newest;
    const settings = await readSettings();
    // A slow reading must not overtake a newer one.
    if (!stopped && mine === newest) onChange(settings);
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
