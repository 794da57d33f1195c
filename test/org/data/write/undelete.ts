import { OrgError } from '../../contract.ts';
import type { Row, Store, Values } from '../store.ts';
import { checkUnique } from './check.ts';
import { rollUp, rollUpParents } from './roll-up.ts';

const notInBin = (): OrgError =>
  new OrgError(400, 'UNDELETE_FAILED', 'Entity is not in the recycle bin', []);

/** The row of an id that can be taken out of the recycle bin by itself. Throws UNDELETE_FAILED for all others. */
export function binned(store: Store, id: string): Row {
  const row = store.get(id);
  if (!row?.deleted || store.recycleBin.wentWithAnother(id)) throw notInBin();
  return row;
}

/** Takes a record out of the recycle bin with all that went there with it, and fills lookups that its delete emptied. */
export function undeleteRow(store: Store, row: Row, stampsOf: (row: Row) => Values): void {
  const entry = store.recycleBin.entry(row.id);
  const back = [row.id, ...entry.withIt].flatMap((id) => store.get(id) ?? []);
  // All at once first: the records of one delete point at each other.
  for (const one of back) store.change(one, { ...stampsOf(one), IsDeleted: false });
  for (const one of back) {
    checkUnique({ store, object: one.object, row: one }, one.values);
    forget(store, one);
  }
  for (const { id, field, was } of entry.emptied) {
    const other = store.get(id);
    // A lookup that leads somewhere else by now is left alone.
    if (other && (other.values[field] ?? null) === null) store.change(other, { [field]: was });
  }
  for (const one of back) {
    rollUp(store, one);
    rollUpParents(store, one, undefined);
  }
  store.recycleBin.take(row.id);
  store.onRollback(() => store.recycleBin.put(row.id, entry));
}

/** Lookups to what was deleted meanwhile: emptied, or, where there has to be a value, the reason to stay deleted. */
function forget(store: Store, row: Row): void {
  for (const field of row.object.fields) {
    const target = field.type === 'reference' ? store.get(String(row.values[field.name] ?? '')) : undefined;
    if (!target?.deleted) continue;
    if (!field.nillable) throw notInBin();
    store.change(row, { [field.name]: null });
  }
}

/** Takes what is in the recycle bin out of the org for good; how many records that were. */
export function emptyRecycleBin(store: Store): number {
  let gone = 0;
  for (const object of store.schema.objects) {
    for (const row of [...store.rows(object)]) {
      if (!row.deleted) continue;
      store.recycleBin.take(row.id);
      store.remove(row);
      gone += 1;
    }
  }
  return gone;
}
