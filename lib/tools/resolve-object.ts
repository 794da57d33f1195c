import { objectOfPrefix, standardObject } from '../salesforce/key-prefixes.ts';
import type { GlobalObject, OrgClient } from '../salesforce/org-client.ts';
import { closeNames, plain } from './close-names.ts';

export type ResolvedObject =
  | { readonly ok: true; readonly object: string }
  | { readonly ok: false; readonly close: readonly string[] };

/**
 * The API name of what a model or a user calls an object: API name in any case, label or plural label. An object that
 * the user may not see is not found. May ask for the global describe; throws what that throws.
 */
export async function resolveObject(
  wanted: string,
  org: OrgClient,
  signal: AbortSignal,
): Promise<ResolvedObject> {
  const standard = standardObject(wanted.trim());
  if (standard) return { ok: true, object: standard };
  const objects = await org.describeGlobal(signal);
  const object = findObject(wanted, objects);
  return object ? { ok: true, object: object.name } : { ok: false, close: closeNames(wanted, objects) };
}

function findObject(wanted: string, objects: readonly GlobalObject[]): GlobalObject | undefined {
  const exact = wanted.trim().toLowerCase();
  const loose = plain(wanted);
  // An API name beats a label: an org may label a custom object "Account".
  return (
    objects.find(({ name }) => name.toLowerCase() === exact) ??
    objects.find(({ label }) => label.toLowerCase() === exact) ??
    objects.find(({ labelPlural }) => labelPlural.toLowerCase() === exact) ??
    only(
      objects.filter(({ name, label }) => loose !== '' && (plain(name) === loose || plain(label) === loose)),
    )
  );
}

function only<T>(found: readonly T[]): T | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/** The object of a record id by its key prefix; null where this org has no such object or hides it from the user. */
export async function objectOfId(id: string, org: OrgClient, signal: AbortSignal): Promise<string | null> {
  const standard = objectOfPrefix(id);
  if (standard) return standard;
  const objects = await org.describeGlobal(signal);
  return objects.find(({ keyPrefix }) => keyPrefix === id.slice(0, 3))?.name ?? null;
}
