import type { ObjectDef } from '../../schema/types.ts';
import { formatDatetime } from '../clock.ts';
import type { Row, Store, Values } from '../store.ts';
import { derive } from './derive.ts';

const AUTO_NUMBERS: Record<string, { first: number; format(n: number): string }> = {
  Case: { first: 1000, format: (n) => String(n).padStart(8, '0') },
  Renewal__c: { first: 0, format: (n) => `R-${String(n).padStart(5, '0')}` },
};

function autoNumber(store: Store, object: ObjectDef): string {
  const { first, format } = AUTO_NUMBERS[object.name] ?? {
    first: 0,
    format: (n: number) => `${object.label.charAt(0)}-${String(n).padStart(4, '0')}`,
  };
  return format(first + store.next(`number:${object.name}`));
}

/** Puts a new record in: `values` over the defaults, then what the platform works out. No rule is checked here. */
export function addRow(
  store: Store,
  object: ObjectDef,
  values: Values,
  userId: string,
  id = store.nextId(object),
): Row {
  const filled: Values = {};
  const now = formatDatetime(store.clock.now);
  for (const field of object.fields) {
    if (field.autoNumber) filled[field.name] = values[field.name] ?? autoNumber(store, object);
    else if (field.defaultValue !== null && field.type !== 'boolean') filled[field.name] = field.defaultValue;
  }
  const has = (name: string) => store.schema.field(object, name) !== undefined;
  if (has('OwnerId')) filled.OwnerId = userId;
  const recordType = object.recordTypes.find((one) => one.isDefault);
  if (recordType && has('RecordTypeId')) filled.RecordTypeId = recordType.id;
  const created = values.CreatedDate ?? now;
  const modified = values.LastModifiedDate ?? created;
  const stamps: Values = {
    CreatedDate: created,
    CreatedById: userId,
    LastModifiedDate: modified,
    LastModifiedById: values.CreatedById ?? userId,
    SystemModstamp: values.SystemModstamp ?? modified,
  };
  for (const [name, value] of Object.entries(stamps)) if (has(name)) filled[name] = value;
  const all = derive(store, object.name, { ...filled, ...values }, new Set(Object.keys(values)), undefined);
  return store.insert(object, id, all);
}
