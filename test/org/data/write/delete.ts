import { OrgError } from '../../contract.ts';
import type { Row, Store, Values } from '../store.ts';
import type { BinEntry } from './recycle-bin.ts';
import { rollUpParents } from './roll-up.ts';

/** Why a record must stay: an account or contact with cases, an account with won opportunities. */
function obstacle(store: Store, row: Row): string | undefined {
  const label = String(row.values.Name ?? row.id);
  const begin = `Your attempt to delete ${label} could not be completed because`;
  if (row.object.name !== 'Account' && row.object.name !== 'Contact') return undefined;
  const link = `${row.object.name}Id`;
  const cases = linked(store, row, 'Case', link);
  if (cases.length > 0) {
    return `${begin} it is associated with the following cases.: ${cases.map((one) => one.values.CaseNumber).join(', ')}\n`;
  }
  const won =
    row.object.name === 'Account'
      ? linked(store, row, 'Opportunity', link).filter((one) => one.values.IsWon === true)
      : [];
  return won.length > 0
    ? `${begin} some opportunities in the account were closed won. The following are the opportunities that could not be deleted.: ${won.map((one) => one.values.Name).join(', ')}\n`
    : undefined;
}

function linked(store: Store, row: Row, objectName: string, field: string): Row[] {
  const object = store.schema.object(objectName);
  return object ? store.referencing(object, field, row.id).filter((one) => !one.deleted) : [];
}

// Who made, changed or owns a record stays written there.
const KEPT = ['CreatedById', 'LastModifiedById', 'OwnerId'];

/**
 * Moves a record to the recycle bin, and with it what hangs on it by a relationship that describe calls
 * `cascadeDelete`; other lookups to any of them are emptied. Gives the ids of what went with it.
 */
export function deleteRow(store: Store, row: Row, stampsOf: (row: Row) => Values): readonly string[] {
  const reason = obstacle(store, row);
  if (reason) throw new OrgError(400, 'DELETE_FAILED', reason, []);
  const entry: BinEntry = { withIt: [], emptied: [] };
  const bin = (one: Row): void => {
    store.change(one, { ...stampsOf(one), IsDeleted: true });
    for (const { childSObject, field, cascadeDelete } of store.schema.children(one.object)) {
      for (const child of linked(store, one, childSObject, field)) {
        if (cascadeDelete) {
          entry.withIt.push(child.id);
          bin(child);
        } else if (!KEPT.includes(field)) {
          entry.emptied.push({ id: child.id, field, was: one.id });
          store.change(child, { [field]: null });
        }
      }
    }
    rollUpParents(store, one, undefined);
  };
  bin(row);
  store.recycleBin.put(row.id, entry);
  store.onRollback(() => store.recycleBin.take(row.id));
  return entry.withIt;
}
