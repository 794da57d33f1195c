import type { Json } from '../contract.ts';
import { describeField } from './describe-field.ts';
import type { Schema } from './schema.ts';
import type { FieldDef, ObjectDef, RecordTypeDef } from './types.ts';

/** What one user may do with one object, and which of its fields they see and set. */
export interface DescribeRights {
  create: boolean;
  edit: boolean;
  delete: boolean;
  readsField(field: FieldDef): boolean;
  editsField(field: FieldDef): boolean;
  readsObject(name: string): boolean;
}

const MASTER_RECORD_TYPE: RecordTypeDef = {
  id: '012000000000000AAA',
  name: 'Master',
  developerName: 'Master',
  isDefault: false,
};

/** The short description of an object, as in `/sobjects`. */
export function summarize(object: ObjectDef, rights: DescribeRights, path: string): { [key: string]: Json } {
  const base = `${path}/sobjects/${object.name}`;
  const urls: { [key: string]: Json } = {
    rowTemplate: `${base}/{ID}`,
    describe: `${base}/describe`,
    sobject: base,
  };
  if (object.layoutable) urls.layouts = `${base}/describe/layouts`;
  return {
    activateable: false,
    associateEntityType: null,
    associateParentEntity: null,
    createable: object.createable && rights.create,
    custom: object.custom,
    customSetting: false,
    deepCloneable: false,
    deletable: object.deletable && rights.delete,
    deprecatedAndHidden: false,
    feedEnabled: false,
    hasSubtypes: false,
    isInterface: false,
    isSubtype: false,
    keyPrefix: object.keyPrefix,
    label: object.label,
    labelPlural: object.labelPlural,
    layoutable: object.layoutable,
    mergeable: ['Account', 'Contact', 'Lead', 'Case'].includes(object.name),
    mruEnabled: object.mruEnabled,
    name: object.name,
    queryable: object.queryable,
    replicateable: object.queryable && object.keyPrefix !== null,
    retrieveable: object.queryable,
    searchable: object.searchable,
    triggerable: object.createable,
    undeletable: object.deletable && rights.delete,
    updateable: object.updateable && rights.edit,
    urls,
  };
}

function recordTypeInfos(object: ObjectDef, path: string): Json {
  const anyDefault = object.recordTypes.some((one) => one.isDefault);
  return [...object.recordTypes, { ...MASTER_RECORD_TYPE, isDefault: !anyDefault }].map((one) => ({
    active: true,
    available: true,
    defaultRecordTypeMapping: one.isDefault,
    developerName: one.developerName,
    master: one.id === MASTER_RECORD_TYPE.id,
    name: one.name,
    recordTypeId: one.id,
    urls: { layout: `${path}/sobjects/${object.name}/describe/layouts/${one.id}` },
  }));
}

/** The full describe of an object as the user may see it: a hidden field is simply not there. */
export function describeObject(
  schema: Schema,
  object: ObjectDef,
  rights: DescribeRights,
  path: string,
): Json {
  if (object.raw) return describeRaw(object, rights);
  const summary = summarize(object, rights, path);
  const base = `${path}/sobjects/${object.name}`;
  const home = path.replace(/\/services\/.*$/, '');
  return {
    actionOverrides: [],
    ...summary,
    childRelationships: schema
      .children(object)
      .filter((child) => rights.readsObject(child.childSObject))
      .map((child) => ({
        cascadeDelete: child.cascadeDelete,
        childSObject: child.childSObject,
        deprecatedAndHidden: false,
        field: child.field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: child.relationshipName,
        restrictedDelete: false,
      })),
    compactLayoutable: object.layoutable,
    defaultImplementation: null,
    extendedBy: null,
    extendsInterfaces: null,
    fields: object.fields
      .filter((field) => rights.readsField(field))
      .map((field) =>
        describeField(field, { create: rights.editsField(field), update: rights.editsField(field) }),
      ),
    implementedBy: null,
    implementsInterfaces: null,
    listviewable: null,
    lookupLayoutable: null,
    namedLayoutInfos: [],
    networkScopeFieldName: null,
    recordTypeInfos: object.layoutable ? recordTypeInfos(object, path) : [],
    searchLayoutable: object.searchable,
    sobjectDescribeOption: 'FULL',
    supportedScopes: [
      { label: `All ${object.labelPlural.toLowerCase()}`, name: 'everything' },
      { label: `My ${object.labelPlural.toLowerCase()}`, name: 'mine' },
    ],
    urls: {
      ...(summary.urls as { [key: string]: Json }),
      ...(object.layoutable
        ? {
            approvalLayouts: `${base}/describe/approvalLayouts`,
            compactLayouts: `${base}/describe/compactLayouts`,
            listviews: `${base}/listviews`,
            quickActions: `${base}/quickActions`,
            uiDetailTemplate: `${home}/{ID}`,
            uiEditTemplate: `${home}/{ID}/e`,
            uiNewRecord: `${home}/${object.keyPrefix ?? ''}/e`,
          }
        : {}),
    },
  };
}

/** A describe from a file, as it came, less the fields this user does not see. */
function describeRaw(object: ObjectDef, rights: DescribeRights): Json {
  const raw = object.raw ?? {};
  const visible = new Set(
    object.fields.filter((field) => rights.readsField(field)).map((field) => field.name),
  );
  const fields = Array.isArray(raw.fields) ? raw.fields : [];
  return {
    ...raw,
    createable: object.createable && rights.create,
    updateable: object.updateable && rights.edit,
    deletable: object.deletable && rights.delete,
    fields: fields.filter(
      (field) =>
        typeof field === 'object' &&
        field !== null &&
        !Array.isArray(field) &&
        visible.has(String(field.name)),
    ),
  };
}
