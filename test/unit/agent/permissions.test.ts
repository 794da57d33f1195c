import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { permissionOf, strictest } from '../../../lib/agent/permissions.ts';
import type { Permission } from '../../../lib/tools/tool.ts';

const ORDER: Permission[] = ['always_allow', 'needs_approval', 'disabled'];
const permission = fc.constantFrom(...ORDER);
const rank = (of: Permission) => ORDER.indexOf(of);
const tool = (defaultPermission: Permission) => ({
  name: 'update_records',
  kind: 'write' as const,
  defaultPermission,
});
const agent = (chosen: Permission | null, scope: readonly string[] | null) => ({
  toolPermissions: chosen ? { update_records: chosen } : {},
  objectScope: { update_records: scope && [...scope] },
});

it('takes the strictest of all', () => {
  fc.assert(
    fc.property(fc.array(permission, { minLength: 1 }), (all) => {
      expect(rank(strictest(...all))).toBe(Math.max(...all.map(rank)));
    }),
  );
});

it('lets no ceiling and no scope loosen what the agent chose, over all combinations', () => {
  const scope = fc.constantFrom(null, [], ['Account'], ['account', 'Contact']);
  const input = fc.constantFrom(
    undefined,
    {},
    { object: 'Account' },
    { object: 'Contact' },
    { object: 7 },
    null,
  );
  fc.assert(
    fc.property(
      permission,
      fc.option(permission),
      fc.array(fc.option(permission)),
      scope,
      input,
      (byDefault, chosen, ceilings, of, call) => {
        const result = permissionOf(tool(byDefault), call, agent(chosen, of), ceilings);
        expect(rank(result)).toBeGreaterThanOrEqual(rank(chosen ?? byDefault));
        for (const ceiling of ceilings)
          if (ceiling) expect(rank(result)).toBeGreaterThanOrEqual(rank(ceiling));
      },
    ),
  );
});

describe('the object scope', () => {
  const of = (input: unknown, scope: readonly string[] | null) =>
    permissionOf(tool('always_allow'), input, agent(null, scope));

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
    expect(permissionOf(logs, { kind: 'task' }, agent(null, ['Task']))).toBe('always_allow');
    expect(permissionOf(logs, { kind: 'task' }, agent(null, ['Account']))).toBe('disabled');
  });

  it('leaves a tool offered of which a call may be inside', () => {
    expect(of(undefined, ['Account'])).toBe('always_allow');
  });
});

it('allows nothing to an agent that is no more, and is not fooled by names that every object has', () => {
  expect(permissionOf(tool('always_allow'), undefined, null)).toBe('disabled');
  const named = { ...tool('needs_approval'), name: 'constructor' };
  expect(permissionOf(named, undefined, { toolPermissions: {}, objectScope: {} })).toBe('needs_approval');
});
