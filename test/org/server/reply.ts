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

/** The entries of the REST error envelope: mostly one, several when a record breaks several rules. */
export const errorRows = (error: OrgError): object[] =>
  error.all.map(({ message, errorCode, fields, details }) => ({
    message,
    errorCode,
    ...(fields === undefined ? {} : { fields }),
    ...details,
  }));

/** The REST error envelope: an array. */
export const errorReply = (error: OrgError, headers: Reply['headers'] = {}): Reply =>
  json(error.status, errorRows(error), headers);
