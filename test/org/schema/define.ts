import { checkbox, datetime, field, lookup } from './fields.ts';
import type { FieldDef, ObjectDef, ObjectFlags, RecordTypeDef } from './types.ts';

/** What an object has besides its fields; everything left out is what a usual business object has. */
export interface ObjectOptions extends Partial<ObjectFlags> {
  /** `false`: no owner (setup data, or a detail that its master's access governs); `queue`: User or Group. */
  owner?: boolean | 'queue';
  recordTypes?: RecordTypeDef[];
  /** Has Last Viewed and Last Referenced Date. */
  viewed?: boolean;
  layout?: Record<string, string>;
}

const readOnly = { readOnly: true, nillable: false };

/** Fields every object has, in the places where Salesforce describes them. */
function systemFields(): FieldDef[] {
  return [
    datetime('CreatedDate', 'Created Date', { ...readOnly, defaultedOnCreate: true }),
    lookup('CreatedById', 'Created By ID', 'User', null, { ...readOnly, defaultedOnCreate: true }),
    datetime('LastModifiedDate', 'Last Modified Date', { ...readOnly, defaultedOnCreate: true }),
    lookup('LastModifiedById', 'Last Modified By ID', 'User', null, { ...readOnly, defaultedOnCreate: true }),
    datetime('SystemModstamp', 'System Modstamp', { ...readOnly, defaultedOnCreate: true }),
  ];
}

/** Builds an object: its own `fields` between Id and the system's. */
export function object(
  keyPrefix: string | null,
  name: string,
  label: string,
  labelPlural: string,
  fields: FieldDef[],
  options: ObjectOptions = {},
): ObjectDef {
  const { owner = true, recordTypes = [], viewed = true, layout = {}, ...flags } = options;
  const before = [
    field('id', 'Id', `${label} ID`, { length: 18, ...readOnly, defaultedOnCreate: true, idLookup: true }),
    checkbox('IsDeleted', 'Deleted', readOnly),
  ];
  const ownership: FieldDef[] = [];
  if (owner) {
    const to = owner === 'queue' ? 'Group|User' : 'User';
    ownership.push(lookup('OwnerId', 'Owner ID', to, null, { nillable: false, defaultedOnCreate: true }));
  }
  if (recordTypes.length > 0) ownership.push(lookup('RecordTypeId', 'Record Type ID', 'RecordType'));
  const after = viewed
    ? [
        datetime('LastViewedDate', 'Last Viewed Date', { readOnly: true }),
        datetime('LastReferencedDate', 'Last Referenced Date', { readOnly: true }),
      ]
    : [];
  const own = new Set(fields.map((one) => one.name));
  const all = [...before, ...ownership, ...fields, ...systemFields(), ...after];
  return {
    name,
    label,
    labelPlural,
    keyPrefix,
    custom: name.endsWith('__c'),
    fields: all.filter((one) => fields.includes(one) || !own.has(one.name)),
    recordTypes,
    layout: Object.entries(layout).map(([heading, names]) => ({ heading, fields: names.split(' ') })),
    raw: undefined,
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    searchable: true,
    layoutable: true,
    mruEnabled: viewed,
    ...flags,
  };
}
