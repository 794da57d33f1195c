import { OrgError, type OrgSession } from '../../contract.ts';
import { type FieldDescribe, fieldOf, nameFieldOf, type ObjectDescribe } from './describe.ts';

// What people put into list views; an org without the field, or a user without access to it, just has one less.
const PREFERRED: Record<string, string[]> = {
  Account: ['Industry', 'Type', 'BillingCity', 'Phone', 'OwnerId'],
  Contact: ['AccountId', 'Title', 'Phone', 'Email', 'OwnerId'],
  Opportunity: ['AccountId', 'StageName', 'Amount', 'CloseDate', 'OwnerId'],
  Lead: ['Company', 'Status', 'Phone', 'Email', 'OwnerId'],
  Case: ['Subject', 'Status', 'Priority', 'AccountId', 'OwnerId'],
  Task: ['Status', 'Priority', 'ActivityDate', 'WhatId', 'OwnerId'],
  Event: ['StartDateTime', 'EndDateTime', 'WhatId', 'OwnerId'],
  Product2: ['ProductCode', 'Family', 'IsActive'],
  OpportunityContactRole: ['ContactId', 'Role', 'IsPrimary'],
  OpportunityLineItem: ['Product2Id', 'Quantity', 'UnitPrice', 'TotalPrice'],
  CaseComment: ['CommentBody', 'CreatedById', 'CreatedDate'],
  CampaignMember: ['CampaignId', 'Status', 'ContactId', 'LeadId'],
  User: ['Username', 'Title', 'Email', 'IsActive'],
};

/** The fields a list of an object shows, its name first: at most six, all of them readable by the user. */
export function columnsOf(session: OrgSession, describe: ObjectDescribe): string[] {
  const preferred =
    PREFERRED[describe.name] ?? session.layout(describe.name).flatMap((section) => section.fields);
  const readable = preferred
    .map((name) => fieldOf(describe, name)?.name)
    .filter((name) => name !== undefined);
  const name = nameFieldOf(describe);
  // An object without a name of its own (contact roles, comments) is told by its other fields.
  const first = name === 'Id' && readable.length > 0 ? [] : [name];
  return [...new Set([...first, ...readable])].slice(0, 6);
}

/** Whether the user sees any of the objects a lookup points at: selecting through it is an error otherwise. */
function isFollowable(session: OrgSession, field: FieldDescribe): boolean {
  return (field.referenceTo ?? []).some((target) => {
    try {
      session.describe(target);
      return true;
    } catch (error) {
      if (error instanceof OrgError) return false;
      throw error;
    }
  });
}

/** SELECT terms for fields: a lookup comes with the name of the record it points at. */
export function selectTerms(
  session: OrgSession,
  describe: ObjectDescribe,
  fields: readonly string[],
): string[] {
  const terms = new Set(['Id']);
  for (const name of fields) {
    const field = fieldOf(describe, name);
    if (field === undefined) continue;
    terms.add(field.name);
    if (field.type === 'reference' && field.relationshipName && isFollowable(session, field)) {
      // Case and other objects without a Name are called by another field.
      const target = field.referenceTo?.length === 1 ? field.referenceTo[0] : undefined;
      terms.add(`${field.relationshipName}.${NAMELESS[target ?? ''] ?? 'Name'}`);
    }
  }
  return [...terms];
}

const NAMELESS: Record<string, string> = {
  Case: 'CaseNumber',
  Task: 'Subject',
  Event: 'Subject',
  Contract: 'ContractNumber',
};

/** The name of the record a lookup points at, read from a row that was selected with `selectTerms`. */
export function lookupName(
  row: { [field: string]: unknown },
  relationshipName: string | null | undefined,
): string | null {
  const parent = row[relationshipName ?? ''];
  if (parent === null || typeof parent !== 'object') return null;
  for (const name of ['Name', 'CaseNumber', 'Subject', 'ContractNumber']) {
    const value = (parent as Record<string, unknown>)[name];
    if (typeof value === 'string') return value;
  }
  return null;
}
