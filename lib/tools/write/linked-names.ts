import { objectOfId } from '../resolve-object.ts';
import type { ToolContext } from '../tool.ts';
import { nameOfRow, readLive } from './live-records.ts';

/**
 * Names of records by their ids, one query for each object. A name that cannot be read is left out: the card shows the
 * id then, which is better than no card. Throws where the run was stopped.
 */
export async function linkedNames(
  ids: Iterable<string>,
  context: ToolContext,
): Promise<ReadonlyMap<string, string>> {
  const byObject = new Map<string, string[]>();
  for (const id of new Set(ids)) {
    const object = await objectOfId(id, context.org, context.signal);
    if (object !== null) byObject.set(object, [...(byObject.get(object) ?? []), id]);
  }
  const names = new Map<string, string>();
  await Promise.all([...byObject].map(([object, some]) => namesOf(object, some, names, context)));
  return names;
}

async function namesOf(
  object: string,
  ids: readonly string[],
  names: Map<string, string>,
  context: ToolContext,
): Promise<void> {
  try {
    const describe = await context.org.describe(object, context.signal);
    const { rows } = await readLive(describe, ids, [], context);
    for (const [id, row] of rows) {
      const name = nameOfRow(row, describe);
      if (name !== null) names.set(id, name);
    }
  } catch {
    context.signal.throwIfAborted();
  }
}
