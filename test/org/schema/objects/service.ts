import { object } from '../define.ts';
import { area, checkbox, datetime, email, lookup, number, phone, picklist, text } from '../fields.ts';
import { recordTypes } from '../record-types.ts';

const readOnly = { readOnly: true };

export const caseObject = object(
  '500',
  'Case',
  'Case',
  'Cases',
  [
    text('CaseNumber', 'Case Number', 30, {
      ...readOnly,
      nillable: false,
      nameField: true,
      autoNumber: true,
      defaultedOnCreate: true,
      idLookup: true,
    }),
    lookup('ContactId', 'Contact ID', 'Contact', 'Cases'),
    lookup('AccountId', 'Account ID', 'Account', 'Cases'),
    lookup('ParentId', 'Parent Case ID', 'Case', 'Cases'),
    text('SuppliedName', 'Name', 80),
    email('SuppliedEmail', 'Email Address'),
    phone('SuppliedPhone', 'Phone'),
    picklist('Type', 'Case Type', 'Question|Problem|Feature Request|Incident'),
    picklist('Status', 'Status', '*New|Working|Waiting on Customer|Escalated|Closed', { nillable: false }),
    picklist(
      'Reason',
      'Case Reason',
      'Installation|Equipment Complexity|Performance|Breakdown|Equipment Design|Feedback|Billing|Other',
    ),
    picklist('Origin', 'Case Origin', 'Phone|Email|Web|Chat'),
    text('Subject', 'Subject', 255),
    picklist('Priority', 'Priority', 'High|*Medium|Low'),
    area('Description', 'Description'),
    checkbox('IsClosed', 'Closed', readOnly),
    datetime('ClosedDate', 'Closed Date', readOnly),
    checkbox('IsEscalated', 'Escalated'),
    email('ContactEmail', 'Contact Email', { readOnly: true, idLookup: false }),
    phone('ContactPhone', 'Contact Phone', readOnly),
    area('Comments', 'Internal Comments', 4000, { updateable: true }),
    picklist('Severity__c', 'Severity', '1 - Outage|2 - Major|3 - Minor|4 - Cosmetic'),
    number('First_Response_Minutes__c', 'First Response (Minutes)', 0),
  ],
  {
    owner: 'queue',
    recordTypes: recordTypes(3, 'Support', 'Billing'),
    layout: {
      'Case Information':
        'CaseNumber Subject Status Priority Severity__c OwnerId AccountId ContactId Type Reason Origin IsEscalated ClosedDate',
      'Description Information': 'Description',
      'System Information': 'CreatedById CreatedDate LastModifiedById LastModifiedDate',
    },
  },
);

export const caseComment = object(
  '00a',
  'CaseComment',
  'Case Comment',
  'Case Comments',
  [
    lookup('ParentId', 'Parent ID', 'Case', 'CaseComments', {
      required: true,
      updateable: false,
      cascadeDelete: true,
    }),
    checkbox('IsPublished', 'Published'),
    area('CommentBody', 'Body', 4000),
  ],
  { owner: false, viewed: false, layout: { 'Comment Information': 'ParentId IsPublished CommentBody' } },
);
