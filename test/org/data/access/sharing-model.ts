/** What those who neither own a record nor stand above its owner may do with it. */
export type OrgWideDefault = 'Private' | 'Read' | 'ReadWrite' | { controlledBy: readonly string[] };

/** Org-wide defaults of the default org; a detail object follows its parent by the lookup named. */
const DEFAULTS: Record<string, OrgWideDefault> = {
  Account: 'Private',
  Contact: { controlledBy: ['AccountId'] },
  Opportunity: 'Private',
  OpportunityLineItem: { controlledBy: ['OpportunityId'] },
  OpportunityContactRole: { controlledBy: ['OpportunityId'] },
  Case: 'Private',
  CaseComment: { controlledBy: ['ParentId'] },
  Lead: 'ReadWrite',
  Task: { controlledBy: ['WhatId', 'WhoId'] },
  Event: { controlledBy: ['WhatId', 'WhoId'] },
  Campaign: 'Read',
  CampaignMember: { controlledBy: ['CampaignId'] },
  Renewal__c: 'Read',
  Site_Visit__c: 'Private',
};

/** Owner-based sharing rules: records owned in one branch of the role tree are open to another. */
export interface SharingRule {
  object: string;
  ownedBy: 'role' | 'queue';
  /** Developer name of the role at the top of the owners' branch; for queues, empty. */
  ownersUnder: string;
  /** Developer name of the role at the top of the branch that gets access. */
  sharedWith: string;
  level: 'Read' | 'ReadWrite';
}

export const sharingRules: readonly SharingRule[] = [
  { object: 'Account', ownedBy: 'role', ownersUnder: 'VP_Sales', sharedWith: 'VP_Sales', level: 'Read' },
  {
    object: 'Account',
    ownedBy: 'role',
    ownersUnder: 'VP_Sales',
    sharedWith: 'VP_Customer_Service',
    level: 'ReadWrite',
  },
  {
    object: 'Case',
    ownedBy: 'role',
    ownersUnder: 'VP_Customer_Service',
    sharedWith: 'VP_Sales',
    level: 'Read',
  },
  {
    object: 'Case',
    ownedBy: 'role',
    ownersUnder: 'VP_Customer_Service',
    sharedWith: 'VP_Customer_Service',
    level: 'ReadWrite',
  },
  { object: 'Case', ownedBy: 'queue', ownersUnder: '', sharedWith: 'VP_Sales', level: 'Read' },
  {
    object: 'Case',
    ownedBy: 'queue',
    ownersUnder: '',
    sharedWith: 'VP_Customer_Service',
    level: 'ReadWrite',
  },
];

/** Objects without an entry: private when a record has an owner (custom objects, loaded ones), else open to read. */
export function orgWideDefault(objectName: string, hasOwner: boolean): OrgWideDefault {
  return DEFAULTS[objectName] ?? (hasOwner && objectName.endsWith('__c') ? 'Private' : 'Read');
}
