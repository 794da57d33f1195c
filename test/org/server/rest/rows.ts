import { type Json, OrgError } from '../../contract.ts';
import { type ApiHandler, base, objectBody, ok } from './api-call.ts';
import { checkPreconditions, etagOf, isConditional, modifiedOf, notModified } from './conditions.ts';

/** The field values of a body: everything but `attributes`. */
export function valuesOf(body: { [key: string]: Json }): Record<string, Json> {
  const { attributes: _attributes, ...values } = body;
  return values;
}

/** `GET /sobjects/X/id?fields=` */
export const readRow: ApiHandler = (call, { object = '', id = '' }) => {
  const fields = call.query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const row = call.session.retrieve(object, id, fields);
  // Conditions are about the whole row, whatever part of it is asked for.
  const whole =
    fields === undefined
      ? row
      : isConditional(call.headers)
        ? call.session.retrieve(object, id, undefined)
        : undefined;
  if (whole === undefined) return ok(row);
  const etag = etagOf(whole);
  const modified = modifiedOf(whole);
  const headers = {
    etag,
    ...(modified === undefined ? {} : { 'last-modified': new Date(modified).toUTCString() }),
  };
  checkPreconditions(call.headers, etag, modified);
  if (notModified(call.headers, etag, modified)) return { status: 304, headers };
  return ok(row, headers);
};

/** `POST /sobjects/X` */
export const createRow: ApiHandler = (call, { object = '' }) => {
  const id = call.session.create(object, valuesOf(objectBody(call)));
  call.note(`create ${object} ${id}`);
  const location = `${base(call)}/sobjects/${object}/${id}`;
  return { status: 201, body: { id, success: true, errors: [] }, headers: { location } };
};

/** `PATCH /sobjects/X/id` */
export const updateRow: ApiHandler = (call, { object = '', id = '' }) => {
  const values = valuesOf(objectBody(call));
  if (isConditional(call.headers)) {
    const row = call.session.retrieve(object, id, undefined);
    checkPreconditions(call.headers, etagOf(row), modifiedOf(row));
  }
  call.session.update(object, id, values);
  call.note(`update ${object} ${id}`);
  return { status: 204 };
};

/** `DELETE /sobjects/X/id`; conditional headers are not supported here, as on the platform. */
export const deleteRow: ApiHandler = (call, { object = '', id = '' }) => {
  if (call.headers['if-match'] !== undefined) {
    throw new OrgError(400, 'INVALID_HEADER', 'Conditional headers are not supported with DELETE.');
  }
  call.session.delete(object, id);
  call.note(`delete ${object} ${id}`);
  return { status: 204 };
};
