import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { canonical, fingerprint } from '../../../lib/agent/envelope.ts';
import { Runner } from '../../../lib/agent/runner.ts';
import type { Edit, Preview } from '../../../lib/storage/preview.ts';
import {
  defineTool,
  type Permission,
  type Tool,
  type ToolContext,
  type ToolOutcome,
} from '../../../lib/tools/tool.ts';
import { ORG } from './run-fixture.ts';
import { call, until, world } from './runner-fixture.ts';

let version = 'v1';
const written = vi.fn<(input: unknown, context: ToolContext) => Promise<ToolOutcome>>();
const card = (input: { name: string }): Preview => ({
  action: 'update',
  object: 'Account',
  objectLabel: 'Account',
  allOrNone: false,
  records: [
    {
      recordId: '001000000000001AAA',
      name: 'Acme',
      version,
      goesWith: [],
      problem: null,
      fields: [
        {
          name: 'Name',
          label: 'Name',
          type: 'string',
          before: 'Acme',
          after: input.name,
          value: input.name,
          editable: true,
          required: true,
          options: null,
        },
      ],
    },
  ],
});
const rename = defineTool({
  name: 'rename',
  description: 'Renames.',
  input: z.object({ name: z.string() }),
  kind: 'write',
  defaultPermission: 'needs_approval',
  run: (input, context) => written(input, context),
  write: {
    preview: async (input) => card(input),
    edit: (input, edits: readonly Edit[]) => ({ ...input, name: String(edits[0]?.value) }),
  },
}) as Tool;

const renameTo = (name: string, id = 'call-1') =>
  call({ id, name: 'rename', arguments: JSON.stringify({ name }) });
const saved = (recordId = '001000000000001AAA'): ToolOutcome => ({
  forModel: 'Saved.',
  sources: [],
  writes: [{ recordId, name: 'Acme', saved: true, problem: null, duplicates: null }],
  undo: { tool: 'rename', input: { name: 'Acme' }, versions: ['v2'] },
});
const unchanged = { edits: [], allowDuplicates: false };

function writing(permission: 'needs_approval' | 'disabled' | 'always_allow' = 'needs_approval') {
  const state = { permission };
  const w = world([() => ({ toolCalls: [renameTo('Acme 2')] }), () => ({ text: 'Done.' })], {
    tools: [rename],
    permission: async () => state.permission,
  });
  return { ...w, state, step: () => w.run().turns[0]?.steps[0] };
}

beforeEach(() => {
  version = 'v1';
  written.mockReset();
  written.mockResolvedValue(saved());
});

describe('a write that needs approval', () => {
  async function waiting() {
    const w = writing();
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('awaiting_approval'));
    return { w, runner, envelope: w.step()?.envelope ?? '' };
  }

  it('is made after a yes, with the versions that the card showed, and logged', async () => {
    const { w, runner, envelope } = await waiting();
    expect(written).not.toHaveBeenCalled();
    await runner.approve('run', 'run.0.0', envelope, unchanged);
    await until(() => expect(w.run().status).toBe('done'));
    expect(written).toHaveBeenCalledOnce();
    expect(written.mock.calls[0]?.[1].versions).toEqual(['v1']);
    expect(w.logged).toMatchObject([
      { decision: 'approved', outcome: 'succeeded', recordIds: ['001000000000001AAA'] },
    ]);
  });

  it('is made with the values the user typed, and with no others', async () => {
    const { w, runner, envelope } = await waiting();
    const edits = [{ record: 0, field: 'Name', value: 'Acme Inc' }];
    await runner.approve('run', 'run.0.0', envelope, { edits, allowDuplicates: false });
    await until(() => expect(w.run().status).toBe('done'));
    expect(written.mock.calls[0]?.[0]).toEqual({ name: 'Acme Inc' });
    expect(w.step()).toMatchObject({ approval: { edited: true } });
    expect(w.step()?.preview?.records[0]?.fields[0]?.after).toBe('Acme Inc');
    expect(w.logged[0]?.decision).toBe('edited');
  });

  it('is made once, however often the button is pressed', async () => {
    const { w, runner, envelope } = await waiting();
    const clicks = [1, 2, 3].map(() => runner.approve('run', 'run.0.0', envelope, unchanged));
    const answers = await Promise.allSettled(clicks);
    await until(() => expect(w.run().status).toBe('done'));
    expect(written).toHaveBeenCalledOnce();
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1);
  });

  it.each([
    ['a forged fingerprint', 'run.0.0', 'f'.repeat(64)],
    ['another step', 'run.0.1', null],
    ['a run that is no more', 'run.0.0', null],
  ])('is not made on %s', async (what, stepId, shown) => {
    const { w, runner, envelope } = await waiting();
    const runId = what === 'a run that is no more' ? 'other' : 'run';
    await expect(runner.approve(runId, stepId, shown ?? envelope, unchanged)).rejects.toThrow(
      'card_out_of_date',
    );
    expect(written).not.toHaveBeenCalled();
    expect(w.run().status).toBe('awaiting_approval');
  });

  it('is not made where the tool was disabled meanwhile', async () => {
    const { w, runner, envelope } = await waiting();
    w.state.permission = 'disabled';
    await runner.approve('run', 'run.0.0', envelope, unchanged);
    await until(() => expect(w.run().status).toBe('done'));
    expect(written).not.toHaveBeenCalled();
    expect(w.step()).toMatchObject({ state: 'failed', problem: { code: 'tool_disabled' } });
  });

  it('is shown anew where the record changed since, and needs another yes', async () => {
    const { w, runner, envelope } = await waiting();
    written.mockImplementationOnce(async () => {
      version = 'v2';
      return { forModel: 'Changed.', sources: [], changedSince: true };
    });
    await runner.approve('run', 'run.0.0', envelope, unchanged);
    await until(() => expect(w.run().status).toBe('awaiting_approval'));
    expect(w.step()).toMatchObject({ approval: null, problem: { code: 'record_changed' } });
    expect(w.step()?.envelope).not.toBe(envelope);
    await expect(runner.approve('run', 'run.0.0', envelope, unchanged)).rejects.toThrow('card_out_of_date');
    expect(written).toHaveBeenCalledOnce();
    await runner.approve('run', 'run.0.0', w.step()?.envelope ?? '', unchanged);
    await until(() => expect(w.run().status).toBe('done'));
    expect(written.mock.calls[1]?.[1].versions).toEqual(['v2']);
  });

  it('is not made after a no, which the model hears of', async () => {
    const { w, runner } = await waiting();
    await runner.reject('run', 'run.0.0', 'Not this one');
    await until(() => expect(w.run().status).toBe('done'));
    expect(written).not.toHaveBeenCalled();
    expect(JSON.stringify(w.requests[1]?.messages)).toContain('Not this one');
    expect(w.logged).toMatchObject([{ decision: 'rejected', outcome: 'not_run' }]);
  });

  it('is not made after Stop', async () => {
    const { w, runner, envelope } = await waiting();
    await runner.cancel('run');
    await expect(runner.approve('run', 'run.0.0', envelope, unchanged)).rejects.toThrow('card_out_of_date');
    expect(written).not.toHaveBeenCalled();
    expect(w.logged).toMatchObject([{ decision: 'unanswered', outcome: 'not_run' }]);
  });
});

describe('a write that is always allowed', () => {
  it('is made without a card, unless its permission was tightened since', async () => {
    const free = writing('always_allow');
    await new Runner(free.made).start('run');
    await until(() => expect(free.run().status).toBe('done'));
    expect(written).toHaveBeenCalledOnce();
    expect(written.mock.calls[0]?.[1].versions).toBeNull();

    written.mockClear();
    const tightened = writing('always_allow');
    const now = () => (tightened.saved.includes('acting') ? 'needs_approval' : 'always_allow');
    const made = { ...tightened.made, permission: async (): Promise<Permission> => now() };
    await new Runner(made).start('run');
    await until(() => expect(tightened.run().status).toBe('done'));
    expect(written).not.toHaveBeenCalled();
  });
});

describe('undo', () => {
  async function done() {
    const w = writing('always_allow');
    const runner = new Runner(w.made);
    await runner.start('run');
    await until(() => expect(w.run().status).toBe('done'));
    written.mockClear();
    return { w, runner };
  }

  it('makes the call that was kept, once, with the versions right after the write', async () => {
    const { w, runner } = await done();
    await Promise.all([runner.undo('run', 'run.0.0'), runner.undo('run', 'run.0.0').catch(() => undefined)]);
    expect(written).toHaveBeenCalledOnce();
    expect(written.mock.calls[0]?.[0]).toEqual({ name: 'Acme' });
    expect(written.mock.calls[0]?.[1].versions).toEqual(['v2']);
    expect(w.step()?.undo).toEqual({ state: 'done', problem: null });
    expect(w.logged.at(-1)).toMatchObject({ tool: 'undo', decision: 'approved', outcome: 'succeeded' });
  });

  it('refuses where somebody changed the record since', async () => {
    const { w, runner } = await done();
    written.mockResolvedValueOnce({ forModel: '', sources: [], changedSince: true });
    await runner.undo('run', 'run.0.0');
    expect(w.step()?.undo).toMatchObject({ state: 'failed', problem: { code: 'undo_changed_since' } });
  });

  it('says that the old values are gone where they are', async () => {
    const { w, runner } = await done();
    w.undos.clear();
    await expect(runner.undo('run', 'run.0.0')).rejects.toThrow('undo_gone');
    expect(written).not.toHaveBeenCalled();
  });
});

describe('the fingerprint', () => {
  const base = { org: ORG, tool: 'rename', input: { name: 'x', list: [1, 2] }, preview: card({ name: 'x' }) };

  it('does not depend on the order of keys', () => {
    expect(canonical({ b: 1, a: { d: 1, c: [2, 1] } })).toBe(canonical({ a: { c: [2, 1], d: 1 }, b: 1 }));
  });

  it.each([
    ['org', { ...base, org: { ...ORG, orgId: '00D000000000002EAA' } }],
    ['user', { ...base, org: { ...ORG, userId: '005000000000002AAA' } }],
    ['tool', { ...base, tool: 'other' }],
    ['arguments', { ...base, input: { name: 'y', list: [1, 2] } }],
    ['order of a list', { ...base, input: { name: 'x', list: [2, 1] } }],
    [
      'version',
      { ...base, preview: { ...base.preview, records: [{ ...base.preview.records[0]!, version: 'v9' }] } },
    ],
    ['object', { ...base, preview: { ...base.preview, object: 'Contact' } }],
    ['no preview', { ...base, preview: null }],
  ])('is another with another %s', async (_, changed) => {
    expect(await fingerprint(changed)).not.toBe(await fingerprint(base));
    expect(await fingerprint(base)).toMatch(/^[0-9a-f]{64}$/);
  });
});
