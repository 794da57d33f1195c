import { OrgError } from '../../contract.ts';
import type { Row, Store, Values } from '../store.ts';
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

/** Moves a record to the recycle bin, its details and activities with it; other lookups to it are emptied. */
export function deleteRow(store: Store, row: Row, stamps: Values): void {
  const reason = obstacle(store, row);
  if (reason) throw new OrgError(400, 'DELETE_FAILED', reason);
  bin(store, row, stamps);
}

function bin(store: Store, row: Row, stamps: Values): void {
  store.change(row, { ...stamps, IsDeleted: true });
  for (const { childSObject, field, cascadeDelete } of store.schema.children(row.object)) {
    const withIt =
      cascadeDelete || (field === 'WhatId' && (childSObject === 'Task' || childSObject === 'Event'));
    for (const child of linked(store, row, childSObject, field)) {
      if (withIt) bin(store, child, stamps);
      else if (!['CreatedById', 'LastModifiedById', 'OwnerId'].includes(field))
        store.change(child, { [field]: null });
    }
  }
  rollUpParents(store, row, undefined);
}
