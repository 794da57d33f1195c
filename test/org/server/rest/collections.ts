import { type Json, OrgError, type WriteOptions } from '../../contract.ts';
import { toId18 } from '../../data/ids.ts';
import { type ApiCall, type ApiHandler, objectBody, ok } from './api-call.ts';
import { type Attempt, attemptAll, type RowResult } from './attempt-all.ts';
import { describeOf } from './describe.ts';
import { valuesOf } from './rows.ts';
import { writeOptions } from './write-headers.ts';

const MAX_ROWS = 200;
const MAX_CHUNKS = 10;

interface GivenRecord {
  type: string;
  /** As sent; none for a new record. */
  id: Json | undefined;
  values: Record<string, Json>;
}

function atMost(rows: number, max: number): void {
  if (rows > max)
    throw new OrgError(
      400,
      'EXCEEDED_ID_LIMIT',
      `record limit reached. cannot submit more than ${max} records into this call`,
    );
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The records of a body, each with its type, id and values. */
function recordsOf(call: ApiCall): { records: GivenRecord[]; allOrNone: boolean } {
  const { records, allOrNone } = objectBody(call);
  if (!Array.isArray(records)) throw new OrgError(400, 'JSON_PARSER_ERROR', 'records must be an array');
  if (records.length === 0) throw new OrgError(400, 'INVALID_INPUT', 'At least one record is needed.');
  atMost(records.length, MAX_ROWS);
  const given = records.map((record) => {
    const type = isObject(record) && isObject(record.attributes) ? record.attributes.type : undefined;
    if (typeof type !== 'string' || !isObject(record))
      throw new OrgError(400, 'INVALID_INPUT', 'Every record needs attributes with a type.');
    const values = valuesOf(record);
    const name = Object.keys(values).find((one) => one.toLowerCase() === 'id');
    const id = name === undefined ? undefined : values[name];
    if (name !== undefined) delete values[name];
    return { type, id, values };
  });
  inChunks(given.map(({ type }) => type));
  return { records: given, allOrNone: allOrNone === true };
}

/** Neighbours of one type are one chunk. The platform takes ten of them. */
function inChunks(types: readonly string[]): void {
  const chunks = types.filter((type, at) => type.toLowerCase() !== types[at - 1]?.toLowerCase()).length;
  if (chunks > MAX_CHUNKS) {
    throw new OrgError(
      400,
      'LIMIT_EXCEEDED',
      `Cannot have more than ${MAX_CHUNKS} chunks in a single operation. Please rearrange the data to reduce chunking.`,
    );
  }
}

function run(call: ApiCall, attempts: readonly Attempt[], allOrNone: boolean, what: string) {
  const results = attemptAll(call, attempts, allOrNone);
  const saved = results.filter((result: RowResult) => result.success).length;
  call.note(`${what} ${saved} of ${results.length} rows`);
  return ok(results);
}

/** `POST /composite/sobjects` */
export const collectionCreate: ApiHandler = (call) => {
  const { records, allOrNone } = recordsOf(call);
  const together = new Set<string>();
  const options: WriteOptions = { ...writeOptions(call.headers), together };
  const attempts = records.map(
    ({ type, id, values }): Attempt => ({
      did: 'created',
      act: () => {
        if (id !== undefined && id !== null) {
          throw new OrgError(400, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', [
            'Id',
          ]);
        }
        const made = call.session.create(knownType(call, type), values, options);
        together.add(made);
        return made;
      },
    }),
  );
  return run(call, attempts, allOrNone, 'create');
};

/** `PATCH /composite/sobjects` */
export const collectionUpdate: ApiHandler = (call) => {
  const { records, allOrNone } = recordsOf(call);
  const ids = records.map(({ id }) => toId18(String(id ?? '')));
  const options: WriteOptions = {
    ...writeOptions(call.headers),
    together: new Set(ids.filter((id) => id !== undefined)),
  };
  const attempts = records.map(({ type, id, values }, at): Attempt => {
    const full = ids[at];
    return {
      id: full,
      did: 'updated',
      act: () => {
        if (id === undefined || id === null || id === '')
          throw new OrgError(400, 'MISSING_ARGUMENT', 'Id not specified in an update call', ['Id']);
        const name = knownType(call, type);
        if (full === undefined || call.session.objectOf(full) !== name) {
          const { label } = describeOf(call.session, name);
          throw new OrgError(400, 'MALFORMED_ID', `${label} ID: id value of incorrect type: ${id}`, ['Id']);
        }
        if (ids.indexOf(full) < at)
          throw new OrgError(400, 'DUPLICATE_VALUE', `Duplicate id specified: ${full}`, ['Id']);
        call.session.update(name, full, values, options);
        return full;
      },
    };
  });
  return run(call, attempts, allOrNone, 'update');
};

/** `DELETE /composite/sobjects?ids=` */
export const collectionDelete: ApiHandler = (call) => {
  const ids = (call.query.get('ids') ?? '').split(',').filter((id) => id !== '');
  if (ids.length === 0) throw new OrgError(400, 'MISSING_ARGUMENT', 'ids is required');
  atMost(ids.length, MAX_ROWS);
  const types = ids.map((id) => call.session.objectOf(id) ?? '');
  inChunks(types);
  const attempts = ids.map((id, at): Attempt => {
    const full = toId18(id);
    return {
      id: full,
      did: 'deleted',
      act: () => {
        if (full === undefined || !types[at])
          throw new OrgError(400, 'MALFORMED_ID', `malformed id ${id}`, []);
        call.session.delete(types[at], full);
        return full;
      },
    };
  });
  return run(call, attempts, call.query.get('allOrNone') === 'true', 'delete');
};

/** An object by any spelling of its name. Throws INVALID_TYPE for one there is none of, or that the user does not see. */
function knownType(call: ApiCall, type: string): string {
  try {
    return describeOf(call.session, type).name;
  } catch (error) {
    if (!(error instanceof OrgError)) throw error;
    throw new OrgError(400, 'INVALID_TYPE', `sObject type '${type}' is not supported.`, []);
  }
}

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
  // An object or a field that is not there is the whole call's mistake, not a row's.
  describeOf(call.session, object);
  return ok(
    ids.map((id) => {
      try {
        return call.session.retrieve(object, id, fields);
      } catch (error) {
        if (error instanceof OrgError && error.status === 404) return null;
        throw error;
      }
    }),
  );
};
