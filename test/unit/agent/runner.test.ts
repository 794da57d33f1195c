import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { Runner } from '../../../lib/agent/runner.ts';
import { ProblemError, problem } from '../../../lib/problem.ts';
import type { PinnedOrg } from '../../../lib/storage/run.ts';
import { defineTool, type Permission, type Tool, type ToolOutcome } from '../../../lib/tools/tool.ts';
import { ORG } from './run-fixture.ts';
import { type Answer, world as anyWorld, call, until } from './runner-fixture.ts';

const looked: ToolOutcome = { forModel: 'r1: 0 rows of 0', sources: [] };
const runTool = vi.fn<() => Promise<ToolOutcome>>(async () => looked);
const lookUp = defineTool({
  name: 'look_up',
  description: 'Looks up.',
  input: z.object({ what: z.string() }),
  kind: 'read',
  defaultPermission: 'always_allow',
  run: () => runTool(),
}) as Tool;

const world = (answers: Answer[], change: Parameters<typeof anyWorld>[1] = {}) =>
  anyWorld(answers, { tools: [lookUp], ...change });

beforeEach(() => {
  runTool.mockReset();
  runTool.mockResolvedValue(looked);
});

describe('a run', () => {
  it('reads, answers, and cites only records that it has seen', async () => {
    const text = 'See [A](record:001000000000001AAA) and [B](record:001000000000002AAA).';
    const w = world([
      () => ({ toolCalls: [call(), call({ id: 'call-2' })] }),
      (request) => {
        request.onText(text);
        return { text };
      },
    ]);
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(runTool).toHaveBeenCalledTimes(2);
    expect(w.run().turns[1]).toMatchObject({ text, citations: ['001000000000001AAA'] });
    expect(w.pushed.join('')).toBe(text);
    const told = w.requests[1]?.messages.filter((message) => message.role === 'tool');
    expect(told).toHaveLength(2);
  });

  it('commits that a step started before it runs', async () => {
    const w = world([() => ({ toolCalls: [call()] }), () => ({ text: 'Done.' })]);
    let atExecution: string | undefined;
    runTool.mockImplementation(async () => {
      atExecution = w.run().turns[0]?.steps[0]?.state;
      return looked;
    });
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(atExecution).toBe('started');
  });

  it('keeps what had streamed when the model fails', async () => {
    const w = world([
      (request) => {
        request.onText('Half');
        throw new ProblemError(problem('no_answer'));
      },
    ]);
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('failed'));
    expect(w.run()).toMatchObject({
      problem: { code: 'no_answer' },
      turns: [{ state: 'interrupted', text: 'Half' }],
    });
  });

  it('stops the request on the wire and keeps the text', async () => {
    const aborted = vi.fn();
    const w = world([
      (request) =>
        new Promise((_, reject) => {
          request.onText('Half');
          request.signal.addEventListener('abort', () => {
            aborted();
            reject(new Error('aborted'));
          });
        }),
    ]);
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.pushed).toEqual(['Half']));
    await runner.cancel('run');
    expect(aborted).toHaveBeenCalledOnce();
    expect(w.run()).toMatchObject({ status: 'cancelled', turns: [{ state: 'interrupted', text: 'Half' }] });
  });

  it('waits for a login when the session ended, and goes on with the same step', async () => {
    const w = world([() => ({ toolCalls: [call()] }), () => ({ text: 'Done.' })]);
    const ended = new ProblemError(problem('connection_gone', { action: 'reconnect' }));
    runTool.mockRejectedValueOnce(ended);
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('needs_login'));
    await runner.connected('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(runTool).toHaveBeenCalledTimes(2);
    expect(w.requests).toHaveLength(2);
  });

  it('begins without anybody signed in, and goes on by itself once somebody is', async () => {
    let org: PinnedOrg | null = null;
    const w = world([() => ({ text: 'Done.' })], { pinOrg: async () => org });
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('needs_login'));
    org = ORG;
    await runner.connected('run');
    await until(() => expect(w.run().status).toBe('done'));
  });

  it('goes on where a runner that died left it: the model is asked again, a started read runs again', async () => {
    const w = world([() => ({ toolCalls: [call()] }), () => ({ text: 'Done.' })]);
    runTool.mockImplementationOnce(() => new Promise(() => undefined));
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().turns[0]?.steps[0]?.state).toBe('started'));
    await new Runner(w.made).wake('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(runTool).toHaveBeenCalledTimes(2);
  });
});

describe('a disabled tool', () => {
  const disabled = (permission: () => Permission) => ({ permission: async () => permission() });

  it('is not offered, and does not run when it is called all the same', async () => {
    const w = world(
      [() => ({ toolCalls: [call()] }), () => ({ text: 'I may not.' })],
      disabled(() => 'disabled'),
    );
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(w.requests[0]?.tools).toEqual([]);
    expect(runTool).not.toHaveBeenCalled();
    expect(w.run().turns[0]?.steps[0]).toMatchObject({ state: 'refused', decision: 'blocked' });
  });

  it('does not run when it was disabled after the call was decided', async () => {
    const w = world([() => ({ toolCalls: [call()] }), () => ({ text: 'I may not.' })], {
      permission: async () => (w.saved.includes('acting') ? 'disabled' : 'always_allow'),
    });
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(runTool).not.toHaveBeenCalled();
    expect(w.run().turns[0]?.steps[0]).toMatchObject({ state: 'failed', problem: { code: 'tool_disabled' } });
  });
});

describe('what a model may do wrong', () => {
  it.each([
    ['an unknown tool', call({ name: 'drop_database' }), 'tool_unknown'],
    ['a tool of every object', call({ name: 'constructor' }), 'tool_unknown'],
    ['malformed arguments', call({ arguments: '{"what":' }), 'tool_arguments'],
    ['arguments that do not fit', call({ arguments: '{"what":{"$ne":1}}' }), 'tool_arguments'],
  ])('%s: the call is refused and the model is told', async (_, wrong, code) => {
    const w = world([() => ({ toolCalls: [wrong] }), () => ({ text: 'Sorry.' })]);
    await new Runner(w.made).start('run');
    await until(() => expect(w.run().status).toBe('done'));
    expect(runTool).not.toHaveBeenCalled();
    expect(w.run().turns[0]?.steps[0]).toMatchObject({ state: 'refused', problem: { code } });
  });
});
