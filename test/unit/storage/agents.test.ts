import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  DEFAULT_AGENT_ID,
  defaultAgent,
  parseAgents,
  readAgent,
  updateAgent,
  watchAgents,
} from '../../../lib/storage/agents.ts';
import browser, { resetBrowser } from '../fake-browser.ts';

beforeEach(resetBrowser);

const stored = (agent: unknown) => ({ schemaVersion: 1, agents: [agent] });

describe('agents', () => {
  it('begin with one that leaves every tool at its own default', async () => {
    expect(await readAgent()).toEqual({
      id: 'default',
      name: 'Recordside',
      toolPermissions: {},
      objectScope: {},
    });
    expect(await readAgent('gone')).toBeNull();
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
    const [agent] = parseAgents(
      stored({
        ...defaultAgent(),
        toolPermissions: { update_records: 'allways', get_record: 'needs_approval' },
        objectScope: { update_records: 'Account', create_records: ['Lead'], delete_records: null },
      }),
    );
    expect(agent?.toolPermissions).toEqual({ update_records: 'disabled', get_record: 'needs_approval' });
    expect(agent?.objectScope).toEqual({
      update_records: [],
      create_records: ['Lead'],
      delete_records: null,
    });
  });

  it('lose no change of two made at once', async () => {
    const set = (tool: string) =>
      updateAgent(DEFAULT_AGENT_ID, (agent) => ({
        ...agent,
        toolPermissions: { ...agent.toolPermissions, [tool]: 'disabled' },
      }));
    await Promise.all([set('a'), set('b')]);
    expect((await readAgent())?.toolPermissions).toEqual({ a: 'disabled', b: 'disabled' });
  });

  it('tell of changes from any page', async () => {
    const seen: unknown[] = [];
    const stop = watchAgents((agents) => seen.push(agents[0]?.toolPermissions));
    await browser.storage.local.set({
      agents: stored({ ...defaultAgent(), toolPermissions: { a: 'disabled' } }),
    });
    await browser.storage.local.remove('agents');
    stop();
    expect(seen).toEqual([{ a: 'disabled' }, {}]);
  });

  it('cannot be changed when they are gone', async () => {
    await expect(updateAgent('gone', (agent) => agent)).rejects.toThrow();
  });
});
