import { type Json, OrgError } from '../../contract.ts';
import { type ApiCall, type ApiHandler, notFound, objectBody, ok } from './api-call.ts';
import { valuesOf } from './rows.ts';

const MAX_ROWS = 200;

interface RowResult {
  id?: string;
  success: boolean;
  errors: { statusCode: string; message: string; fields: readonly string[] }[];
}

/** One row's outcome, whatever becomes of the others: `allOrNone` is false. */
function attempt(act: () => string): RowResult {
  try {
    return { id: act(), success: true, errors: [] };
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    return {
      success: false,
      errors: [{ statusCode: error.errorCode, message: error.message, fields: error.fields ?? [] }],
    };
  }
}

function refuseAllOrNone(asked: boolean, rows: number): void {
  if (asked && rows > 1) {
    throw new OrgError(501, 'NOT_EMULATED', 'The test org does not emulate allOrNone for more than one row.');
  }
}

function atMost(rows: number, max: number): void {
  if (rows > max)
    throw new OrgError(
      400,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${max} records into this call`,
    );
}

function recordsOf(call: ApiCall): { type: string; id: string; values: Record<string, Json> }[] {
  const body = objectBody(call);
  const records = body.records;
  if (!Array.isArray(records)) throw new OrgError(400, 'JSON_PARSER_ERROR', 'records must be an array');
  atMost(records.length, MAX_ROWS);
  refuseAllOrNone(body.allOrNone === true, records.length);
  return records.map((record) => {
    const attributes =
      record !== null && typeof record === 'object' && !Array.isArray(record) ? record.attributes : null;
    const type =
      attributes !== null && typeof attributes === 'object' && !Array.isArray(attributes)
        ? attributes?.type
        : null;
    if (typeof type !== 'string' || record === null || typeof record !== 'object' || Array.isArray(record)) {
      throw new OrgError(400, 'INVALID_INPUT', 'Every record needs attributes with a type.');
    }
    const values = valuesOf(record);
    const id = Object.entries(values).find(([name]) => name.toLowerCase() === 'id');
    if (id !== undefined) delete values[id[0]];
    return { type, id: String(id?.[1] ?? ''), values };
  });
}

/** `POST /composite/sobjects` */
export const collectionCreate: ApiHandler = (call) => {
  const results = recordsOf(call).map(({ type, values }) => attempt(() => call.session.create(type, values)));
  call.note(`create ${results.filter((result) => result.success).length} of ${results.length} rows`);
  return ok(results);
};

/** `PATCH /composite/sobjects` */
export const collectionUpdate: ApiHandler = (call) => {
  const results = recordsOf(call).map(({ type, id, values }) =>
    attempt(() => {
      if (id === '')
        throw new OrgError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
      call.session.update(type, id, values);
      return id;
    }),
  );
  call.note(`update ${results.filter((result) => result.success).length} of ${results.length} rows`);
  return ok(results);
};

/** `DELETE /composite/sobjects?ids=` */
export const collectionDelete: ApiHandler = (call) => {
  const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  atMost(ids.length, MAX_ROWS);
  refuseAllOrNone(call.query.get('allOrNone') === 'true', ids.length);
  const results = ids.map((id) =>
    attempt(() => {
      const object = call.session.objectOf(id);
      if (object === undefined) throw new OrgError(400, 'MALFORMED_ID', `malformed id ${id}`);
      call.session.delete(object, id);
      return id;
    }),
  );
  call.note(`delete ${results.filter((result) => result.success).length} of ${results.length} rows`);
  return ok(results);
};

const strings = (value: Json | undefined): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

/** `GET /composite/sobjects/X?ids=&fields=` or POST `{ids, fields}`: rows in order, null for those not found. */
export const collectionRetrieve: ApiHandler = (call, { object = '' }) => {
  const body = call.method === 'POST' ? objectBody(call) : {};
  const list = (name: string) =>
    call.method === 'POST'
      ? strings(body[name])
      : (call.query.get(name) ?? '').split(',').filter((one) => one !== '');
  const ids = list('ids');
  const fields = list('fields');
  atMost(ids.length, call.method === 'POST' ? 2000 : 800);
  if (ids.length === 0 || fields.length === 0)
    throw new OrgError(400, 'MISSING_ARGUMENT', 'ids and fields are required');
  return ok(
    ids.map((id) => {
      try {
        return call.session.retrieve(object, id, fields);
      } catch (error) {
        if (error instanceof OrgError && error.errorCode === notFound().errorCode) return null;
        throw error;
      }
    }),
  );
};
