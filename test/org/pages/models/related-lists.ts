import { OrgError, type OrgSession } from '../../contract.ts';
import { columnsOf, selectTerms } from '../../server/rest/columns.ts';
import {
  type ChildRelationship,
  describeOf,
  fieldOf,
  literal,
  nameFieldOf,
  type ObjectDescribe,
} from '../../server/rest/describe.ts';
import { type Table, tableOf } from './cell.ts';

const SHOWN = 5;
// Children worth a list on a record page, in this order; custom objects come behind them.
const PREFERRED = [
  'Contact',
  'Opportunity',
  'OpportunityLineItem',
  'OpportunityContactRole',
  'Case',
  'Task',
  'Event',
  'Contract',
  'Order',
  'Asset',
  'CampaignMember',
  'Quote',
  'CaseComment',
];

const rank = ({ childSObject }: ChildRelationship): number => {
  const at = PREFERRED.indexOf(childSObject);
  if (at !== -1) return at;
  return childSObject.endsWith('__c') ? PREFERRED.length : -1;
};

export interface RelatedList extends Table {
  relationship: string;
  object: string;
  label: string;
  total: number;
  href: string;
}

/** Child relationships that become related lists: one per child object and field that has a name. */
export const relatedRelationships = (
  describe: ObjectDescribe,
): (ChildRelationship & { relationshipName: string })[] =>
  describe.childRelationships
    .filter(
      (child): child is ChildRelationship & { relationshipName: string } => child.relationshipName !== null,
    )
    .filter((child) => rank(child) !== -1)
    .sort((a, b) => rank(a) - rank(b));

/** The rows of one related list, newest first where the object knows when it was made. */
export function relatedList(
  session: OrgSession,
  parent: ObjectDescribe,
  id: string,
  child: ChildRelationship & { relationshipName: string },
  limit: number,
): RelatedList {
  const describe = describeOf(session, child.childSObject);
  const fields = columnsOf(session, describe).filter((field) => field !== child.field);
  const from = `FROM ${child.childSObject} WHERE ${child.field} = ${literal(id)}`;
  const order = fieldOf(describe, 'CreatedDate') === undefined ? nameFieldOf(describe) : 'CreatedDate DESC';
  const terms = selectTerms(session, describe, fields).join(', ');
  const { rows } = session.query(`SELECT ${terms} ${from} ORDER BY ${order} LIMIT ${limit}`, {
    includeDeleted: false,
  });
  const { totalSize } = session.query(`SELECT COUNT() ${from}`, { includeDeleted: false });
  return {
    relationship: child.relationshipName,
    object: describe.name,
    label: describe.labelPlural,
    total: totalSize,
    href: `/lightning/r/${parent.name}/${id}/related/${child.relationshipName}/view`,
    ...tableOf(session, describe, fields, rows),
  };
}

/** The related lists of a record page, first rows each. Objects the user may not see are left out. */
export function relatedLists(session: OrgSession, describe: ObjectDescribe, id: string): RelatedList[] {
  return relatedRelationships(describe).flatMap((child) => {
    try {
      return [relatedList(session, describe, id, child, SHOWN)];
    } catch (error) {
      if (error instanceof OrgError) return [];
      throw error;
    }
  });
}
