import { object } from '../define.ts';
import {
  area,
  checkbox,
  currency,
  date,
  datetime,
  formula,
  lookup,
  number,
  picklist,
  richText,
  text,
} from '../fields.ts';

export const renewal = object(
  'a00',
  'Renewal__c',
  'Renewal',
  'Renewals',
  [
    text('Name', 'Renewal Number', 80, {
      readOnly: true,
      nillable: false,
      nameField: true,
      autoNumber: true,
      defaultedOnCreate: true,
    }),
    lookup('Account__c', 'Account', 'Account', 'Renewals__r', { required: true, cascadeDelete: true }),
    lookup('Opportunity__c', 'Opportunity', 'Opportunity', 'Renewals__r'),
    picklist('Status__c', 'Status', '*Upcoming|In Progress|At Risk|Renewed|Lost'),
    date('Term_Start__c', 'Term Start'),
    date('Term_End__c', 'Term End', { required: true }),
    currency('ARR__c', 'ARR'),
    currency('Uplift__c', 'Uplift'),
    formula(currency('New_ARR__c', 'New ARR'), 'ARR__c + Uplift__c'),
    checkbox('Auto_Renew__c', 'Auto Renew'),
    richText('Risk_Notes__c', 'Risk Notes'),
  ],
  {
    layout: {
      Information:
        'Name Account__c Opportunity__c Status__c Term_Start__c Term_End__c ARR__c Uplift__c New_ARR__c Auto_Renew__c OwnerId',
      Notes: 'Risk_Notes__c',
    },
  },
);

export const siteVisit = object(
  'a01',
  'Site_Visit__c',
  'Site Visit',
  'Site Visits',
  [
    text('Name', 'Site Visit', 80, { required: true, nameField: true }),
    lookup('Account__c', 'Account', 'Account', 'Site_Visits__r'),
    lookup('Visited_By__c', 'Visited By', 'User', 'Site_Visits__r'),
    lookup('Host__c', 'Host', 'Contact', 'Site_Visits__r'),
    datetime('Visit_Start__c', 'Visit Start'),
    picklist('Outcome__c', 'Outcome', 'Positive|Neutral|Follow-up Needed|Cancelled'),
    number('Attendees__c', 'Attendees', 0, { precision: 4 }),
    area('Notes__c', 'Notes'),
  ],
  {
    layout: {
      Information: 'Name Account__c Visited_By__c Host__c Visit_Start__c Outcome__c Attendees__c OwnerId',
      Notes: 'Notes__c',
    },
  },
);
