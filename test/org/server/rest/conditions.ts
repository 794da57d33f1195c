import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { OrgError } from '../../contract.ts';

/** A strong ETag over what is sent. */
export const etagOf = (body: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;

const seconds = (ms: number): number => Math.floor(ms / 1000);

function dateOf(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  const time = Date.parse(header);
  if (Number.isNaN(time)) throw new OrgError(400, 'INVALID_HEADER', `Not an HTTP date: ${header}`);
  return seconds(time);
}

const lists = (header: string | undefined, etag: string): boolean =>
  header?.split(',').some((one) => one.trim() === '*' || one.trim() === etag) === true;

/** Whether a GET may be answered with 304. `modified` in milliseconds; the header has seconds only. */
export function notModified(
  headers: IncomingHttpHeaders,
  etag: string,
  modified: number | undefined,
): boolean {
  if (headers['if-none-match'] !== undefined) return lists(headers['if-none-match'], etag);
  const since = dateOf(headers['if-modified-since']);
  return since !== undefined && modified !== undefined && seconds(modified) <= since;
}

/** Throws 412 when the row is not the one the client knows. */
export function checkPreconditions(
  headers: IncomingHttpHeaders,
  etag: string,
  modified: number | undefined,
): void {
  const since = dateOf(headers['if-unmodified-since']);
  const stale =
    headers['if-match'] !== undefined
      ? !lists(headers['if-match'], etag)
      : since !== undefined && modified !== undefined && seconds(modified) > since;
  if (stale) {
    throw new OrgError(
      412,
      'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE',
      'Entity failed the precondition: it was changed since.',
    );
  }
}

export const isConditional = (headers: IncomingHttpHeaders): boolean =>
  ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'].some((name) => name in headers);

/** A row's LastModifiedDate in milliseconds, if it has one. */
export function modifiedOf(row: { [field: string]: unknown }): number | undefined {
  const value = row.LastModifiedDate;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
