import { type Json, OrgError, type OrgSession } from '../../contract.ts';
import { toId18 } from '../../data/ids.ts';
import { type ApiHandler, base, objectBody, ok } from './api-call.ts';
import {
  checkForRead,
  checkForWrite,
  etagOf,
  isConditional,
  modifiedOf,
  notModified,
  type Versions,
} from './conditions.ts';
import { writeOptions } from './write-headers.ts';

/** The field values of a body: everything but `attributes`. */
export function valuesOf(body: { [key: string]: Json }): Record<string, Json> {
  const { attributes: _attributes, ...values } = body;
  return values;
}

/** What conditions compare: the whole row's, whatever part of it is asked for. Only accounts have an ETag. */
function versionsOf(session: OrgSession, object: string, id: string): Versions {
  // Looking at a record does not change it.
  const {
    LastViewedDate: _viewed,
    LastReferencedDate: _referenced,
    ...row
  } = session.retrieve(object, id, undefined);
  const modified = modifiedOf(row);
  return {
    ...(row.attributes?.type === 'Account' ? { etag: etagOf(row) } : {}),
    ...(modified === undefined ? {} : { modified }),
  };
}

/** `GET /sobjects/X/id?fields=` */
export const readRow: ApiHandler = (call, { object = '', id = '' }) => {
  const fields = call.query
    .get('fields')
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const row = call.session.retrieve(object, id, fields);
  const versions = versionsOf(call.session, object, id);
  const zipped = /\bgzip\b/.test(String(call.headers['accept-encoding'] ?? ''));
  const headers = {
    ...(versions.etag === undefined
      ? {}
      : { etag: zipped ? versions.etag.replace(/"$/, '-gzip"') : versions.etag }),
    ...(versions.modified === undefined
      ? {}
      : { 'last-modified': new Date(versions.modified).toUTCString() }),
  };
  checkForRead(call.headers, versions);
  if (notModified(call.headers, versions)) return { status: 304, headers };
  return ok(row, headers);
};

/** `POST /sobjects/X` */
export const createRow: ApiHandler = (call, { object = '' }) => {
  const id = call.session.create(object, valuesOf(objectBody(call)), writeOptions(call.headers));
  call.did(`created ${id}`);
  const location = `${base(call)}/sobjects/${object}/${id}`;
  return { status: 201, body: { id, success: true, errors: [] }, headers: { location } };
};

/** `PATCH /sobjects/X/id` */
export const updateRow: ApiHandler = (call, { object = '', id = '' }) => {
  const values = valuesOf(objectBody(call));
  if (isConditional(call.headers)) checkForWrite(call.headers, versionsOf(call.session, object, id));
  call.session.update(object, id, values, writeOptions(call.headers));
  call.did(`updated ${toId18(id) ?? id}`);
  return { status: 204 };
};

/** `DELETE /sobjects/X/id`; conditional headers are not supported here, and must not be taken for a safeguard. */
export const deleteRow: ApiHandler = (call, { object = '', id = '' }) => {
  if (isConditional(call.headers)) {
    throw new OrgError(400, 'INVALID_HEADER', 'Conditional headers are not supported with DELETE.');
  }
  const withIt = call.session.delete(object, id);
  call.did(`deleted ${toId18(id) ?? id}`);
  if (withIt.length > 0) call.note(`and ${withIt.length} with it: ${withIt.join(', ')}`);
  return { status: 204 };
};
