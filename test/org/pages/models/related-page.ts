import { OrgError, type OrgSession } from '../../contract.ts';
import { recordHref } from './cell.ts';
import type { PageModel } from './page.ts';
import { loadRecord, nameOf } from './record-page.ts';
import { relatedList, relatedRelationships } from './related-lists.ts';

/** `/lightning/r/{Obj}/{Id}/related/{List}/view` */
export function relatedPage(session: OrgSession, id: string, relationship: string): PageModel {
  const { describe, row } = loadRecord(session, id);
  const wanted = relationship.toLowerCase();
  const child = relatedRelationships(describe).find((one) => one.relationshipName.toLowerCase() === wanted);
  if (child === undefined) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist');
  const list = relatedList(session, describe, id, child, 2000);
  const parent = nameOf(describe, row);
  return {
    ...list,
    kind: 'related',
    title: `${list.label} | ${parent} | Salesforce`,
    tab: describe.name,
    parent,
    parentHref: recordHref(describe.name, id),
    parentObjectLabel: describe.label,
  };
}
