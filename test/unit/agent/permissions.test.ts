import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissionOf, strictest } from '../../../lib/agent/permissions.ts';
import type { Permission, ToolKind } from '../../../lib/tools/tool.ts';

const ORDER: Permission[] = ['always_allow', 'needs_approval', 'disabled'];
const permission = fc.constantFrom(...ORDER);
const rank = (of: Permission) => ORDER.indexOf(of);
const tool = (defaultPermission: Permission, kind: ToolKind = 'write') => ({
  name: 'update_records',
  kind,
  defaultPermission,
});
const agent = (chosen: Permission | null, scope: readonly string[] | null) => ({
  toolPermissions: chosen ? { update_records: chosen } : {},
  objectScope: { update_records: scope && [...scope] },
});
const FREE = { toolCeilings: {}, objectCeilings: {} };

it('takes the strictest of all', () => {
  fc.assert(
    fc.property(fc.array(permission, { minLength: 1 }), (all) => {
      expect(rank(strictest(...all))).toBe(Math.max(...all.map(rank)));
    }),
  );
});

describe('over all combinations of policy, agent and scope', () => {
  const objects = fc.constantFrom<(readonly string[])[]>([], ['Account'], ['account', 'Contact']);
  const entries = <T>(value: fc.Arbitrary<T>) =>
    fc.dictionary(
      fc.constantFrom('*', 'update_records', 'delete_records', '__proto__', 'constructor'),
      value,
    );
  const input = fc.constantFrom(
    undefined,
    {},
    { object: 'Account' },
    { object: 'contact ' },
    { object: 'Lead' },
    { object: 7 },
    null,
  );
  const kind = fc.constantFrom<ToolKind[]>('read', 'write', 'destructive', 'local');

  it('is exactly the strictest of them: nothing loosens another, and nothing else tightens', () => {
    fc.assert(
      fc.property(
        permission,
        kind,
        fc.option(permission),
        fc.option(objects),
        entries(permission),
        entries(objects),
        input,
        (byDefault, of, chosen, scope, toolCeilings, objectCeilings, call) => {
          const result = permissionOf(tool(byDefault, of), call, agent(chosen, scope), {
            toolCeilings,
            objectCeilings,
          });
          // Told again, the slow way.
          const all = [chosen ?? byDefault];
          for (const name of ['*', 'update_records']) all.push(...named(toolCeilings, name));
          const scopes = scope ? [scope] : [];
          scopes.push(...named(objectCeilings, 'update_records'));
          if (of === 'write' || of === 'destructive') scopes.push(...named(objectCeilings, '*'));
          const object = String((call as { object?: unknown } | null)?.object)
            .trim()
            .toLowerCase();
          const outside = scopes.some((names) => !names.some((name) => name.toLowerCase() === object));
          if (call !== undefined && outside) all.push('disabled');
          expect(rank(result)).toBe(Math.max(...all.map(rank)));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

function named<T>(entries: Readonly<Record<string, T>>, name: string): T[] {
  return Object.entries(entries).flatMap(([key, value]) => (key === name ? [value] : []));
}

describe('the object scope', () => {
  const of = (input: unknown, scope: readonly string[] | null) =>
    permissionOf(tool('always_allow'), input, agent(null, scope), FREE);

  it.each([
    [{ object: 'Account' }, ['Account'], 'always_allow'],
    [{ object: ' account ' }, ['Account'], 'always_allow'],
    [{ object: 'Contact' }, ['Account'], 'disabled'],
    [{ object: 'Account' }, [], 'disabled'],
    [{ ids: ['001000000000001AAA'] }, ['Account'], 'disabled'],
    [null, ['Account'], 'disabled'],
    [{ object: 'Contact' }, null, 'always_allow'],
  ])('of %j within %j: %s', (input, scope, expected) => {
    expect(of(input, scope)).toBe(expected);
  });

  it('asks a tool whose arguments do not name the object', () => {
    const logs = { ...tool('always_allow'), objectOf: () => 'Task' };
    expect(permissionOf(logs, { kind: 'task' }, agent(null, ['Task']), FREE)).toBe('always_allow');
    expect(permissionOf(logs, { kind: 'task' }, agent(null, ['Account']), FREE)).toBe('disabled');
  });

  it('leaves a tool offered of which a call may be inside', () => {
    expect(of(undefined, ['Account'])).toBe('always_allow');
  });
});

describe('the organisation’s ceilings', () => {
  const delete1 = {
    name: 'delete_records',
    kind: 'destructive' as const,
    defaultPermission: 'disabled' as const,
  };
  const loose = { toolPermissions: { delete_records: 'always_allow' as const }, objectScope: {} };

  it('hold whatever the agent was set to', () => {
    const by = (toolCeilings: Record<string, Permission>) =>
      permissionOf(delete1, { object: 'Account' }, loose, { ...FREE, toolCeilings });
    expect(by({})).toBe('always_allow');
    expect(by({ delete_records: 'disabled' })).toBe('disabled');
    expect(by({ '*': 'needs_approval' })).toBe('needs_approval');
    expect(by({ '*': 'disabled', delete_records: 'always_allow' })).toBe('disabled');
  });

  it('of objects for every write leave reads alone', () => {
    const objectCeilings = { '*': ['Account'] };
    const of = (kind: ToolKind) =>
      permissionOf(tool('always_allow', kind), { object: 'Lead' }, agent(null, null), {
        ...FREE,
        objectCeilings,
      });
    expect(of('write')).toBe('disabled');
    expect(of('destructive')).toBe('disabled');
    expect(of('read')).toBe('always_allow');
  });
});

it('allows nothing to an agent that is no more, and is not fooled by names that every object has', () => {
  expect(permissionOf(tool('always_allow'), undefined, null, FREE)).toBe('disabled');
  const named = { ...tool('needs_approval'), name: 'constructor' };
  expect(permissionOf(named, undefined, { toolPermissions: {}, objectScope: {} }, FREE)).toBe(
    'needs_approval',
  );
});
