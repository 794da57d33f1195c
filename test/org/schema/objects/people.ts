import { object } from '../define.ts';
import { address, checkbox, datetime, email, lookup, phone, picklist, text } from '../fields.ts';
import { personName } from './account.ts';

const setup = { owner: false, viewed: false, searchable: false } as const;
const readOnly = { readOnly: true };

export const user = object(
  '005',
  'User',
  'User',
  'Users',
  [
    text('Username', 'Username', 80, { required: true, unique: true, idLookup: true }),
    ...personName('Full Name').filter((one) => one.name !== 'Salutation'),
    text('CompanyName', 'Company Name', 80),
    text('Division', 'Division', 80),
    text('Department', 'Department', 80),
    text('Title', 'Title', 80),
    ...address('', ''),
    email('Email', 'Email', { length: 128, required: true }),
    phone('Phone', 'Phone'),
    phone('MobilePhone', 'Mobile'),
    text('Alias', 'Alias', 8, { required: true }),
    checkbox('IsActive', 'Active'),
    picklist(
      'TimeZoneSidKey',
      'Time Zone',
      'America/Los_Angeles|America/Chicago|America/New_York|Europe/London|Europe/Berlin|Europe/Paris|Asia/Kolkata|Asia/Tokyo|Australia/Sydney|Pacific/Auckland|GMT',
      { required: true, restrictedPicklist: true },
    ),
    picklist(
      'LocaleSidKey',
      'Locale',
      'en_US=English (United States)|en_GB=English (United Kingdom)|de_DE=German (Germany)|fr_FR=French (France)|ja_JP=Japanese (Japan)',
      { required: true, restrictedPicklist: true },
    ),
    picklist('LanguageLocaleKey', 'Language', 'en_US=English|de=German|fr=French|ja=Japanese', {
      required: true,
      restrictedPicklist: true,
    }),
    picklist('EmailEncodingKey', 'Email Encoding', 'UTF-8=Unicode (UTF-8)', {
      required: true,
      restrictedPicklist: true,
    }),
    lookup('UserRoleId', 'Role ID', 'UserRole', 'Users'),
    lookup('ProfileId', 'Profile ID', 'Profile', 'Users', { required: true }),
    lookup('ManagerId', 'Manager ID', 'User', 'ManagedUsers'),
    picklist(
      'UserType',
      'User Type',
      'Standard|PowerPartner|CSPLitePortal|CustomerSuccess|AutomatedProcess',
      { readOnly: true, nillable: false },
    ),
    datetime('LastLoginDate', 'Last Login', readOnly),
    text('FederationIdentifier', 'SAML Federation ID', 512),
  ],
  {
    ...setup,
    searchable: true,
    viewed: true,
    deletable: false,
    layout: {
      'User Detail':
        'Name Username Email Title Department Phone UserRoleId ProfileId ManagerId TimeZoneSidKey IsActive',
    },
  },
);

export const profile = object(
  '00e',
  'Profile',
  'Profile',
  'Profile',
  [
    text('Name', 'Name', 255, { required: true, nameField: true }),
    text('Description', 'Description', 255),
    picklist('UserType', 'User Type', 'Standard|PowerPartner|CSPLitePortal', readOnly),
    checkbox('PermissionsModifyAllData', 'Modify All Data', readOnly),
    checkbox('PermissionsViewAllData', 'View All Data', readOnly),
    checkbox('PermissionsApiEnabled', 'API Enabled', readOnly),
  ],
  { ...setup, createable: false, updateable: false, deletable: false },
);

export const userRole = object(
  '00E',
  'UserRole',
  'Role',
  'Role',
  [
    text('Name', 'Name', 80, { required: true, nameField: true }),
    lookup('ParentRoleId', 'Parent Role ID', 'UserRole', null),
    text('DeveloperName', 'Developer Name', 80),
  ],
  { ...setup, createable: false, updateable: false, deletable: false },
);

export const group = object(
  '00G',
  'Group',
  'Group',
  'Group',
  [
    text('Name', 'Name', 40, { required: true, nameField: true }),
    text('DeveloperName', 'Developer Name', 80),
    picklist('Type', 'Type', 'Regular|Role|RoleAndSubordinates|Organization|Queue', { required: true }),
    email('Email', 'Email', { length: 255 }),
  ],
  { ...setup, createable: false, updateable: false, deletable: false },
);

export const groupMember = object(
  '011',
  'GroupMember',
  'Group Member',
  'Group Member',
  [
    lookup('GroupId', 'Group ID', 'Group', 'GroupMembers', { required: true, cascadeDelete: true }),
    lookup('UserOrGroupId', 'User/Group ID', 'Group|User', null, { required: true, relationshipName: null }),
  ],
  { ...setup, createable: false, updateable: false, deletable: false },
);
