import { OrgError, type OrgSession } from '../../contract.ts';
import { findListView, listViewsOf } from '../../server/rest/list-view-catalog.ts';
import { tableOf } from './cell.ts';
import type { PageModel } from './page.ts';

const SHOWN = 200;

/** `/lightning/o/{Obj}/list?filterName=`; an object's home is its recently viewed list. */
export function listPage(session: OrgSession, object: string, filterName: string | null): PageModel {
  const view = findListView(session, object, filterName ?? '__Recent');
  if (view === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  const views = listViewsOf(session, object);
  const { describe } = view;
  const isRecent = view.id === views[0]?.id;
  const address = (name: string) => `/lightning/o/${describe.name}/list?filterName=${name}`;
  const { rows, totalSize } = session.query(view.soql, { includeDeleted: false });
  const label = isRecent ? 'Recently Viewed' : view.label;
  return {
    kind: 'list',
    title: `${label} | ${describe.labelPlural} | Salesforce`,
    address: address(isRecent ? '__Recent' : (filterName ?? view.developerName)),
    tab: describe.name,
    object: describe.name,
    objectLabel: describe.labelPlural,
    label,
    total: totalSize,
    views: views.map((one, index) => ({
      label: index === 0 ? 'Recently Viewed' : one.label,
      href: address(index === 0 ? '__Recent' : one.developerName),
      current: one.id === view.id,
    })),
    ...tableOf(session, describe, view.columns, rows.slice(0, SHOWN)),
  };
}
