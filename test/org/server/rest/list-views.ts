import { type ApiCall, type ApiHandler, base, notFound, ok, positive } from './api-call.ts';
import { fieldOf } from './describe.ts';
import { findListView, type ListView, listViewsOf } from './list-view-catalog.ts';

const urlsOf = (call: ApiCall, view: ListView) => {
  const url = `${base(call)}/sobjects/${view.describe.name}/listviews/${view.id}`;
  return { describeUrl: `${url}/describe`, resultsUrl: `${url}/results`, url };
};

const columnsOf = (view: ListView) =>
  view.columns.map((name) => {
    const field = fieldOf(view.describe, name);
    return {
      ascendingLabel: 'A-Z',
      descendingLabel: 'Z-A',
      fieldNameOrPath: name,
      hidden: false,
      label: field?.label ?? name,
      searchable: true,
      sortable: field?.sortable ?? true,
      type: field?.type ?? 'string',
    };
  });

/** `GET /sobjects/X/listviews` */
export const listViews: ApiHandler = (call, { object = '' }) => {
  const views = listViewsOf(call.session, object);
  return ok({
    done: true,
    nextRecordsUrl: null,
    listviews: views.map((view) => ({
      id: view.id,
      developerName: view.developerName,
      label: view.label,
      soqlCompatible: true,
      ...urlsOf(call, view),
    })),
    size: views.length,
    sobjectType: views[0]?.describe.name ?? object,
  });
};

function viewOf(call: ApiCall, object: string, key: string): ListView {
  const view = findListView(call.session, object, key);
  if (view === undefined) throw notFound();
  return view;
}

/** `GET /sobjects/X/listviews/id/describe`: columns, order and the SOQL behind it. */
export const describeListView: ApiHandler = (call, { object = '', view: key = '' }) => {
  const view = viewOf(call, object, key);
  const [first = 'Id'] = view.columns;
  return ok({
    columns: columnsOf(view),
    id: view.id,
    orderBy: [{ fieldNameOrPath: first, nullsPosition: 'first', sortDirection: 'ascending' }],
    query: view.soql,
    relatedEntityId: null,
    scope: /USING SCOPE (\w+)/.exec(view.soql)?.[1] ?? 'everything',
    scopeEntityId: null,
    sobjectType: view.describe.name,
    whereCondition: { conditions: [], conjunction: 'and' },
  });
};

/** `GET /sobjects/X/listviews/id/results?limit=&offset=`: 25 rows unless asked for more, 2,000 at most. */
export const listViewResults: ApiHandler = (call, { object = '', view: key = '' }) => {
  const view = viewOf(call, object, key);
  const limit = Math.min(2000, positive(call.query.get('limit'), 25, 'limit'));
  const offset = Math.max(0, Number(call.query.get('offset') ?? 0) || 0);
  const { rows } = call.session.query(view.soql, { includeDeleted: false });
  const page = rows.slice(offset, offset + limit);
  call.note(`list view ${view.developerName} ${page.length} rows`);
  return ok({
    columns: columnsOf(view),
    developerName: view.developerName,
    done: offset + limit >= rows.length,
    id: view.id,
    label: view.label,
    records: page.map((row) => ({
      columns: ['Id', ...view.columns].map((name) => ({
        fieldNameOrPath: name,
        value: row[name] === null || row[name] === undefined ? null : String(row[name]),
      })),
    })),
    size: page.length,
  });
};
