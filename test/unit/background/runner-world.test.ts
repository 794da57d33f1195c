import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { runnerWorld } from '../../../entrypoints/background/runner-world.ts';
import { advance } from '../../../lib/agent/advance.ts';
import type { Pins } from '../../../lib/agent/events.ts';
import { StreamHub } from '../../../lib/messaging/stream-hub.ts';
import type { OrgAccess } from '../../../lib/salesforce/org-access.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { defaultAgent } from '../../../lib/storage/agents.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import { openConversationKey } from '../../../lib/storage/conversation-key.ts';
import { db } from '../../../lib/storage/database.ts';
import type { Run } from '../../../lib/storage/run.ts';
import { DEFAULT_SETTINGS, type ProviderSettings, type Settings } from '../../../lib/storage/settings.ts';
import { addSpend, dayOf } from '../../../lib/storage/spend.ts';
import { tools } from '../../../lib/tools/registry.ts';
import { MODEL, newRun, ORG, PINS } from '../agent/run-fixture.ts';
import browser, { resetBrowser } from '../fake-browser.ts';

const provider: ProviderSettings = {
  id: 'p1',
  preset: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-4.1',
  hasKey: true,
  test: null,
};

const connection = {
  id: 'c1',
  orgId: ORG.orgId,
  userId: ORG.userId,
  method: 'own',
  state: 'connected',
  myDomainHost: ORG.myDomainHost,
  sharedBy: null,
} as unknown as Connection;

let usage: { used: number; limit: number } | null = null;
let metered: (() => void)[] = [];
const orgs = {
  client: () => ({
    usage: () => usage,
    metered: (onCall: () => void) => {
      metered.push(onCall);
      return { usage: () => usage };
    },
  }),
} as unknown as OrgAccess;
const world = runnerWorld(orgs, new StreamHub());

const settings = (change: Partial<Settings>) =>
  browser.storage.local.set({ settings: { ...DEFAULT_SETTINGS, ...change } });
const agents = (...list: Partial<Agent>[]) =>
  browser.storage.local.set({
    agents: { schemaVersion: 2, agents: list.map((agent) => ({ ...defaultAgent(), ...agent })) },
  });
const runOf = (id: string, change: Partial<Run> = {}) =>
  newRun({ agent: { id, name: 'Analyst' }, org: ORG, model: MODEL, ...change });
const read = tools.find((tool) => tool.name === 'query_records') as (typeof tools)[number];

beforeEach(async () => {
  resetBrowser();
  await Promise.all(db.tables.map((table) => table.clear()));
  await openConversationKey();
  usage = null;
  metered = [];
});

describe('a run belongs to its agent', () => {
  it('does what that one may, and not what another may', async () => {
    await agents({}, { id: 'analyst', toolPermissions: { query_records: 'disabled' } });
    expect(await world.permission(runOf('default'), read)).toBe('always_allow');
    expect(await world.permission(runOf('analyst'), read)).toBe('disabled');
  });

  it('does nothing once it is deleted, or without a Salesforce connector, and then needs no org', async () => {
    await agents({}, { id: 'talker', salesforce: null });
    for (const id of ['gone', 'talker']) {
      for (const tool of tools) expect(await world.permission(runOf(id), tool)).toBe('disabled');
      expect(await world.needsOrg(runOf(id))).toBe(false);
      expect(await world.pinOrg(runOf(id))).toBeNull();
    }
    expect(await world.needsOrg(runOf('default'))).toBe(true);
  });

  it('reads anew each time what the agent may', async () => {
    const run = runOf('analyst');
    await agents({ id: 'analyst' });
    expect(await world.permission(run, read)).toBe('always_allow');
    await agents({ id: 'analyst', toolPermissions: { query_records: 'needs_approval' } });
    expect(await world.permission(run, read)).toBe('needs_approval');
    await agents({});
    expect(await world.permission(run, read)).toBe('disabled');
  });

  it('has its instructions, and those of nobody once it is gone', async () => {
    await agents({ instructions: 'Be brief.' });
    expect(await world.instructions(runOf('default'))).toBe('Be brief.');
    expect(await world.instructions(runOf('gone'))).toBe('');
  });

  it('is answered by its own model with its effort, else by the one in use', async () => {
    await settings({ providers: [provider, { ...provider, id: 'p2' }], activeProviderId: 'p2' });
    await agents({}, { id: 'thinker', model: { providerId: 'p1', model: 'o3', effort: 'high' } });
    expect(await world.pinModel(runOf('thinker'))).toEqual({
      providerId: 'p1',
      providerName: 'OpenAI',
      model: 'o3',
      effort: 'high',
    });
    for (const id of ['default', 'gone'])
      expect(await world.pinModel(runOf(id))).toMatchObject({ providerId: 'p2', model: 'gpt-4.1' });
  });

  it('says which model is gone, and asks no other one in its place', async () => {
    await settings({ providers: [provider], activeProviderId: 'p1' });
    await agents({}, { id: 'thinker', model: { providerId: 'removed', model: 'o3', effort: null } });
    await expect(world.pinModel(runOf('thinker'))).rejects.toMatchObject({
      problem: { code: 'agent_model_gone', subs: ['Analyst', 'o3'], action: 'open_models' },
    });
  });

  it('counts the calls to its org', async () => {
    await db.connections.put(connection);
    const onCall = () => undefined;
    await world.orgClient(ORG, onCall);
    expect(metered).toEqual([onCall]);
  });
});

describe('limits', () => {
  const none = {
    tokensPerAnswer: null,
    moneyPerAnswer: null,
    moneyPerDay: null,
    apiCallsPerAnswer: null,
    orgApiShare: null,
  };
  const name = async (run: Run, stepId: string | null = null) =>
    (await world.overLimit(run, stepId))?.name ?? null;

  it('are out of the box at tokens, calls and the org’s share', async () => {
    await db.connections.put(connection);
    expect(await name(runOf('default'))).toBeNull();
    usage = { used: 90, limit: 100 };
    expect(await name(runOf('default'))).toBe('orgApiShare');
  });

  it('look at the money of the run’s own day, at the user’s own price', async () => {
    const run = runOf('default');
    const today = dayOf(Date.now(), run.question.timeZone);
    const million = { answers: 1, inputTokens: 1_000_000, cachedTokens: 0, outputTokens: 0, apiCalls: 0 };
    await addSpend(today, [{ key: 'p1 our-model', of: 'model', name: 'our-model', ...million }], run.id);
    await addSpend('2020-01-01', [{ key: 'p1 gpt-4.1', of: 'model', name: 'gpt-4.1', ...million }], run.id);
    await settings({ limits: { ...none, moneyPerDay: 3 } });
    expect(await name(run)).toBeNull();
    const price = { input: 3, cachedInput: null, output: 0 };
    await settings({ limits: { ...none, moneyPerDay: 3 }, prices: { 'our-model': price } });
    expect(await name(run)).toBe('moneyPerDay');
    await settings({ limits: { ...none, moneyPerDay: 3.01 }, prices: { 'our-model': price } });
    expect(await name(run)).toBeNull();
  });

  it('know the price of a turn as it is now', async () => {
    const tokens = { inputTokens: 1_000_000, cachedTokens: 0, outputTokens: 0 };
    expect(await world.costOf({ ...MODEL, model: 'gpt-4.1' }, tokens)).toBe(2);
    expect(await world.costOf({ ...MODEL, model: 'our-model' }, tokens)).toBeNull();
  });
});

it('puts what was spent on disk before the run itself', async () => {
  const pins: Pins = PINS;
  const begun = advance(newRun(), { type: 'start', at: 1, ...pins }).run;
  const usageOfTurn = { inputTokens: 10, cachedTokens: 0, outputTokens: 5, cost: null };
  const after = advance(begun, {
    type: 'model_finished',
    at: 2,
    turnId: 'run.0',
    text: 'Three.',
    calls: [],
    cut: false,
    citations: [],
    usage: usageOfTurn,
  }).run;
  await world.logSteps(begun, after);
  const day = dayOf(Date.now(), after.question.timeZone);
  expect(await db.spend.toArray()).toMatchObject([
    { id: `${day} model p1 test-1`, answers: 1, inputTokens: 10, outputTokens: 5 },
  ]);
});
