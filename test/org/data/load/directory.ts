import { nameChildRelationships, objectFromDescribe } from '../../schema/from-describe.ts';
import { standardObjects } from '../../schema/objects/all.ts';
import { Schema } from '../../schema/schema.ts';
import type { ObjectDef } from '../../schema/types.ts';
import type { Clock } from '../clock.ts';
import { plantFoundation } from '../seed/plant.ts';
import { Store, type Values } from '../store.ts';
import { addRow } from '../write/complete.ts';
import { rollUpAll } from '../write/roll-up.ts';
import { broken, type DataFiles, readDataFiles } from './files.ts';
import { readTrees, type TreeRecord } from './trees.ts';

/** Describes stand over the default org's objects; with any, the default org's own custom objects go. */
function schemaOf({ describes }: DataFiles): Schema {
  const described = new Map<string, ObjectDef>();
  for (const { file, json } of describes) {
    try {
      const object = objectFromDescribe(json);
      described.set(object.name, object);
    } catch (error) {
      throw broken(file, error instanceof Error ? error.message : 'unreadable describe');
    }
  }
  const kept = standardObjects.filter(
    (object) => !described.has(object.name) && (described.size === 0 || !object.custom),
  );
  const objects = [...kept, ...described.values()];
  nameChildRelationships(objects);
  return new Schema(objects);
}

/** What a user needs to sign in, where the export left it out. */
function completeUser(record: TreeRecord, at: number, profiles: Map<string, string>): Values {
  const { values } = record;
  const profile = profiles.get(at === 0 ? 'System Administrator' : 'Standard User') ?? null;
  return {
    Username: values.Username ?? values.Email ?? `user${at + 1}@larkfield.example`,
    LastName: `User ${at + 1}`,
    IsActive: true,
    TimeZoneSidKey: 'GMT',
    LocaleSidKey: 'en_US',
    LanguageLocaleKey: 'en_US',
    UserType: 'Standard',
    ...values,
    ProfileId: values.ProfileId ?? profile,
  };
}

/**
 * An org from a directory: REST describes (`describe/*.json`, or anywhere), record trees of `sf data export tree`,
 * answers of `sf data query --json`, and plan files for their order. The default people stay where it has no users.
 * Throws an Error naming the file and the reason when something cannot be used.
 */
export function loadDirectory(directory: string, clock: Clock, orgId: string): Store {
  const files = readDataFiles(directory);
  const store = new Store(schemaOf(files), clock);
  const { staff } = plantFoundation(store, orgId);
  const records = readTrees(store, files.trees);
  const users = records.filter((record) => record.object.name === 'User');
  if (users.length > 0) {
    const left = ['User', 'GroupMember'].flatMap((name) => store.list(name));
    for (const row of left) store.remove(row);
  }
  const profiles = new Map(store.list('Profile').map((row) => [String(row.values.Name), row.id]));
  const owner = users[0]?.id ?? staff.admin;
  const known = new Set([...records.map((record) => record.id), ...store.list('User').map((row) => row.id)]);
  for (const name of ['Profile', 'UserRole', 'Group', 'RecordType'])
    for (const row of store.list(name)) known.add(row.id);
  // Parents before children is not asked of the files: what is worked out from other records needs them all in place.
  const order = [
    'Organization',
    'Profile',
    'UserRole',
    'User',
    'Product2',
    'Pricebook2',
    'PricebookEntry',
    'Account',
    'Contact',
    'Lead',
    'Campaign',
    'Opportunity',
    'Case',
  ];
  const rank = ({ object }: TreeRecord) => order.indexOf(object.name) + 1 || order.length + 1;
  const sorted = records
    .map((record, at) => ({ record, at }))
    .sort((a, b) => rank(a.record) - rank(b.record) || a.at - b.at);
  for (const { record } of sorted) {
    const values =
      record.object.name === 'User'
        ? completeUser(record, users.indexOf(record), profiles)
        : { ...record.values };
    // People and record types of the org the export came from are not here.
    for (const field of ['OwnerId', 'CreatedById', 'LastModifiedById', 'RecordTypeId']) {
      if (typeof values[field] === 'string' && !known.has(values[field])) delete values[field];
    }
    addRow(store, record.object, values, owner, record.id);
  }
  rollUpAll(store);
  return store;
}
