import { type ApiRow, OrgError, type OrgSession } from '../../../contract.ts';
import { type ApiCall, type ApiHandler, notFound, ok } from '../api-call.ts';
import { lookupName, selectTerms } from '../columns.ts';
import { etagOf } from '../conditions.ts';
import { describeOf, fieldOf, literal, nameFieldOf, type ObjectDescribe } from '../describe.ts';
import { layoutOf, MASTER_RECORD_TYPE, objectInfoOf } from './object-info.ts';

// Their text needs no formatting, so UI API sends `displayValue: null` and clients show the value.
const PLAIN = new Set(['id', 'string', 'textarea', 'email', 'phone', 'url', 'reference', 'boolean', 'int']);

const SYSTEM_FIELDS = ['LastModifiedById', 'LastModifiedDate', 'SystemModstamp'];

interface FieldValue {
  displayValue: string | null;
  value: unknown;
}

function objectFor(session: OrgSession, id: string): string {
  if (!/^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(id))
    throw new OrgError(400, 'MALFORMED_ID', `malformed id ${id}`);
  const object = session.objectOf(id);
  if (object === undefined) throw notFound();
  return object;
}

/** `Account.Owner.Name` → `Owner.Name`; the object's name is required in front. */
function unqualified(object: string, path: string): string {
  const [first, ...rest] = path.trim().split('.');
  if (first?.toLowerCase() !== object.toLowerCase() || rest.length === 0) {
    throw new OrgError(400, 'INVALID_FIELD', `Field ${path} must be qualified with ${object}.`);
  }
  return rest.join('.');
}

/** Whether the user can select a path: each step a field or a lookup of the object before it. */
function isReadable(session: OrgSession, describe: ObjectDescribe, path: string): boolean {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return fieldOf(describe, first) !== undefined;
  const lookup = describe.fields.find(
    (field) => field.relationshipName?.toLowerCase() === first.toLowerCase(),
  );
  const [target] = lookup?.referenceTo ?? [];
  if (target === undefined) return false;
  try {
    return isReadable(session, describeOf(session, target), rest.join('.'));
  } catch (error) {
    if (error instanceof OrgError) return false;
    throw error;
  }
}

function pathsOf(call: ApiCall, describe: ObjectDescribe): string[] {
  const split = (name: string) =>
    (call.query.get(name) ?? '')
      .split(',')
      .filter((path) => path.trim() !== '')
      .map((path) => unqualified(describe.name, path));
  const required = split('fields');
  const optional = split('optionalFields');
  const layouts = (call.query.get('layoutTypes') ?? '').split(',').filter((type) => type !== '');
  if (required.length === 0 && optional.length === 0 && layouts.length === 0) {
    throw new OrgError(400, 'MISSING_ARGUMENT', 'Specify fields, optionalFields or layoutTypes.');
  }
  const missing = required.find((path) => !isReadable(call.session, describe, path));
  if (missing !== undefined) {
    throw new OrgError(400, 'INVALID_FIELD', `No such column '${missing}' on entity '${describe.name}'.`);
  }
  const ofLayout =
    layouts.length === 0 ? [] : call.session.layout(describe.name).flatMap((section) => section.fields);
  return [
    ...required,
    ...optional.filter((path) => isReadable(call.session, describe, path)),
    ...(ofLayout.length === 0
      ? []
      : selectTerms(call.session, describe, [...ofLayout, nameFieldOf(describe)])),
  ];
}

function loadRow(
  session: OrgSession,
  describe: ObjectDescribe,
  id: string,
  paths: readonly string[],
): ApiRow {
  const system = SYSTEM_FIELDS.filter((name) => fieldOf(describe, name) !== undefined);
  const select = [...new Set(['Id', ...paths, ...system].map((path) => path))];
  // The same field under two spellings is a duplicate column to SOQL.
  const seen = new Set<string>();
  const columns = select.filter((path) => {
    const key = path.toLowerCase();
    return seen.has(key) ? false : seen.add(key) && true;
  });
  const soql = `SELECT ${columns.join(', ')} FROM ${describe.name} WHERE Id = ${literal(id)}`;
  const [row] = session.query(soql, { includeDeleted: false }).rows;
  if (row === undefined) throw notFound();
  return row;
}

function fieldValue(session: OrgSession, describe: ObjectDescribe, name: string, row: ApiRow): FieldValue {
  const field = fieldOf(describe, name);
  const value = row[field?.name ?? name] ?? null;
  const plain = value === null || field === undefined || PLAIN.has(field.type);
  return { displayValue: plain ? null : session.displayValue(describe.name, field.name, row), value };
}

/** The record a lookup points at, with the fields asked for behind it; nothing for an empty lookup. */
function lookupValue(
  session: OrgSession,
  describe: ObjectDescribe,
  row: ApiRow,
  relationship: string,
  inner: readonly string[],
): [name: string, value: FieldValue] {
  const wanted = relationship.toLowerCase();
  const lookup = describe.fields.find((field) => field.relationshipName?.toLowerCase() === wanted);
  const name = lookup?.relationshipName ?? relationship;
  const parent = row[name];
  if (parent === null || parent === undefined || typeof parent !== 'object' || Array.isArray(parent)) {
    return [name, { displayValue: null, value: null }];
  }
  const parentRow = { Id: row[lookup?.name ?? ''] ?? null, ...parent } as ApiRow;
  const id = String(parentRow.Id ?? '');
  const type = session.objectOf(id) ?? parentRow.attributes?.type ?? lookup?.referenceTo?.[0] ?? '';
  return [
    name,
    {
      displayValue: lookupName(row, name),
      value: representation(session, describeOf(session, type), parentRow, inner),
    },
  ];
}

const textOf = (row: ApiRow, name: string): string | null => {
  const value = row[name];
  return typeof value === 'string' ? value : null;
};

/** A record in UI API's form: every field with value and displayValue, lookups with their record inside. */
export function representation(
  session: OrgSession,
  describe: ObjectDescribe,
  row: ApiRow,
  paths: readonly string[],
): Record<string, unknown> {
  const fields: Record<string, FieldValue> = {};
  const nested = new Map<string, string[]>();
  for (const path of paths) {
    const [first = '', ...rest] = path.split('.');
    if (rest.length > 0) {
      nested.set(first, [...(nested.get(first) ?? []), rest.join('.')]);
      continue;
    }
    const name = fieldOf(describe, first)?.name ?? first;
    if (name !== 'Id') fields[name] = fieldValue(session, describe, name, row);
  }
  for (const [relationship, inner] of nested) {
    const [name, value] = lookupValue(session, describe, row, relationship, inner);
    fields[name] = value;
  }
  const systemModstamp = textOf(row, 'SystemModstamp');
  const record = {
    apiName: describe.name,
    childRelationships: {},
    fields,
    id: row.Id ?? null,
    lastModifiedById: textOf(row, 'LastModifiedById'),
    lastModifiedDate: textOf(row, 'LastModifiedDate'),
    recordTypeId: textOf(row, 'RecordTypeId') ?? MASTER_RECORD_TYPE,
    recordTypeInfo: null,
    systemModstamp,
  };
  const stamp = Date.parse(systemModstamp ?? '');
  return { ...record, eTag: etagOf(record).slice(1, -1), weakEtag: Number.isNaN(stamp) ? 0 : stamp };
}

function recordOf(call: ApiCall, id: string): Record<string, unknown> {
  const describe = describeOf(call.session, objectFor(call.session, id));
  const paths = pathsOf(call, describe);
  return representation(call.session, describe, loadRow(call.session, describe, id, paths), paths);
}

/** `GET /ui-api/records/id?fields=|optionalFields=|layoutTypes=Full&modes=View` */
export const uiRecord: ApiHandler = (call, { id = '' }) => ok(recordOf(call, id));

function idsOf(ids: string): string[] {
  const list = ids.split(',').filter((id) => id !== '');
  if (list.length === 0 || list.length > 200)
    throw new OrgError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', 'Give 1 to 200 ids.');
  return list;
}

/** `GET /ui-api/records/batch/ids`: each with its own status. */
export const uiRecordBatch: ApiHandler = (call, { ids = '' }) => {
  const results = idsOf(ids).map((id) => {
    try {
      return { statusCode: 200, result: recordOf(call, id) };
    } catch (error) {
      if (!(error instanceof OrgError)) throw error;
      return { statusCode: error.status, result: [{ errorCode: error.errorCode, message: error.message }] };
    }
  });
  return ok({ hasErrors: results.some((result) => result.statusCode >= 400), results });
};

/** `GET /ui-api/record-ui/ids`: records with the layouts and object infos to show them. */
export const recordUi: ApiHandler = (call, { ids = '' }) => {
  if (!call.query.has('layoutTypes')) call.query.set('layoutTypes', 'Full');
  const records: Record<string, unknown> = {};
  const layouts: Record<string, unknown> = {};
  const objectInfos: Record<string, unknown> = {};
  for (const id of idsOf(ids)) {
    const describe = describeOf(call.session, objectFor(call.session, id));
    records[id] = recordOf(call, id);
    objectInfos[describe.name] ??= objectInfoOf(describe);
    layouts[describe.name] ??= {
      [MASTER_RECORD_TYPE]: { Full: { View: layoutOf(call.session, describe, 'View') } },
    };
  }
  return ok({ layoutUserStates: {}, layouts, objectInfos, records });
};
