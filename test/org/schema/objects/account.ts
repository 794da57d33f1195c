import { object } from '../define.ts';
import {
  address,
  area,
  currency,
  date,
  datetime,
  email,
  field,
  int,
  lookup,
  multiPicklist,
  number,
  phone,
  picklist,
  text,
  url,
} from '../fields.ts';
import { industries, ratings, regions, salutations, sources } from './vocabulary.ts';

const partOfName = { compoundFieldName: 'Name' };

/** Salutation to full name, as Contact, Lead and User have it. */
export const personName = (label: string) => [
  text('LastName', 'Last Name', 80, { required: true, ...partOfName }),
  text('FirstName', 'First Name', 40, partOfName),
  picklist('Salutation', 'Salutation', salutations, { length: 40, ...partOfName }),
  text('Name', label, 121, { readOnly: true, nillable: false, nameField: true }),
];

export const account = object(
  '001',
  'Account',
  'Account',
  'Accounts',
  [
    text('Name', 'Account Name', 255, { required: true, nameField: true }),
    picklist(
      'Type',
      'Account Type',
      'Prospect|Customer - Direct|Customer - Channel|Channel Partner / Reseller|Installation Partner|Technology Partner|Other',
    ),
    lookup('ParentId', 'Parent Account ID', 'Account', 'ChildAccounts'),
    ...address('Billing', 'Billing'),
    ...address('Shipping', 'Shipping'),
    phone('Phone', 'Account Phone'),
    phone('Fax', 'Account Fax'),
    text('AccountNumber', 'Account Number', 40),
    url('Website', 'Website'),
    text('Sic', 'SIC Code', 20),
    picklist('Industry', 'Industry', industries),
    currency('AnnualRevenue', 'Annual Revenue', { scale: 0 }),
    int('NumberOfEmployees', 'Employees'),
    picklist('Ownership', 'Ownership', 'Public|Private|Subsidiary|Other'),
    text('TickerSymbol', 'Ticker Symbol', 20),
    area('Description', 'Account Description'),
    picklist('Rating', 'Account Rating', ratings),
    text('Site', 'Account Site', 80),
    picklist('AccountSource', 'Account Source', sources),
    date('LastActivityDate', 'Last Activity', { readOnly: true }),
    number('Health_Score__c', 'Health Score', 0, {
      precision: 3,
      inlineHelpText: 'From 0 (about to leave) to 100, from usage, cases and renewals.',
    }),
    picklist('Region__c', 'Region', regions),
    picklist('Tier__c', 'Tier', 'Strategic|Enterprise|Mid-Market|*Small Business'),
    currency('ARR__c', 'ARR', { inlineHelpText: 'Yearly recurring revenue of all running subscriptions.' }),
    date('Renewal_Date__c', 'Next Renewal Date'),
    multiPicklist('Products_Used__c', 'Products Used', 'Fleet|Routing|Warehouse|Analytics|Marketplace'),
    text('External_Key__c', 'External Key', 40, { unique: true, externalId: true, idLookup: true }),
  ],
  {
    layout: {
      'Account Information':
        'Name ParentId Type Industry Tier__c Region__c OwnerId Phone Website AccountNumber NumberOfEmployees AnnualRevenue Rating',
      'Customer Success': 'Health_Score__c ARR__c Renewal_Date__c Products_Used__c',
      'Address Information': 'BillingAddress ShippingAddress',
      'Description Information': 'Description',
      'System Information': 'CreatedById CreatedDate LastModifiedById LastModifiedDate',
    },
  },
);

export const contact = object(
  '003',
  'Contact',
  'Contact',
  'Contacts',
  [
    lookup('AccountId', 'Account ID', 'Account', 'Contacts', { cascadeDelete: true }),
    ...personName('Full Name'),
    ...address('Other', 'Other'),
    ...address('Mailing', 'Mailing'),
    phone('Phone', 'Business Phone'),
    phone('Fax', 'Business Fax'),
    phone('MobilePhone', 'Mobile Phone'),
    phone('HomePhone', 'Home Phone'),
    lookup('ReportsToId', 'Reports To ID', 'Contact', 'ReportsTo', { relationshipName: 'ReportsTo' }),
    email('Email', 'Email'),
    text('Title', 'Title', 128),
    text('Department', 'Department', 80),
    picklist('LeadSource', 'Lead Source', sources),
    date('Birthdate', 'Birthdate'),
    area('Description', 'Contact Description'),
    field('boolean', 'HasOptedOutOfEmail', 'Email Opt Out'),
    field('boolean', 'DoNotCall', 'Do Not Call'),
    datetime('EmailBouncedDate', 'Email Bounced Date'),
    date('LastActivityDate', 'Last Activity', { readOnly: true }),
    picklist('Role__c', 'Buying Role', 'Champion|Decision Maker|Economic Buyer|Evaluator|End User|Detractor'),
  ],
  {
    layout: {
      'Contact Information':
        'Name AccountId Title Department Role__c Email Phone MobilePhone ReportsToId OwnerId LeadSource',
      'Address Information': 'MailingAddress OtherAddress',
      'Additional Information': 'Birthdate DoNotCall HasOptedOutOfEmail',
      'Description Information': 'Description',
      'System Information': 'CreatedById CreatedDate LastModifiedById LastModifiedDate',
    },
  },
);
