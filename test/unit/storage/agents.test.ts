import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Agent } from '../../../lib/storage/agent.ts';
import {
  AGENTS_LIMIT,
  addAgents,
  DEFAULT_AGENT_ID,
  defaultAgent,
  moveAgent,
  parseAgents,
  readAgent,
  readAgents,
  removeAgent,
  updateAgent,
  watchAgents,
} from '../../../lib/storage/agents.ts';
import browser, { resetBrowser } from '../fake-browser.ts';

beforeEach(resetBrowser);

const stored = (...agents: unknown[]) => ({ schemaVersion: 2, agents });
const agent = (id: string, change: Partial<Agent> = {}): Agent => ({
  ...defaultAgent(),
  id,
  name: id.toUpperCase(),
  ...change,
});
const ids = async () => (await readAgents()).map(({ id }) => id);
const onDisk = async () => (await browser.storage.local.get('agents')).agents;

describe('agents', () => {
  it('begin with one that leaves every tool at its own default', async () => {
    expect(await readAgent()).toEqual({
      id: 'default',
      name: 'Recordside',
      icon: 'spark',
      instructions: '',
      model: null,
      salesforce: { method: null, connectionId: null },
      toolPermissions: {},
      objectScope: {},
      starters: [],
    });
    expect(await readAgent('gone')).toBeNull();
  });

  it('come from the version before with all that they had', () => {
    const before = {
      id: 'default',
      name: 'Recordside',
      toolPermissions: { update_records: 'disabled' },
      objectScope: { create_records: ['Lead'] },
    };
    expect(parseAgents({ schemaVersion: 1, agents: [before] })).toEqual([{ ...defaultAgent(), ...before }]);
  });

  it('always have the default one, and allow nothing that was not stored as allowed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseAgents(value)).toEqual([defaultAgent()]);
        const agents = parseAgents(
          stored({ ...defaultAgent(), toolPermissions: { a: value }, objectScope: { a: value } }),
        );
        expect(agents[0]?.toolPermissions.a).not.toBe('always_allow');
      }),
    );
  });

  it('take a damaged entry as the strictest it can have been, and keep the others', () => {
    const [read, other] = parseAgents(
      stored(
        {
          ...defaultAgent(),
          toolPermissions: { update_records: 'allways', get_record: 'needs_approval' },
          objectScope: { update_records: 'Account', create_records: ['Lead'], delete_records: null },
          salesforce: { method: 'theirs' },
        },
        { ...agent('broken'), name: 7 },
        agent('whole'),
      ),
    );
    expect(read?.toolPermissions).toEqual({ update_records: 'disabled', get_record: 'needs_approval' });
    expect(read?.objectScope).toEqual({
      update_records: [],
      create_records: ['Lead'],
      delete_records: null,
    });
    expect(read?.salesforce).toBeNull();
    expect(other?.id).toBe('whole');
  });

  it('cannot be passed off as the organisation’s, nor stand there twice', () => {
    const read = parseAgents(stored(agent('policy:sales'), agent('a', { name: 'first' }), agent('a')));
    expect(read.map(({ id, name }) => [id, name])).toEqual([
      ['default', 'Recordside'],
      ['a', 'first'],
    ]);
  });

  it('lose no change of several made at once', async () => {
    const set = (tool: string) =>
      updateAgent(DEFAULT_AGENT_ID, (before) => ({
        ...before,
        toolPermissions: { ...before.toolPermissions, [tool]: 'disabled' },
      }));
    await Promise.all([set('a'), addAgents([agent('x')], null), set('b'), moveAgent('x', -1)]);
    expect((await readAgent())?.toolPermissions).toEqual({ a: 'disabled', b: 'disabled' });
    expect(await ids()).toEqual(['x', 'default']);
  });

  it('tell of changes from any page, the newest last', async () => {
    const seen: unknown[] = [];
    const stop = watchAgents((agents) => seen.push(agents[0]?.toolPermissions));
    await browser.storage.local.set({
      agents: stored({ ...defaultAgent(), toolPermissions: { a: 'disabled' } }),
    });
    await expect.poll(() => seen).toEqual([{ a: 'disabled' }]);
    await browser.storage.local.remove('agents');
    await expect.poll(() => seen).toEqual([{ a: 'disabled' }, {}]);
    stop();
    await browser.storage.local.set({ agents: stored(agent('x')) });
    await readAgents();
    expect(seen).toHaveLength(2);
  });

  it('are added at the end, or right after another', async () => {
    await addAgents([agent('a'), agent('b')], null);
    await addAgents([agent('c')], 'a');
    await addAgents([agent('d')], 'gone');
    expect(await ids()).toEqual(['default', 'a', 'c', 'b', 'd']);
  });

  it.each([
    ['an id that is taken', [agent('a'), agent('default')]],
    ['the same id twice', [agent('a'), agent('a')]],
    ['an id of the organisation’s', [agent('a'), agent('policy:a')]],
    ['a name without end', [agent('a'), agent('b', { name: 'n'.repeat(81) })]],
    ['more than there is room for', Array.from({ length: AGENTS_LIMIT }, (_, at) => agent(`n${at}`))],
  ])('are added all together or not at all: %s', async (_, added) => {
    await expect(addAgents(added, null)).rejects.toThrow();
    expect(await ids()).toEqual(['default']);
    expect(await onDisk()).toBeUndefined();
  });

  it('are removed, but for the default one', async () => {
    await addAgents([agent('a'), agent('b')], null);
    await removeAgent('a');
    expect(await ids()).toEqual(['default', 'b']);
    await expect(removeAgent('default')).rejects.toThrow();
    await expect(removeAgent('a')).rejects.toThrow();
    expect(await ids()).toEqual(['default', 'b']);
  });

  it('go to any place by moving, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('default', 'a', 'b', 'c'), fc.integer({ min: -9, max: 9 })), {
          maxLength: 6,
        }),
        async (moves) => {
          resetBrowser();
          await addAgents([agent('a'), agent('b'), agent('c')], null);
          let expected = await ids();
          for (const [id, by] of moves) {
            await moveAgent(id, by);
            const to = Math.min(3, Math.max(0, expected.indexOf(id) + by));
            expected = expected.filter((each) => each !== id).toSpliced(to, 0, id);
          }
          expect(await ids()).toEqual(expected);
        },
      ),
    );
  });

  it('cannot be changed when they are gone, nor given another id, nor what does not fit', async () => {
    await expect(updateAgent('gone', (before) => before)).rejects.toThrow();
    expect((await updateAgent('default', (before) => ({ ...before, id: 'x' }))).id).toBe('default');
    await expect(
      updateAgent('default', (before) => ({ ...before, instructions: 'x'.repeat(8_001) })),
    ).rejects.toThrow();
    expect((await readAgent())?.instructions).toBe('');
  });

  it('that are the organisation’s are not the user’s to change', async () => {
    await expect(updateAgent('policy:a', (before) => before)).rejects.toThrow(/organisation/);
    await expect(removeAgent('policy:a')).rejects.toThrow(/organisation/);
    await expect(moveAgent('policy:a', 1)).rejects.toThrow(/organisation/);
    expect(await onDisk()).toBeUndefined();
  });

  describe('under policy', () => {
    const policy = (values: Record<string, unknown>) => browser.storage.managed.set(values);

    it('stand after the organisation’s, which are not to be changed, moved or removed', async () => {
      await addAgents([agent('mine')], null);
      await policy({ agents: [{ name: 'Sales' }] });
      expect(await ids()).toEqual(['policy:sales', 'default', 'mine']);
      const before = await onDisk();
      await expect(updateAgent('policy:sales', (sales) => ({ ...sales, name: 'x' }))).rejects.toThrow();
      await expect(removeAgent('policy:sales')).rejects.toThrow();
      await expect(moveAgent('policy:sales', 1)).rejects.toThrow();
      expect(await onDisk()).toEqual(before);
    });

    it('are out of use where they are not allowed, and cannot be changed by the way', async () => {
      await addAgents([agent('mine')], null);
      await policy({ agents: [{ name: 'Sales' }], ownAgents: false });
      expect(await ids()).toEqual(['policy:sales']);
      expect(await readAgent('mine')).toBeNull();
      const before = await onDisk();
      for (const attempt of [
        addAgents([agent('more')], null),
        updateAgent('mine', (mine) => ({ ...mine, name: 'x' })),
        removeAgent('mine'),
        moveAgent('default', 1),
      ])
        await expect(attempt).rejects.toThrow();
      expect(await onDisk()).toEqual(before);
      // They are kept for the day on which policy changes.
      await policy({ ownAgents: true });
      expect(await ids()).toContain('mine');
    });

    it('tell of a policy that changes while the browser runs', async () => {
      const seen: string[][] = [];
      const stop = watchAgents((agents) => seen.push(agents.map(({ id }) => id)));
      await policy({ agents: [{ name: 'Sales' }] });
      await expect.poll(() => seen.at(-1)).toEqual(['policy:sales', 'default']);
      stop();
    });
  });
});
