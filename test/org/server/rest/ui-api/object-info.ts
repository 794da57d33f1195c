import { OrgError, type OrgSession } from '../../../contract.ts';
import { type ApiHandler, base, ok } from '../api-call.ts';
import { etagOf } from '../conditions.ts';
import { describeOf, type FieldDescribe, fieldOf, nameFieldOf, type ObjectDescribe } from '../describe.ts';

/** The record type of objects that have none of their own. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

// describe says `string`, UI API says `String`; the two-word ones need saying.
const DATA_TYPES: Record<string, string> = {
  datetime: 'DateTime',
  textarea: 'TextArea',
  multipicklist: 'MultiPicklist',
  combobox: 'ComboBox',
  anyType: 'AnyType',
  encryptedstring: 'EncryptedString',
};

const dataType = (type: string): string => DATA_TYPES[type] ?? type.charAt(0).toUpperCase() + type.slice(1);

const fieldInfo = (field: FieldDescribe) => ({
  apiName: field.name,
  calculated: field.calculated ?? false,
  compound: false,
  compoundComponentName: null,
  compoundFieldName: field.compoundFieldName ?? null,
  controllerName: field.controllerName ?? null,
  controllingFields: [],
  createable: field.createable ?? false,
  custom: field.custom ?? false,
  dataType: dataType(field.type),
  extraTypeInfo: field.extraTypeInfo ?? null,
  filterable: field.filterable ?? true,
  htmlFormatted: field.htmlFormatted ?? false,
  inlineHelpText: field.inlineHelpText ?? null,
  label: field.label,
  length: field.length ?? 0,
  nameField: field.nameField ?? false,
  polymorphicForeignKey: field.polymorphicForeignKey ?? false,
  precision: field.precision ?? 0,
  reference: field.type === 'reference',
  referenceTargetField: null,
  referenceToInfos: (field.referenceTo ?? []).map((apiName) => ({ apiName, nameFields: ['Name'] })),
  relationshipName: field.relationshipName ?? null,
  required: field.nillable === false && field.createable === true && field.defaultedOnCreate !== true,
  scale: field.scale ?? 0,
  searchPrefilterable: field.type === 'reference',
  sortable: field.sortable ?? true,
  unique: field.unique ?? false,
  updateable: field.updateable ?? false,
});

export function objectInfoOf(describe: ObjectDescribe): Record<string, unknown> {
  const info = {
    apiName: describe.name,
    associateEntityType: null,
    associateParentEntity: null,
    childRelationships: describe.childRelationships
      .filter((child) => child.relationshipName !== null)
      .map((child) => ({
        childObjectApiName: child.childSObject,
        fieldName: child.field,
        junctionIdListNames: [],
        junctionReferenceTo: [],
        relationshipName: child.relationshipName,
      })),
    createable: describe.createable ?? false,
    custom: describe.custom ?? false,
    defaultRecordTypeId: MASTER_RECORD_TYPE,
    deletable: describe.deletable ?? false,
    dependentFields: {},
    feedEnabled: describe.feedEnabled ?? false,
    fields: Object.fromEntries(describe.fields.map((field) => [field.name, fieldInfo(field)])),
    keyPrefix: describe.keyPrefix,
    label: describe.label,
    labelPlural: describe.labelPlural,
    layoutable: describe.layoutable ?? true,
    mruEnabled: describe.mruEnabled ?? true,
    nameFields: [nameFieldOf(describe)],
    queryable: describe.queryable ?? true,
    recordTypeInfos: {
      [MASTER_RECORD_TYPE]: {
        available: true,
        defaultRecordTypeMapping: true,
        master: true,
        name: 'Master',
        recordTypeId: MASTER_RECORD_TYPE,
      },
    },
    searchable: describe.searchable ?? true,
    themeInfo: { color: '5867E8', iconUrl: null },
    updateable: describe.updateable ?? false,
  };
  return { ...info, eTag: etagOf(info).slice(1, -1) };
}

/** `GET /ui-api/object-info`: the directory. */
export const objectInfos: ApiHandler = (call) => {
  const { sobjects } = call.session.describeGlobal() as unknown as {
    sobjects: { name: string; label: string; labelPlural: string; keyPrefix: string | null }[];
  };
  return ok({
    objects: Object.fromEntries(
      sobjects.map(({ name, label, labelPlural, keyPrefix }) => [
        name,
        {
          apiName: name,
          keyPrefix,
          label,
          labelPlural,
          nameFields: null,
          objectInfoUrl: `${base(call)}/ui-api/object-info/${name}`,
        },
      ]),
    ),
  });
};

/** `GET /ui-api/object-info/X` */
export const objectInfo: ApiHandler = (call, { object = '' }) =>
  ok(objectInfoOf(describeOf(call.session, object)));

/** A record layout: sections of rows, two fields to a row. */
export function layoutOf(
  session: OrgSession,
  describe: ObjectDescribe,
  mode: string,
): Record<string, unknown> {
  const sections = session.layout(describe.name).map((section, index) => {
    const fields = section.fields
      .map((name) => fieldOf(describe, name))
      .filter((field) => field !== undefined);
    const rows: FieldDescribe[][] = [];
    for (let at = 0; at < fields.length; at += 2) rows.push(fields.slice(at, at + 2));
    return {
      collapsible: true,
      columns: 2,
      heading: section.heading,
      id: `01B5g00000${String(index).padStart(5, '0')}EAA`,
      layoutRows: rows.map((row) => ({
        layoutItems: row.map((field) => ({
          editableForNew: field.createable ?? false,
          editableForUpdate: field.updateable ?? false,
          label: field.label,
          layoutComponents: [{ apiName: field.name, componentType: 'Field', label: field.label }],
          lookupIdApiName: field.type === 'reference' ? 'Id' : null,
          required: field.nillable === false,
          sortable: field.sortable ?? true,
        })),
      })),
      rows: rows.length,
      tabOrder: 'LeftToRight',
      useHeading: true,
    };
  });
  const layout = {
    id: `00h5g00000${describe.keyPrefix ?? '000'}AA`,
    layoutType: 'Full',
    mode,
    objectApiName: describe.name,
    recordTypeId: MASTER_RECORD_TYPE,
    saveOptions: [],
    sections,
  };
  return { ...layout, eTag: etagOf(layout).slice(1, -1) };
}

/** `GET /ui-api/layout/X?layoutType=Full&mode=View` */
export const layoutInfo: ApiHandler = (call, { object = '' }) => {
  const type = call.query.get('layoutType') ?? 'Full';
  const mode = call.query.get('mode') ?? 'View';
  if (type !== 'Full' && type !== 'Compact')
    throw new OrgError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', `Unknown layoutType ${type}`);
  return ok(layoutOf(call.session, describeOf(call.session, object), mode));
};
