/** Letters of what a profile may do with an object: Create, Read, Edit, Delete, View all, Modify all. */
export interface ProfileRights {
  name: string;
  /** View All Data and Modify All Data: neither sharing nor field security holds. */
  allData: boolean;
  objects: Record<string, string>;
  /** For objects not named above. */
  others: string;
  hiddenFields: readonly string[];
  readOnlyFields: readonly string[];
}

const FULL = 'CRED';
const READ = 'R';

const setupObjects = {
  User: READ,
  Profile: READ,
  UserRole: READ,
  Group: READ,
  GroupMember: READ,
  RecordType: READ,
  Organization: READ,
  Folder: READ,
  Report: READ,
  Dashboard: READ,
  ListView: READ,
  RecentlyViewed: READ,
};

/** The profiles of the default org. A profile not named here has those rights of `Standard User`. */
export const profiles: readonly ProfileRights[] = [
  {
    name: 'System Administrator',
    allData: true,
    objects: {},
    others: 'CREDVM',
    hiddenFields: [],
    readOnlyFields: [],
  },
  {
    name: 'Sales User',
    allData: false,
    objects: {
      ...setupObjects,
      Case: 'CRE',
      Product2: READ,
      Pricebook2: READ,
      PricebookEntry: READ,
      Campaign: READ,
      Lead: 'CRE',
    },
    others: FULL,
    hiddenFields: ['Contact.Birthdate', 'Case.Comments', 'Campaign.ActualCost', 'Campaign.BudgetedCost'],
    readOnlyFields: ['Account.Health_Score__c', 'Account.ARR__c', 'Case.Severity__c'],
  },
  {
    name: 'Service User',
    allData: false,
    objects: {
      ...setupObjects,
      Account: 'RE',
      Contact: 'CRE',
      Opportunity: '',
      OpportunityLineItem: '',
      OpportunityContactRole: '',
      Lead: '',
      Campaign: '',
      CampaignMember: '',
      Product2: READ,
      Pricebook2: READ,
      PricebookEntry: READ,
      Renewal__c: READ,
    },
    others: FULL,
    hiddenFields: [
      'Account.AnnualRevenue',
      'Account.ARR__c',
      'Renewal__c.ARR__c',
      'Renewal__c.Uplift__c',
      'Renewal__c.New_ARR__c',
    ],
    readOnlyFields: ['Account.OwnerId', 'Account.Tier__c'],
  },
  {
    name: 'Read Only',
    allData: false,
    objects: { ...setupObjects, Account: 'RV', Contact: 'RV', Case: 'RV', Task: 'RV', Event: 'RV' },
    others: '',
    hiddenFields: [
      'Account.AnnualRevenue',
      'Account.ARR__c',
      'Contact.MobilePhone',
      'Contact.HomePhone',
      'Contact.Birthdate',
    ],
    readOnlyFields: [],
  },
];

const standardUser: ProfileRights = {
  name: 'Standard User',
  allData: false,
  objects: setupObjects,
  others: FULL,
  hiddenFields: [],
  readOnlyFields: [],
};

export function rightsOfProfile(name: string): ProfileRights {
  return profiles.find((one) => one.name === name) ?? standardUser;
}
