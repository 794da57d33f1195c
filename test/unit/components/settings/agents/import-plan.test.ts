import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeName } from '../../../../../components/settings/agents/free-name.ts';
import { asInFile, planImport } from '../../../../../components/settings/agents/import-plan.ts';
import { permissionOf } from '../../../../../lib/agent/permissions.ts';
import { agentSchema, PERMISSIONS } from '../../../../../lib/storage/agent.ts';
import type { FileAgent } from '../../../../../lib/storage/agent-file.ts';
import { NO_POLICY } from '../../../../../lib/storage/policy.ts';
import type { ProviderSettings } from '../../../../../lib/storage/settings.ts';
import { tools } from '../../../../../lib/tools/registry.ts';

const provider: ProviderSettings = {
  id: 'p-here',
  preset: 'openai',
  name: 'Our OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-5.1',
  hasKey: true,
  test: null,
};

const file = (change: Partial<FileAgent> = {}): FileAgent => ({
  name: 'Sales',
  icon: 'spark',
  instructions: '',
  model: null,
  salesforce: { method: 'shared' },
  toolPermissions: {},
  objectScope: {},
  starters: [],
  ...change,
});

function plan(agents: readonly FileAgent[], names: readonly string[] = []) {
  let made = 0;
  return planImport(agents, { names, providers: [provider], tools, newId: () => `new-${++made}` });
}

const toolName = fc.constantFrom(...tools.map(({ name }) => name), 'merge_records', 'run_anything');

describe('what a file of agents would bring', () => {
  it('writes nothing without approval, and lets nothing pass that is disabled out of the box', () => {
    fc.assert(
      fc.property(
        fc.dictionary(toolName, fc.constantFrom(...PERMISSIONS), { noNullPrototype: true }),
        (toolPermissions) => {
          const [coming] = plan([file({ toolPermissions })]);
          expect(agentSchema.parse(coming?.agent)).toEqual(coming?.agent);
          for (const tool of tools) {
            const plain = permissionOf(tool, undefined, { toolPermissions: {}, objectScope: {} }, NO_POLICY);
            const come = permissionOf(tool, undefined, coming?.agent ?? null, NO_POLICY);
            expect(PERMISSIONS.indexOf(come)).toBeGreaterThanOrEqual(PERMISSIONS.indexOf(plain));
          }
          // A tool that comes with a later version must not find a door that is open already.
          for (const agent of [coming!.agent, asInFile(coming!)])
            for (const name of ['merge_records', 'run_anything'])
              expect([undefined, 'disabled']).toContain(agent.toolPermissions[name]);
        },
      ),
    );
  });

  it('names what it loosens, and follows it only when it is asked to', () => {
    const wanted = {
      update_records: 'always_allow',
      delete_records: 'needs_approval',
      query_records: 'disabled',
      get_record: 'always_allow',
    } as const;
    const [coming] = plan([file({ toolPermissions: wanted })]);
    expect(coming?.loosened.map(({ tool, wanted: to }) => [tool.name, to])).toEqual([
      ['update_records', 'always_allow'],
      ['delete_records', 'needs_approval'],
    ]);
    expect(coming?.agent.toolPermissions).toEqual({ query_records: 'disabled', get_record: 'always_allow' });
    expect(asInFile(coming!).toolPermissions).toEqual(wanted);
  });

  it('has ids of its own, names that nobody has, and no connection of another browser', () => {
    const coming = plan([file(), file({ name: 'sales' }), file({ name: 'Other' })], ['Sales', 'Sales 2']);
    expect(coming.map(({ agent, renamedFrom }) => [agent.id, agent.name, renamedFrom])).toEqual([
      ['new-1', 'Sales 3', 'Sales'],
      ['new-2', 'sales 4', 'sales'],
      ['new-3', 'Other', null],
    ]);
    expect(coming[0]?.agent.salesforce).toEqual({ method: 'shared', connectionId: null });
  });

  it('finds its model among those set up here, or says that it is not', () => {
    const model = { preset: 'openai', provider: 'OpenAI', model: 'gpt-6', effort: 'low' } as const;
    const [found, missing] = plan([file({ model }), file({ model: { ...model, preset: 'gemini' } })]);
    expect(found).toMatchObject({
      modelMissing: null,
      agent: { model: { providerId: 'p-here', model: 'gpt-6', effort: 'low' } },
    });
    expect(missing).toMatchObject({ modelMissing: { preset: 'gemini' }, agent: { model: null } });
  });
});

describe('a free name', () => {
  it('is nobody else’s, and no longer than a name may be', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 120 }), fc.nat({ max: 12 }), (wanted, others) => {
        const taken: string[] = [];
        for (let at = 0; at <= others; at++) taken.push(freeName(wanted, taken));
        expect(new Set(taken.map((name) => name.toLowerCase())).size).toBe(others + 1);
        for (const name of taken) expect(name.length).toBeLessThanOrEqual(80);
      }),
    );
  });
});
