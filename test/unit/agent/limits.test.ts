import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { KeepAlive } from '../../../lib/agent/keep-alive.ts';
import { limitReached } from '../../../lib/agent/over-limit.ts';
import { pendingOf } from '../../../lib/agent/pending.ts';
import { Runner } from '../../../lib/agent/runner.ts';
import type { OrgClient } from '../../../lib/salesforce/org-client.ts';
import type { Run } from '../../../lib/storage/run.ts';
import { usageOf } from '../../../lib/storage/run-usage.ts';
import type { Limits } from '../../../lib/storage/settings.ts';
import { defineTool, type Tool, type ToolContext, type ToolOutcome } from '../../../lib/tools/tool.ts';
import { type Answer, world as anyWorld, call, until } from './runner-fixture.ts';

const NONE: Limits = {
  tokensPerAnswer: null,
  moneyPerAnswer: null,
  moneyPerDay: null,
  apiCallsPerAnswer: null,
  orgApiShare: null,
};

/** How often the tool's org is called by one step. */
let callsEach = 1;
const ran = vi.fn<(input: unknown) => void>();
const looks = async (input: unknown, { org, signal }: ToolContext): Promise<ToolOutcome> => {
  ran(input);
  for (let made = 0; made < callsEach; made += 1) await org.describeGlobal(signal);
  return { forModel: 'r1', sources: [] };
};
const lookUp = defineTool({
  name: 'look_up',
  description: 'Looks up.',
  input: z.object({ what: z.string() }),
  kind: 'read',
  defaultPermission: 'always_allow',
  run: looks,
}) as Tool;
const write = defineTool({
  name: 'write',
  description: 'Writes.',
  input: z.object({ what: z.string() }),
  kind: 'write',
  defaultPermission: 'always_allow',
  run: looks,
  write: {
    preview: async () => ({
      action: 'update',
      object: 'Account',
      objectLabel: 'Account',
      records: [],
      allOrNone: false,
    }),
    edit: (input) => input,
  },
}) as Tool;

const world = (answers: Answer[], limits: Partial<Limits>, change: Parameters<typeof anyWorld>[1] = {}) =>
  anyWorld(answers, {
    tools: [lookUp, write],
    orgClient: async (_org, onCall) =>
      ({
        describeGlobal: async () => {
          onCall();
          return [];
        },
      }) as unknown as OrgClient,
    costOf: async (_model, { inputTokens }) => inputTokens / 1_000,
    overLimit: async (run: Run, stepId) =>
      limitReached(run, stepId, { limits: { ...NONE, ...limits }, spentToday: 0, orgUsage: null }),
    ...change,
  });

const usage = { inputTokens: 1_000, cachedTokens: 0, outputTokens: 0 };
const reads = (count: number) => ({
  toolCalls: Array.from({ length: count }, (_, index) => call({ id: `call-${index}` })),
  usage,
});

beforeEach(() => {
  ran.mockReset();
  callsEach = 1;
});

describe('an answer that reaches a limit', () => {
  it('pauses before the model is asked again, keeps what it found, and goes on when it may', async () => {
    const w = world([() => reads(1), () => ({ text: 'Done.', usage })], { tokensPerAnswer: 1_000 });
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('paused'));
    expect(w.requests).toHaveLength(1);
    expect(w.run()).toMatchObject({ problem: { code: 'limit_tokens_per_answer' } });
    expect(w.run().turns).toHaveLength(1);
    await runner.goOn('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(w.run()).toMatchObject({ allowed: { tokensPerAnswer: 1 }, problem: null });
    expect(usageOf(w.run())).toEqual({
      inputTokens: 2_000,
      cachedTokens: 0,
      outputTokens: 0,
      apiCalls: 1,
      cost: 2,
    });
  });

  it('pauses at its money, worked out at the price that was in force', async () => {
    const w = world([() => reads(1)], { moneyPerAnswer: 0.5 });
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('paused'));
    expect(w.run().turns[0]?.usage).toEqual({ ...usage, cost: 1 });
    expect(w.run().problem?.code).toBe('limit_money_per_answer');
  });

  it('starts no more steps of one turn than there are calls left, and the rest once it may', async () => {
    const w = world([() => reads(5), () => ({ text: 'Done.' })], { apiCallsPerAnswer: 3 });
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('paused'));
    expect(ran).toHaveBeenCalledTimes(3);
    const states = w.run().turns[0]?.steps.map(({ state }) => state);
    expect(states).toEqual(['succeeded', 'succeeded', 'succeeded', 'proposed', 'proposed']);
    await runner.goOn('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(ran).toHaveBeenCalledTimes(5);
    expect(w.run().turns[0]?.steps.map((step) => step.apiCalls)).toEqual([1, 1, 1, 1, 1]);
  });

  it('writes exactly once across a pause, and tells of the write that waits when the browser ends', async () => {
    callsEach = 2;
    const both = [call({ id: 'a', name: 'look_up' }), call({ id: 'b', name: 'write' })];
    const w = world([() => ({ toolCalls: both }), () => ({ text: 'Done.' })], { apiCallsPerAnswer: 1 });
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('paused'));
    expect(ran).toHaveBeenCalledTimes(1);
    expect(pendingOf(w.run(), 1)).toMatchObject([{ started: false, entry: { tool: 'write' } }]);
    await Promise.all([runner.goOn('run'), runner.goOn('run')]);
    await until(() => expect(['done', 'paused']).toContain(w.run().status));
    while (w.run().status === 'paused') {
      await runner.goOn('run');
      await until(() => expect(['done', 'paused']).toContain(w.run().status));
    }
    expect(ran).toHaveBeenCalledTimes(2);
    expect(w.run().turns[0]?.steps[1]?.state).toBe('succeeded');
  });

  it('does not hold the background alive, and survives its death', async () => {
    const keepAlive = new KeepAlive();
    let held = 0;
    vi.spyOn(keepAlive, 'hold').mockImplementation(() => {
      held += 1;
      return () => {
        held -= 1;
      };
    });
    const w = world([() => reads(1), () => ({ text: 'Done.' })], { tokensPerAnswer: 1_000 });
    await new Runner(w.made, keepAlive).start('run');
    await until(() => expect(w.run().status).toBe('paused'));
    await until(() => expect(held).toBe(0));
    const next = new Runner(w.made);
    await next.wake('run');
    expect(w.run().status).toBe('paused');
    expect(w.requests).toHaveLength(1);
    await next.goOn('run');
    await until(() => expect(w.run().status).toBe('done'));
  });

  it('ends by Stop', async () => {
    const w = world([() => reads(2)], { apiCallsPerAnswer: 1 });
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('paused'));
    await runner.cancel('run');
    expect(w.run()).toMatchObject({ status: 'cancelled', problem: { code: 'stopped' } });
    await runner.goOn('run');
    expect(w.run().status).toBe('cancelled');
    expect(ran).toHaveBeenCalledTimes(1);
  });

  it('fails in words where nobody can tell whether it may go on', async () => {
    const w = world([], {}, { overLimit: async () => Promise.reject(new Error('disk')) });
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('failed'));
    expect(w.run().problem?.detail).toBe('disk');
  });
});

describe('an agent', () => {
  it('without a connector asks nobody to sign in, offers no tools, and answers', async () => {
    const w = world(
      [() => ({ text: 'Hello.' })],
      {},
      {
        needsOrg: async () => false,
        pinOrg: async () => null,
        permission: async () => 'disabled',
      },
    );
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(w.requests[0]?.tools).toEqual([]);
    expect(JSON.stringify(w.requests[0]?.messages)).toContain('not connected to Salesforce');
  });

  it('brings its instructions into every request, and its effort', async () => {
    const w = world(
      [() => reads(1), () => ({ text: 'Done.' })],
      {},
      {
        instructions: async () => 'Answer in haiku.',
        pinModel: async () => ({ providerId: 'p1', providerName: 'Test', model: 'o3', effort: 'high' }),
      },
    );
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    const systems = w.requests.map(({ messages }) => messages[0]?.content);
    expect(systems[0]).toContain('Answer in haiku.');
    expect(systems[1]).toBe(systems[0]);
    expect(w.requests.map(({ effort }) => effort)).toEqual(['high', 'high']);
  });

  it('that is deleted while it answers does nothing more, and still ends in words', async () => {
    let deleted = false;
    ran.mockImplementation(() => {
      deleted = true;
    });
    const w = world(
      [() => reads(1), () => ({ toolCalls: [call()] }), () => ({ text: 'I may no more.' })],
      {},
      {
        permission: async () => (deleted ? 'disabled' : 'always_allow'),
      },
    );
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(ran).toHaveBeenCalledTimes(1);
    expect(w.run().turns[1]?.steps[0]).toMatchObject({ state: 'refused' });
    // Without tools no call may stand in the conversation either; what was found is told as text.
    const last = w.requests.at(-1);
    expect(last?.tools).toEqual([]);
    expect(JSON.stringify(last?.messages)).not.toContain('tool_call');
    expect(JSON.stringify(last?.messages)).toContain('look_up:\\nr1');
  });
});
