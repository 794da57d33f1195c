import { OrgError } from '../../contract.ts';
import { type ApiCall, type ApiHandler, type ApiResult, notFound } from './api-call.ts';
import { collectionCreate, collectionDelete, collectionRetrieve, collectionUpdate } from './collections.ts';
import { composite, compositeBatch } from './composite.ts';
import { limits } from './limits.ts';
import { describeListView, listViewResults, listViews } from './list-views.ts';
import { query, queryAll, queryMore } from './query.ts';
import { recent } from './recent.ts';
import { related } from './related.ts';
import { createRow, deleteRow, readRow, updateRow } from './rows.ts';
import { parameterizedSearch, search } from './search.ts';
import { describeGlobal, describeObject, objectBasics } from './sobjects.ts';
import { layoutInfo, objectInfo, objectInfos } from './ui-api/object-info.ts';
import { recordUi, uiRecord, uiRecordBatch } from './ui-api/records.ts';
import { resources } from './versions.ts';

// First match wins, so fixed names stand before parameters.
const TABLE: readonly [route: string, handle: ApiHandler][] = [
  ['GET ', resources],
  ['GET limits', limits],
  ['GET query', query],
  ['GET query/:locator', queryMore],
  ['GET queryAll', queryAll],
  ['GET queryAll/:locator', queryMore],
  ['GET search', search],
  ['GET parameterizedSearch', parameterizedSearch],
  ['POST parameterizedSearch', parameterizedSearch],
  ['GET recent', recent],
  ['GET sobjects', describeGlobal],
  ['GET sobjects/:object', objectBasics],
  ['POST sobjects/:object', createRow],
  ['GET sobjects/:object/describe', describeObject],
  ['GET sobjects/:object/listviews', listViews],
  ['GET sobjects/:object/listviews/:view/describe', describeListView],
  ['GET sobjects/:object/listviews/:view/results', listViewResults],
  ['GET sobjects/:object/:id', readRow],
  ['PATCH sobjects/:object/:id', updateRow],
  ['DELETE sobjects/:object/:id', deleteRow],
  ['GET sobjects/:object/:id/:relationship', related],
  ['POST composite', composite],
  ['POST composite/batch', compositeBatch],
  ['POST composite/sobjects', collectionCreate],
  ['PATCH composite/sobjects', collectionUpdate],
  ['DELETE composite/sobjects', collectionDelete],
  ['GET composite/sobjects/:object', collectionRetrieve],
  ['POST composite/sobjects/:object', collectionRetrieve],
  ['GET ui-api/object-info', objectInfos],
  ['GET ui-api/object-info/:object', objectInfo],
  ['GET ui-api/layout/:object', layoutInfo],
  ['GET ui-api/records/batch/:ids', uiRecordBatch],
  ['GET ui-api/records/:id', uiRecord],
  ['GET ui-api/record-ui/:ids', recordUi],
];

const ROUTES = TABLE.map(([route, handle]) => {
  const [method = '', path = ''] = route.split(' ');
  return { method, parts: path === '' ? [] : path.split('/'), handle };
});

function match(parts: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (parts.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) params[part.slice(1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

/** Finds the handler of a call and runs it. Throws NOT_FOUND, METHOD_NOT_ALLOWED and whatever the handler throws. */
export function callApi(call: ApiCall): ApiResult {
  const allowed = new Set<string>();
  for (const route of ROUTES) {
    const params = match(route.parts, call.segments);
    if (params === undefined) continue;
    if (route.method === call.method) return route.handle(call, params);
    allowed.add(route.method);
    if (route.method === 'GET') allowed.add('HEAD');
  }
  if (allowed.size === 0) throw notFound();
  const list = [...allowed].sort().join(',');
  throw new OrgError(
    405,
    'METHOD_NOT_ALLOWED',
    `HTTP Method '${call.method}' not allowed. Allowed are ${list}`,
  );
}
