import fc from 'fast-check';
import { expect, it } from 'vitest';
import { permissionOf, strictest } from '../../../lib/agent/permissions.ts';
import type { Permission, Tool } from '../../../lib/tools/tool.ts';

const ORDER: Permission[] = ['always_allow', 'needs_approval', 'disabled'];
const permission = fc.constantFrom(...ORDER);
const tool = (defaultPermission: Permission) => ({ name: 'x', defaultPermission }) as Tool;
const rank = (of: Permission) => ORDER.indexOf(of);

it('takes the strictest of all', () => {
  fc.assert(
    fc.property(fc.array(permission, { minLength: 1 }), (all) => {
      expect(rank(strictest(...all))).toBe(Math.max(...all.map(rank)));
    }),
  );
});

it('lets no ceiling loosen what the agent chose', () => {
  fc.assert(
    fc.property(permission, fc.option(permission), fc.array(fc.option(permission)), (byDefault, agent, ceilings) => {
      const layers = ceilings.map((ceiling) => () => ceiling);
      const result = permissionOf(tool(byDefault), () => agent, layers);
      expect(rank(result)).toBeGreaterThanOrEqual(rank(agent ?? byDefault));
      for (const ceiling of ceilings) if (ceiling) expect(rank(result)).toBeGreaterThanOrEqual(rank(ceiling));
    }),
  );
});
