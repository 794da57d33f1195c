import { rightsOfProfile } from '../access/profiles.ts';
import { addRow } from '../write/complete.ts';
import type { Planter } from './planter.ts';

/** Everybody signs in with this password: it is a test org. */
export const PASSWORD = 'recordside1';

const roles: readonly (readonly [string, string, string | null])[] = [
  ['CEO', 'CEO', null],
  ['VP_Sales', 'VP Sales', 'CEO'],
  ['Sales_Manager', 'Sales Manager', 'VP_Sales'],
  ['Account_Executive', 'Account Executive', 'Sales_Manager'],
  ['VP_Customer_Service', 'VP Customer Service', 'CEO'],
  ['Support_Agent', 'Support Agent', 'VP_Customer_Service'],
];

/** Name, profile, role, title, department, time zone, locale, active. */
const people = [
  [
    'Avery',
    'Quinn',
    'System Administrator',
    null,
    'Salesforce Administrator',
    'IT',
    'America/Los_Angeles',
    'en_US',
    true,
  ],
  [
    'Ingrid',
    'Halvorsen',
    'Sales User',
    'CEO',
    'Chief Executive Officer',
    'Executive',
    'America/New_York',
    'en_US',
    true,
  ],
  ['Margaux', 'Delorme', 'Sales User', 'VP_Sales', 'VP Sales', 'Sales', 'America/New_York', 'en_US', true],
  [
    'Daniel',
    'Okafor',
    'Sales User',
    'Sales_Manager',
    'Sales Manager',
    'Sales',
    'America/Chicago',
    'en_US',
    true,
  ],
  [
    'Sofia',
    'Reyes',
    'Sales User',
    'Account_Executive',
    'Account Executive',
    'Sales',
    'America/Los_Angeles',
    'en_US',
    true,
  ],
  [
    'Tomasz',
    'Nowak',
    'Sales User',
    'Account_Executive',
    'Account Executive',
    'Sales',
    'America/New_York',
    'en_US',
    true,
  ],
  [
    'Priya',
    'Raman',
    'Sales User',
    'Account_Executive',
    'Account Executive',
    'Sales',
    'Europe/London',
    'en_GB',
    true,
  ],
  [
    'Liam',
    'Byrne',
    'Service User',
    'VP_Customer_Service',
    'VP Customer Service',
    'Service',
    'Europe/London',
    'en_GB',
    true,
  ],
  ['Hana', 'Sato', 'Service User', 'Support_Agent', 'Support Agent', 'Service', 'Asia/Tokyo', 'ja_JP', true],
  [
    'Noah',
    'Fischer',
    'Service User',
    'Support_Agent',
    'Support Agent',
    'Service',
    'Europe/Berlin',
    'de_DE',
    true,
  ],
  ['Ruth', 'Adeyemi', 'Read Only', null, 'Auditor', 'Finance', 'America/Chicago', 'en_US', true],
  [
    'Carl',
    'Lindqvist',
    'Sales User',
    'Account_Executive',
    'Account Executive',
    'Sales',
    'America/Denver',
    'en_US',
    false,
  ],
] as const;

/** Role → place of its manager among the people. */
const MANAGERS: Record<string, number> = {
  Account_Executive: 3,
  Sales_Manager: 2,
  Support_Agent: 7,
  VP_Sales: 1,
  VP_Customer_Service: 1,
};

export interface Staff {
  admin: string;
  ceo: string;
  vpSales: string;
  manager: string;
  sofia: string;
  tomasz: string;
  priya: string;
  formerRep: string;
  vpService: string;
  agents: string[];
  supportQueue: string;
  reps: string[];
}

/** Profiles, roles, users and queues. Ids are the same in every run, whatever else the org holds. */
export function plantPeople(planter: Planter): Staff {
  const { store } = planter;
  const nobody = '';
  const age = 1460;
  const profileIds = new Map<string, string>();
  for (const name of ['System Administrator', 'Sales User', 'Service User', 'Read Only', 'Standard User']) {
    const { allData } = rightsOfProfile(name);
    const row = planter.add(
      'Profile',
      nobody,
      age,
      {
        Name: name,
        UserType: 'Standard',
        PermissionsModifyAllData: allData,
        PermissionsViewAllData: allData,
        PermissionsApiEnabled: true,
      },
      age,
    );
    profileIds.set(name, row.id);
  }
  const roleIds = new Map<string, string>();
  for (const [developerName, name, parent] of roles) {
    const values = {
      Name: name,
      DeveloperName: developerName,
      ParentRoleId: roleIds.get(parent ?? '') ?? null,
    };
    roleIds.set(developerName, planter.add('UserRole', nobody, age, values, age).id);
  }
  const ids = people.map(([first, last, profile, role, title, department, timeZone, locale, active], at) => {
    const username = `${first}.${last}@larkfield.example`.toLowerCase();
    const manager = MANAGERS[role ?? ''];
    return planter.add(
      'User',
      nobody,
      age - at * 20,
      {
        Username: username,
        FirstName: first,
        LastName: last,
        Email: username,
        Alias: `${first.charAt(0)}${last}`.toLowerCase().slice(0, 8),
        Title: title,
        Department: department,
        CompanyName: 'Larkfield Systems',
        Phone: `+1 555 010 ${1000 + at}`,
        IsActive: active,
        TimeZoneSidKey: timeZone === 'America/Denver' ? 'America/Chicago' : timeZone,
        LocaleSidKey: locale,
        LanguageLocaleKey: 'en_US',
        EmailEncodingKey: 'UTF-8',
        ProfileId: profileIds.get(profile) ?? null,
        UserRoleId: roleIds.get(role ?? '') ?? null,
        ManagerId: manager === undefined ? null : (store.list('User')[manager]?.id ?? null),
        UserType: 'Standard',
        LastLoginDate: active ? planter.moment(-planter.random.int(0, 6)) : planter.moment(-310),
      },
      90,
    ).id;
  });
  const id = (at: number) => ids[at] ?? '';
  for (const name of ['Profile', 'UserRole', 'User']) {
    for (const row of store.list(name)) store.change(row, { CreatedById: id(0), LastModifiedById: id(0) });
  }
  const queue = planter.add('Group', id(0), age, {
    Name: 'Support Queue',
    DeveloperName: 'Support_Queue',
    Type: 'Queue',
    Email: 'support@larkfield.example',
  });
  const leads = planter.add('Group', id(0), age, {
    Name: 'New Leads',
    DeveloperName: 'New_Leads',
    Type: 'Queue',
  });
  for (const member of [7, 8, 9])
    planter.add('GroupMember', id(0), age, { GroupId: queue.id, UserOrGroupId: id(member) });
  for (const member of [3, 4, 5, 6])
    planter.add('GroupMember', id(0), age, { GroupId: leads.id, UserOrGroupId: id(member) });
  return {
    admin: id(0),
    ceo: id(1),
    vpSales: id(2),
    manager: id(3),
    sofia: id(4),
    tomasz: id(5),
    priya: id(6),
    formerRep: id(11),
    vpService: id(7),
    agents: [id(8), id(9)],
    supportQueue: queue.id,
    reps: [id(4), id(5), id(6)],
  };
}

/** The company itself, and the record types its objects name. */
export function plantOrganization(planter: Planter, staff: Staff, id: string): void {
  const { store } = planter;
  const organization = store.schema.object('Organization');
  if (organization) {
    const values = {
      Name: 'Larkfield Systems',
      Street: '400 Signal Street',
      City: 'Portland',
      State: 'OR',
      PostalCode: '97209',
      Country: 'United States',
      Phone: '+1 555 010 0400',
      DefaultLocaleSidKey: 'en_US',
      TimeZoneSidKey: 'America/Los_Angeles',
      LanguageLocaleKey: 'en_US',
      FiscalYearStartMonth: 2,
      InstanceName: 'TST1',
      OrganizationType: 'Enterprise Edition',
      IsSandbox: false,
      CreatedDate: planter.moment(-1460, 9, 0),
    };
    addRow(store, organization, values, staff.admin, id);
  }
  const recordType = store.schema.object('RecordType');
  if (!recordType) return;
  for (const object of store.schema.objects) {
    for (const one of object.recordTypes) {
      store.insert(recordType, one.id, {
        Name: one.name,
        DeveloperName: one.developerName,
        SobjectType: object.name,
        IsActive: true,
        CreatedDate: planter.moment(-1460, 9, 0),
        CreatedById: staff.admin,
        LastModifiedDate: planter.moment(-1460, 9, 0),
        LastModifiedById: staff.admin,
        SystemModstamp: planter.moment(-1460, 9, 0),
      });
    }
  }
}
