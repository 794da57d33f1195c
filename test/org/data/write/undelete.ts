import { OrgError } from '../../contract.ts';
import type { FieldDef } from '../../schema/types.ts';
import type { Row, Store, Values } from '../store.ts';
import { checkUnique } from './check.ts';
import { rollUp, rollUpParents } from './roll-up.ts';

const notInBin = (): OrgError => new OrgError(400, 'UNDELETE_FAILED', 'Entity is not in the recycle bin', []);

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
  dropOrphans(store, row, back);
  for (const one of back) {
    checkUnique({ store, object: one.object, row: one }, one.values);
    for (const field of lost(store, one)) store.change(one, { [field.name]: null });
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

/** Lookups to what is deleted. */
const lost = (store: Store, row: Row): FieldDef[] =>
  row.object.fields.filter(
    (field) => field.type === 'reference' && store.get(String(row.values[field.name] ?? ''))?.deleted,
  );

/** A record cannot be there without its master. One that went with others stays deleted; for the one asked for it is an error. */
function dropOrphans(store: Store, asked: Row, back: Row[]): void {
  const orphan = (): number => back.findIndex((one) => lost(store, one).some((field) => !field.nillable));
  for (let at = orphan(); at >= 0; at = orphan()) {
    const [row] = back.splice(at, 1);
    if (!row || row === asked) throw notInBin();
    store.change(row, { IsDeleted: true });
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
