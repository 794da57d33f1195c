import { describe, expect, it } from 'vitest';
import { agentSchema } from '../../../lib/storage/agent.ts';
import { agentFromPreset, PRESET_IDS } from '../../../lib/storage/agent-presets.ts';
import { tools } from '../../../lib/tools/registry.ts';

const writes = tools.filter(({ kind }) => kind === 'write' || kind === 'destructive').map(({ name }) => name);

describe('the presets of agents', () => {
  it.each(PRESET_IDS)('%s is a whole agent, and lets no change through unasked', (preset) => {
    const agent = agentFromPreset(preset, 'x');
    expect(agentSchema.parse(agent)).toEqual(agent);
    expect(agent.name).not.toBe('');
    expect(agent.starters).not.toContain('');
    if (preset !== 'blank') {
      expect(agent.instructions.length).toBeGreaterThan(200);
      expect(agent.starters.length).toBeGreaterThan(0);
    }
    for (const name of Object.keys({ ...agent.toolPermissions, ...agent.objectScope }))
      expect(writes).toContain(name);
    for (const name of writes) expect(agent.toolPermissions[name]).not.toBe('always_allow');
  });

  it('have an analyst to whom no tool that changes data is offered', () => {
    const { toolPermissions } = agentFromPreset('analyst', 'x');
    expect(toolPermissions).toEqual(Object.fromEntries(writes.map((name) => [name, 'disabled'])));
  });
});
