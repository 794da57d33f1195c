import { object } from '../define.ts';
import { area, checkbox, currency, date, int, lookup, number, percent, picklist, text } from '../fields.ts';

const readOnly = { readOnly: true };
const count = { readOnly: true, nillable: false };

export const campaign = object(
  '701',
  'Campaign',
  'Campaign',
  'Campaigns',
  [
    text('Name', 'Name', 80, { required: true, nameField: true }),
    lookup('ParentId', 'Parent Campaign ID', 'Campaign', 'ChildCampaigns'),
    picklist(
      'Type',
      'Type',
      'Conference|Webinar|Trade Show|Public Relations|Partners|Referral Program|Advertisement|Direct Mail|Email|Other',
    ),
    picklist('Status', 'Status', '*Planned|In Progress|Completed|Aborted'),
    date('StartDate', 'Start Date'),
    date('EndDate', 'End Date'),
    currency('ExpectedRevenue', 'Expected Revenue', { scale: 0 }),
    currency('BudgetedCost', 'Budgeted Cost', { scale: 0 }),
    currency('ActualCost', 'Actual Cost', { scale: 0 }),
    percent('ExpectedResponse', 'Expected Response (%)'),
    number('NumberSent', 'Num Sent'),
    checkbox('IsActive', 'Active'),
    area('Description', 'Description'),
    int('NumberOfLeads', 'Leads in Campaign', count),
    int('NumberOfContacts', 'Contacts in Campaign', count),
    int('NumberOfOpportunities', 'Opportunities in Campaign', count),
    int('NumberOfWonOpportunities', 'Won Opportunities in Campaign', count),
    currency('AmountAllOpportunities', 'Value Opportunities in Campaign', count),
    currency('AmountWonOpportunities', 'Value Won Opportunities in Campaign', count),
    date('LastActivityDate', 'Last Activity', readOnly),
  ],
  {
    layout: {
      'Campaign Information': 'Name Type Status StartDate EndDate OwnerId IsActive ParentId',
      'Budget and Results':
        'BudgetedCost ActualCost ExpectedRevenue ExpectedResponse NumberSent NumberOfLeads NumberOfContacts NumberOfOpportunities AmountAllOpportunities AmountWonOpportunities',
      'Description Information': 'Description',
    },
  },
);

export const campaignMember = object(
  '00v',
  'CampaignMember',
  'Campaign Member',
  'Campaign Members',
  [
    lookup('CampaignId', 'Campaign ID', 'Campaign', 'CampaignMembers', {
      required: true,
      updateable: false,
      cascadeDelete: true,
    }),
    lookup('LeadId', 'Lead ID', 'Lead', 'CampaignMembers', { updateable: false, cascadeDelete: true }),
    lookup('ContactId', 'Contact ID', 'Contact', 'CampaignMembers', {
      updateable: false,
      cascadeDelete: true,
    }),
    picklist('Status', 'Status', '*Sent|Opened|Responded|Registered|Attended'),
    checkbox('HasResponded', 'Responded', readOnly),
    date('FirstRespondedDate', 'First Responded Date', readOnly),
    text('Name', 'Name', 121, { readOnly: true, nameField: true }),
    text('CompanyOrAccount', 'Company (Account)', 255, readOnly),
  ],
  {
    owner: false,
    viewed: false,
    layout: { 'Campaign Member Information': 'CampaignId LeadId ContactId Status HasResponded' },
  },
);
