import { object } from '../define.ts';
import {
  address,
  area,
  checkbox,
  currency,
  date,
  email,
  int,
  lookup,
  number,
  percent,
  phone,
  picklist,
  text,
  url,
} from '../fields.ts';
import { recordTypes } from '../record-types.ts';
import { personName } from './account.ts';
import { industries, ratings, sources, stages } from './vocabulary.ts';

const readOnly = { readOnly: true };

export const lead = object(
  '00Q',
  'Lead',
  'Lead',
  'Leads',
  [
    ...personName('Full Name'),
    text('Title', 'Title', 128),
    text('Company', 'Company', 255, { required: true }),
    ...address('', ''),
    phone('Phone', 'Phone'),
    phone('MobilePhone', 'Mobile Phone'),
    email('Email', 'Email'),
    url('Website', 'Website'),
    area('Description', 'Description'),
    picklist('LeadSource', 'Lead Source', sources),
    picklist(
      'Status',
      'Status',
      '*Open - Not Contacted|Working - Contacted|Closed - Converted|Closed - Not Converted',
      { nillable: false },
    ),
    picklist('Industry', 'Industry', industries),
    picklist('Rating', 'Rating', ratings),
    currency('AnnualRevenue', 'Annual Revenue', { scale: 0 }),
    int('NumberOfEmployees', 'Employees'),
    checkbox('IsConverted', 'Converted', readOnly),
    date('ConvertedDate', 'Converted Date', readOnly),
    lookup('ConvertedAccountId', 'Converted Account ID', 'Account', null, readOnly),
    lookup('ConvertedContactId', 'Converted Contact ID', 'Contact', null, readOnly),
    lookup('ConvertedOpportunityId', 'Converted Opportunity ID', 'Opportunity', null, readOnly),
    checkbox('IsUnreadByOwner', 'Unread By Owner'),
    checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
    date('LastActivityDate', 'Last Activity', readOnly),
    number('Fit_Score__c', 'Fit Score', 0, { precision: 3 }),
  ],
  {
    owner: 'queue',
    layout: {
      'Lead Information':
        'Name Company Title Status Rating LeadSource OwnerId Email Phone MobilePhone Website',
      'Company Information': 'Industry AnnualRevenue NumberOfEmployees Fit_Score__c Address',
      'Description Information': 'Description',
      'System Information': 'CreatedById CreatedDate LastModifiedById LastModifiedDate',
    },
  },
);

export const opportunity = object(
  '006',
  'Opportunity',
  'Opportunity',
  'Opportunities',
  [
    lookup('AccountId', 'Account ID', 'Account', 'Opportunities', { cascadeDelete: true }),
    checkbox('IsPrivate', 'Private'),
    text('Name', 'Name', 120, { required: true, nameField: true }),
    area('Description', 'Description'),
    picklist('StageName', 'Stage', stages.map(([name]) => name).join('|'), { required: true }),
    currency('Amount', 'Amount'),
    percent('Probability', 'Probability (%)', { precision: 3, scale: 0, defaultedOnCreate: true }),
    currency('ExpectedRevenue', 'Expected Amount', readOnly),
    number('TotalOpportunityQuantity', 'Quantity', 2),
    date('CloseDate', 'Close Date', { required: true }),
    picklist(
      'Type',
      'Opportunity Type',
      'Existing Customer - Upgrade|Existing Customer - Replacement|Existing Customer - Downgrade|New Customer',
    ),
    text('NextStep', 'Next Step', 255),
    picklist('LeadSource', 'Lead Source', sources),
    checkbox('IsClosed', 'Closed', readOnly),
    checkbox('IsWon', 'Won', readOnly),
    picklist(
      'ForecastCategory',
      'Forecast Category',
      'Omitted|Pipeline|BestCase=Best Case|Forecast=Commit|Closed',
      {
        ...readOnly,
        nillable: false,
      },
    ),
    picklist('ForecastCategoryName', 'Forecast Category', 'Omitted|Pipeline|Best Case|Commit|Closed', {
      defaultedOnCreate: true,
    }),
    lookup('CampaignId', 'Campaign ID', 'Campaign', 'Opportunities'),
    checkbox('HasOpportunityLineItem', 'Has Line Item', readOnly),
    lookup('Pricebook2Id', 'Price Book ID', 'Pricebook2', 'Opportunities'),
    int('FiscalQuarter', 'Fiscal Quarter', readOnly),
    int('FiscalYear', 'Fiscal Year', readOnly),
    text('Fiscal', 'Fiscal Period', 6, { ...readOnly, sortable: true }),
    date('LastActivityDate', 'Last Activity', readOnly),
    picklist('Competitor__c', 'Main Competitor', 'None|In-house build|Spreadsheets|Other vendor'),
    picklist('Loss_Reason__c', 'Loss Reason', 'Price|Missing Feature|No Decision|Lost to Competitor|Timing'),
    text('Delivery_Status__c', 'Delivery Status', 80),
  ],
  {
    recordTypes: recordTypes(1, 'New Business', 'Renewal'),
    layout: {
      'Opportunity Information':
        'Name AccountId StageName Amount Probability ExpectedRevenue CloseDate Type OwnerId NextStep LeadSource CampaignId RecordTypeId ForecastCategoryName Competitor__c Loss_Reason__c',
      'Description Information': 'Description',
      'System Information': 'CreatedById CreatedDate LastModifiedById LastModifiedDate',
    },
  },
);

export const opportunityLineItem = object(
  '00k',
  'OpportunityLineItem',
  'Opportunity Product',
  'Opportunity Product',
  [
    lookup('OpportunityId', 'Opportunity ID', 'Opportunity', 'OpportunityLineItems', {
      required: true,
      updateable: false,
      cascadeDelete: true,
    }),
    int('SortOrder', 'Sort Order'),
    lookup('PricebookEntryId', 'Price Book Entry ID', 'PricebookEntry', 'OpportunityLineItems', {
      required: true,
      updateable: false,
    }),
    lookup('Product2Id', 'Product ID', 'Product2', 'OpportunityLineItems', { readOnly: true }),
    text('ProductCode', 'Product Code', 255, readOnly),
    text('Name', 'Opportunity Product Name', 376, { readOnly: true, nameField: true }),
    number('Quantity', 'Quantity', 2, { required: true }),
    currency('TotalPrice', 'Total Price'),
    currency('UnitPrice', 'Sales Price'),
    currency('ListPrice', 'List Price', readOnly),
    percent('Discount', 'Discount'),
    date('ServiceDate', 'Date'),
    text('Description', 'Line Description', 255),
    text('Discount_Reason__c', 'Discount Approval Reason', 255, {
      inlineHelpText: 'Who approved a discount of more than 30 %, and why.',
    }),
  ],
  {
    owner: false,
    layout: {
      'Product Information':
        'OpportunityId Product2Id Quantity UnitPrice ListPrice Discount Discount_Reason__c TotalPrice ServiceDate Description',
    },
  },
);

export const opportunityContactRole = object(
  '00K',
  'OpportunityContactRole',
  'Opportunity Contact Role',
  'Opportunity Contact Role',
  [
    lookup('OpportunityId', 'Opportunity ID', 'Opportunity', 'OpportunityContactRoles', {
      required: true,
      updateable: false,
      cascadeDelete: true,
    }),
    lookup('ContactId', 'Contact ID', 'Contact', 'OpportunityContactRoles', {
      required: true,
      cascadeDelete: true,
    }),
    picklist(
      'Role',
      'Role',
      'Business User|Decision Maker|Economic Buyer|Economic Decision Maker|Evaluator|Executive Sponsor|Influencer|Technical Buyer|Other',
    ),
    checkbox('IsPrimary', 'Primary'),
  ],
  { owner: false, viewed: false, layout: { Information: 'OpportunityId ContactId Role IsPrimary' } },
);
