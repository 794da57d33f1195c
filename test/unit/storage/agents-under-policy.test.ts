import { describe, expect, it } from 'vitest';
import { defaultAgent } from '../../../lib/storage/agents.ts';
import { agentsUnderPolicy } from '../../../lib/storage/agents-under-policy.ts';
import { findProvider } from '../../../lib/storage/policy-agents.ts';
import { parsePolicy } from '../../../lib/storage/policy-parse.ts';
import type { ProviderSettings } from '../../../lib/storage/settings.ts';

const stored = [defaultAgent(), { ...defaultAgent(), id: 'mine' }, { ...defaultAgent(), id: 'policy:sales' }];
const ids = (raw: object) => agentsUnderPolicy(stored, parsePolicy(raw)).map(({ id }) => id);

describe('agents under policy', () => {
  it.each([
    [{}, ['default', 'mine']],
    [{ agents: [{ name: 'Sales' }] }, ['policy:sales', 'default', 'mine']],
    [{ agents: [{ name: 'Sales' }], ownAgents: false }, ['policy:sales']],
    [{ agents: 'Sales', ownAgents: false }, ['policy:1']],
    [{ ownAgents: false }, ['default']],
    [{ ownAgents: 'no' }, ['default']],
  ])('%j: %j', (raw, expected) => {
    expect(ids(raw)).toEqual(expected);
  });

  it('takes the organisation’s from the policy alone, whatever is stored under their names', () => {
    const mine = { ...defaultAgent(), id: 'policy:sales', instructions: 'Forged.' };
    const [sales, ...others] = agentsUnderPolicy([mine], parsePolicy({ agents: [{ name: 'Sales' }] }));
    expect(sales?.instructions).toBe('');
    expect(others).toEqual([]);
  });
});

describe('the model of an agent of the organisation', () => {
  const provider = (id: string, preset: ProviderSettings['preset'], name: string) =>
    ({ id, preset, name, baseUrl: '', model: '', hasKey: false, test: null }) satisfies ProviderSettings;
  const providers = [
    provider('1', 'openai', 'OpenAI'),
    provider('2', 'openai', 'OpenAI for sales'),
    provider('3', 'compatible', 'Ours'),
  ];

  it.each([
    [{ preset: 'openai', provider: 'OpenAI for sales' }, '2'],
    [{ preset: 'openai', provider: 'Gone' }, '1'],
    [{ preset: 'openai' }, '1'],
    [{ preset: 'compatible', provider: 'Ours' }, '3'],
    [{ preset: 'compatible', provider: 'Theirs' }, undefined],
    [{ preset: 'gemini' }, undefined],
  ])('%j is %s', (model, id) => {
    const policy = parsePolicy({ agents: [{ name: 'Sales', model: { ...model, model: 'm' } }] });
    expect(policy.unreadable).toEqual([]);
    const named = policy.agents?.[0]?.model?.providerId ?? '';
    expect(findProvider(providers, named)?.id).toBe(id);
  });

  it('of the user’s own agents goes by its id', () => {
    expect(findProvider(providers, '2')?.name).toBe('OpenAI for sales');
    expect(findProvider(providers, 'openai')).toBeUndefined();
  });
});
