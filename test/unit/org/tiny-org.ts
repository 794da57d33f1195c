import type { ApiRow, Json, OrgData, OrgError, OrgSession } from '../../org/contract.ts';
import { Clock } from '../../org/data/clock.ts';
import { toId18 } from '../../org/data/ids.ts';
import type { Staff } from '../../org/data/seed/people.ts';
import { plantFoundation } from '../../org/data/seed/plant.ts';
import { Store, type Values } from '../../org/data/store.ts';
import { addRow } from '../../org/data/write/complete.ts';
import { rollUpAll } from '../../org/data/write/roll-up.ts';
import { orgOver } from '../../org/load.ts';
import { standardObjects } from '../../org/schema/objects/all.ts';
import { Schema } from '../../org/schema/schema.ts';

export interface TinyOrg {
  data: OrgData;
  store: Store;
  staff: Staff;
  /** Sees everything; time zone America/Los_Angeles. */
  admin: OrgSession;
  /** A session of somebody by first name. */
  as(firstName: string): OrgSession;
  add(object: string, values: Values, owner?: string): string;
}

/** An org with people, roles and profiles, and no other records than a test adds. A Wednesday in fiscal year 2027. */
export function tinyOrg(now = '2026-03-11T17:00:00Z'): TinyOrg {
  const store = new Store(new Schema(standardObjects), new Clock(new Date(now)));
  const { staff } = plantFoundation(store, toId18('00DHs000000LkFd') ?? '');
  const org = orgOver(store);
  const as = (firstName: string): OrgSession => {
    const user = org.users.find((one) => one.name.startsWith(firstName));
    if (!user) throw new Error(`nobody is called ${firstName}`);
    return org.session(user.id);
  };
  return {
    data: org,
    store,
    staff,
    admin: as('Avery'),
    as,
    add(object, values, owner = staff.admin) {
      const definition = store.schema.object(object);
      if (!definition) throw new Error(`no object ${object}`);
      return addRow(store, definition, values, owner).id;
    },
  };
}

/** Totals over the rows added so far, as the platform keeps them. */
export const settle = (org: TinyOrg): void => rollUpAll(org.store);

export const ask = (session: OrgSession, soql: string, includeDeleted = false): ApiRow[] =>
  session.query(soql, { includeDeleted }).rows;

/** The rows' values without attributes, at all depths: what a test compares. */
export function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'attributes')
      .map(([key, inner]) => [key, bare(inner)]),
  );
}

/** One column of an answer, by path. */
export const column = (rows: readonly ApiRow[], path: string): Json[] =>
  rows.map((row) => {
    let at: Json = row as Json;
    for (const key of path.split('.'))
      at = (typeof at === 'object' && at !== null && !Array.isArray(at) ? at[key] : null) ?? null;
    return at;
  });

/** The error an action ends in; fails when it does not. */
export function errorOf(action: () => unknown): OrgError {
  try {
    action();
  } catch (error) {
    return error as OrgError;
  }
  throw new Error('expected an error');
}
