import { OrgError } from '../../contract.ts';

const REFERENCE = /@\{([A-Za-z]\w*)((?:\.\w+|\[\d+\])*)\}/g;

function valueAt(root: unknown, path: string): unknown {
  let value = root;
  for (const [, name, index] of path.matchAll(/\.(\w+)|\[(\d+)\]/g)) {
    if (value === null || typeof value !== 'object') return undefined;
    const key = name ?? index ?? '';
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  }
  return value;
}

/** Puts results of earlier subrequests where `@{ref.path[0].field}` stands. Throws for references to nothing. */
export function resolveReferences(target: unknown, results: ReadonlyMap<string, unknown>): unknown {
  if (typeof target === 'string') {
    return target.replace(REFERENCE, (whole, name: string, path: string) => {
      const value = results.has(name) ? valueAt(results.get(name), path) : undefined;
      if (value === undefined || value === null || typeof value === 'object') {
        throw new OrgError(
          400,
          'PROCESSING_HALTED',
          `Invalid reference specified. No value for ${whole} found.`,
        );
      }
      return String(value);
    });
  }
  if (Array.isArray(target)) return target.map((one) => resolveReferences(one, results));
  if (target !== null && typeof target === 'object') {
    return Object.fromEntries(
      Object.entries(target).map(([key, value]) => [key, resolveReferences(value, results)]),
    );
  }
  return target;
}
