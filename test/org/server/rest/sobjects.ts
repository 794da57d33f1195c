import { type ApiHandler, ok } from './api-call.ts';
import { etagOf, notModified } from './conditions.ts';
import { describeOf } from './describe.ts';

// Metadata does not change while the process lives.
const STARTED = Date.now();

const cached = (call: Parameters<ApiHandler>[0], body: unknown) => {
  const etag = etagOf(body);
  const headers = { etag, 'last-modified': new Date(STARTED).toUTCString() };
  return notModified(call.headers, { etag, modified: STARTED })
    ? { status: 304, headers }
    : ok(body, headers);
};

/** `GET /sobjects` */
export const describeGlobal: ApiHandler = (call) => cached(call, call.session.describeGlobal());

/** `GET /sobjects/X/describe` */
export const describeObject: ApiHandler = (call, { object = '' }) =>
  cached(call, call.session.describe(object));

/** `GET /sobjects/X`: its global describe entry and the user's recent rows of it. */
export const objectBasics: ApiHandler = (call, { object = '' }) => {
  const { fields, childRelationships, recordTypeInfos, ...objectDescribe } = describeOf(call.session, object);
  const recentItems = call.session
    .recent(200)
    .filter((row) => row.attributes?.type === objectDescribe.name)
    .slice(0, 10);
  return ok({ objectDescribe, recentItems });
};
