import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { OrgError } from '../../contract.ts';

/** What a resource is compared by. Of rows, only accounts have an ETag; the others are compared by date alone. */
export interface Versions {
  etag?: string;
  /** Milliseconds; headers have seconds only. */
  modified?: number;
}

/** A strong ETag over what is sent. */
export const etagOf = (body: unknown): string =>
  `"${createHash('sha1').update(JSON.stringify(body)).digest('base64')}"`;

const NAMES = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'] as const;

export const isConditional = (headers: IncomingHttpHeaders): boolean => NAMES.some((name) => name in headers);

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** The second of an HTTP date; undefined for none, and for one that is no date. */
function dateOf(header: string | undefined): number | undefined {
  const time = header === undefined ? Number.NaN : Date.parse(header);
  return Number.isNaN(time) ? undefined : seconds(time);
}

const TAG = /^(?:\*|"[^"]*"(?:\s*,\s*"[^"]*")*)$/;

function lists(header: string, etag: string): boolean {
  if (header.trim() === '*') return true;
  const tags = header.split(',').map((one) => one.trim().replace(/-gzip"$/, '"'));
  return tags.includes(etag);
}

const changedSince = (header: string | undefined, { modified }: Versions): boolean => {
  const since = dateOf(header);
  return since !== undefined && modified !== undefined && seconds(modified) > since;
};

const unchangedSince = (header: string | undefined, { modified }: Versions): boolean => {
  const since = dateOf(header);
  return since !== undefined && modified !== undefined && seconds(modified) <= since;
};

/** Whether a GET is answered with 304. The strong condition makes the weak one worthless. */
export function notModified(headers: IncomingHttpHeaders, versions: Versions): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined && versions.etag !== undefined) return lists(tags, versions.etag);
  return unchangedSince(headers['if-modified-since'], versions);
}

function failed(headers: IncomingHttpHeaders, versions: Versions): boolean {
  const tags = headers['if-match'];
  if (tags !== undefined && versions.etag !== undefined) return !lists(tags, versions.etag);
  return changedSince(headers['if-unmodified-since'], versions);
}

const stale = (): OrgError =>
  new OrgError(
    412,
    'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE',
    'The request was not executed because a precondition in its headers was not met: the record was modified.',
  );

/** Throws 412 for a GET of a row that is not the one the client knows. Headers that make no sense are ignored. */
export function checkForRead(headers: IncomingHttpHeaders, versions: Versions): void {
  if (failed(headers, versions)) throw stale();
}

/** Throws 412 for a PATCH of a row that is not the one the client knows, and 400 for headers that make no sense. */
export function checkForWrite(headers: IncomingHttpHeaders, versions: Versions): void {
  for (const name of ['if-match', 'if-none-match'] as const) {
    const value = headers[name];
    if (value !== undefined && !TAG.test(value.trim())) throw invalid(name, value);
  }
  const since = headers['if-unmodified-since'];
  if (since !== undefined && dateOf(since) === undefined) throw invalid('if-unmodified-since', since);
  if (failed(headers, versions) || notModified(headers, versions)) throw stale();
}

const invalid = (name: string, value: string): OrgError =>
  new OrgError(400, 'INVALID_HEADER', `Invalid value for header ${name}: ${value}`);

/** A row's LastModifiedDate in milliseconds, if it has one. */
export function modifiedOf(row: { [field: string]: unknown }): number | undefined {
  const value = row.LastModifiedDate;
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
