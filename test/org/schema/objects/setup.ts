import { object } from '../define.ts';
import { address, checkbox, datetime, field, int, lookup, phone, picklist, text } from '../fields.ts';

const fixed = {
  owner: false,
  viewed: false,
  searchable: false,
  createable: false,
  updateable: false,
  deletable: false,
  layoutable: false,
} as const;
const readOnly = { readOnly: true };

export const recordType = object(
  '012',
  'RecordType',
  'Record Type',
  'Record Types',
  [
    text('Name', 'Name', 80, { required: true, nameField: true }),
    text('DeveloperName', 'Record Type Name', 80, { required: true }),
    text('Description', 'Description', 255),
    picklist('SobjectType', 'SObject Type Name', 'Account|Case|Opportunity', { nillable: false }),
    checkbox('IsActive', 'Active'),
  ],
  fixed,
);

export const organization = object(
  '00D',
  'Organization',
  'Organization',
  'Organizations',
  [
    text('Name', 'Name', 80, { required: true, nameField: true }),
    text('Division', 'Division', 80),
    ...address('', ''),
    phone('Phone', 'Phone'),
    picklist('DefaultLocaleSidKey', 'Locale', 'en_US=English (United States)|en_GB=English (United Kingdom)'),
    picklist('TimeZoneSidKey', 'Time Zone', 'America/Los_Angeles|America/New_York|Europe/London|GMT'),
    picklist('LanguageLocaleKey', 'Language', 'en_US=English'),
    int('FiscalYearStartMonth', 'Fiscal Year Starts In', readOnly),
    checkbox('UsesStartDateAsFiscalYearName', 'Fiscal Year Name by Start', readOnly),
    text('InstanceName', 'Instance Name', 5, readOnly),
    checkbox('IsSandbox', 'Is Sandbox', readOnly),
    picklist(
      'OrganizationType',
      'Edition',
      'Developer Edition|Enterprise Edition|Unlimited Edition',
      readOnly,
    ),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
  ],
  fixed,
);

export const folder = object(
  '00l',
  'Folder',
  'Folder',
  'Folders',
  [
    text('Name', 'Name', 80, { nameField: true }),
    text('DeveloperName', 'Folder Unique Name', 80),
    picklist('Type', 'Type', 'Report|Dashboard'),
    picklist('AccessType', 'Access Type', 'Public|Hidden|Shared'),
  ],
  fixed,
);

export const report = object(
  '00O',
  'Report',
  'Report',
  'Reports',
  [
    text('Name', 'Report Name', 40, { nillable: false, nameField: true }),
    text('DeveloperName', 'Report Unique Name', 80),
    text('Description', 'Description', 255),
    text('FolderName', 'Folder Name', 256, readOnly),
    picklist('Format', 'Format', 'Tabular|Summary|Matrix|MultiBlock'),
    datetime('LastRunDate', 'Last Run', readOnly),
    lookup('OwnerId', 'Folder ID', 'Folder|Organization|User', null, readOnly),
  ],
  { ...fixed, viewed: true, searchable: true },
);

export const dashboard = object(
  '01Z',
  'Dashboard',
  'Dashboard',
  'Dashboards',
  [
    text('Title', 'Title', 80, { nillable: false, nameField: true }),
    text('DeveloperName', 'Dashboard Unique Name', 80),
    text('Description', 'Description', 255),
    text('FolderName', 'Folder Name', 256, readOnly),
    lookup('FolderId', 'Folder ID', 'Folder', null, readOnly),
    lookup('RunningUserId', 'Running User ID', 'User', null, readOnly),
  ],
  { ...fixed, viewed: true, searchable: true },
);

export const listView = object(
  '00B',
  'ListView',
  'List View',
  'List Views',
  [
    text('Name', 'View Name', 40, { nillable: false, nameField: true }),
    text('DeveloperName', 'API Name', 80, { nillable: false }),
    text('NamespacePrefix', 'Namespace Prefix', 15),
    picklist(
      'SobjectType',
      'Sobject Type',
      'Account|Contact|Lead|Opportunity|Case|Campaign|Task|Product2|Renewal__c|Site_Visit__c',
    ),
    checkbox('IsSoqlCompatible', 'Is SOQL Compatible', readOnly),
  ],
  { ...fixed, viewed: true },
);

/** Filled per user: what they looked at or changed lately. Its Id is the record's own. */
export const recentlyViewed = object(
  null,
  'RecentlyViewed',
  'Recently Viewed',
  'Recently Viewed',
  [
    field('id', 'Id', 'Recently Viewed ID', { length: 18, readOnly: true, nillable: false }),
    text('Name', 'Name', 255, { ...readOnly, nameField: true }),
    text('LastName', 'Last Name', 80, readOnly),
    text('FirstName', 'First Name', 40, readOnly),
    text('Type', 'Type', 40, readOnly),
    text('Alias', 'Alias', 8, readOnly),
    lookup('UserRoleId', 'Role ID', 'UserRole', null, readOnly),
    lookup('RecordTypeId', 'Record Type ID', 'RecordType', null, readOnly),
    checkbox('IsActive', 'Active', readOnly),
    lookup('ProfileId', 'Profile ID', 'Profile', null, readOnly),
    text('Title', 'Title', 128, readOnly),
    text('Email', 'Email', 80, readOnly),
    phone('Phone', 'Phone', readOnly),
    datetime('LastViewedDate', 'Last Viewed Date', readOnly),
    datetime('LastReferencedDate', 'Last Referenced Date', readOnly),
  ],
  fixed,
);

/** What `Who`, `What` and `Owner` point at, whatever object it is: the few fields they all may have. */
export const nameObject = object(
  null,
  'Name',
  'Name',
  'Names',
  [
    text('Name', 'Name', 255, { ...readOnly, nameField: true }),
    text('LastName', 'Last Name', 80, readOnly),
    text('FirstName', 'First Name', 40, readOnly),
    text('Type', 'Type', 40, readOnly),
    text('Alias', 'Alias', 8, readOnly),
    lookup('UserRoleId', 'Role ID', 'UserRole', null, readOnly),
    lookup('RecordTypeId', 'Record Type ID', 'RecordType', null, readOnly),
    checkbox('IsActive', 'Active', readOnly),
    lookup('ProfileId', 'Profile ID', 'Profile', null, readOnly),
    text('Title', 'Title', 128, readOnly),
    text('Email', 'Email', 80, readOnly),
    phone('Phone', 'Phone', readOnly),
    text('Username', 'Username', 80, readOnly),
  ],
  { ...fixed, queryable: false },
);
