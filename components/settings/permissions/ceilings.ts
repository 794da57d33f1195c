import { PERMISSIONS } from '../../../lib/storage/agent.ts';
import type { Policy } from '../../../lib/storage/policy.ts';
import type { Permission } from '../../../lib/tools/tool.ts';

const EVERY = '*';

const strictness = (permission: Permission): number => PERMISSIONS.indexOf(permission);

export const isLooser = (permission: Permission, than: Permission): boolean =>
  strictness(permission) < strictness(than);

export const stricter = (a: Permission, b: Permission): Permission => (isLooser(a, b) ? b : a);

/** The loosest that policy lets a tool be. */
export function ceilingOf({ toolCeilings }: Pick<Policy, 'toolCeilings'>, tool: string): Permission {
  return [tool, EVERY]
    .flatMap((name) => (Object.hasOwn(toolCeilings, name) ? (toolCeilings[name] ?? []) : []))
    .reduce(stricter, 'always_allow');
}

/** The objects that policy lets a tool that changes data touch; null: any. */
export function objectCeilingOf(
  { objectCeilings }: Pick<Policy, 'objectCeilings'>,
  tool: string,
): readonly string[] | null {
  return [tool, EVERY]
    .flatMap((name) => (Object.hasOwn(objectCeilings, name) ? [objectCeilings[name] ?? []] : []))
    .reduce<readonly string[] | null>(within, null);
}

/** What is left of a scope under a ceiling; null is any object. */
export function within(
  scope: readonly string[] | null,
  ceiling: readonly string[] | null,
): readonly string[] | null {
  if (scope === null || ceiling === null) return scope ?? ceiling;
  const allowed = new Set(ceiling.map((name) => name.toLowerCase()));
  return scope.filter((name) => allowed.has(name.toLowerCase()));
}
