import type { OrgError } from '../contract.ts';

/** What a handler answers; `send.ts` adds length, gzip and common headers. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[]>;
  body: string | Buffer;
}

export const json = (status: number, body: unknown, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
  body: JSON.stringify(body),
});

export const html = (status: number, body: string, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-store', ...headers },
  body,
});

export const text = (status: number, body: string, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/plain;charset=UTF-8', ...headers },
  body,
});

export const redirect = (location: string, headers: Reply['headers'] = {}): Reply => ({
  status: 302,
  headers: { location, 'cache-control': 'no-store', ...headers },
  body: '',
});

export const empty = (status: number, headers: Reply['headers'] = {}): Reply => ({
  status,
  headers,
  body: '',
});

/** The REST error envelope: an array of one. */
export function errorReply(error: OrgError, headers: Reply['headers'] = {}): Reply {
  const { message, errorCode, fields } = error;
  return json(error.status, [{ message, errorCode, ...(fields === undefined ? {} : { fields }) }], headers);
}
