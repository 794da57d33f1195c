import { object } from '../define.ts';
import { area, checkbox, date, datetime, int, lookup, picklist, text } from '../fields.ts';

const readOnly = { readOnly: true };

const what = 'Account|Opportunity|Case|Campaign|Product2|Renewal__c|Site_Visit__c';

/** What a task and an event have in common. */
const activityFields = (child: string) => [
  lookup('WhoId', 'Name ID', 'Contact|Lead', child),
  lookup('WhatId', 'Related To ID', what, child, { cascadeDelete: true }),
  text('Subject', 'Subject', 255, { type: 'combobox', nameField: true, sortable: true }),
  area('Description', 'Description'),
  lookup('AccountId', 'Account ID', 'Account', null, readOnly),
  date('ActivityDate', 'Due Date Only', { aggregatable: false }),
];

export const task = object(
  '00T',
  'Task',
  'Task',
  'Tasks',
  [
    ...activityFields('Tasks'),
    picklist('Status', 'Status', '*Not Started|In Progress|Completed|Waiting on someone else|Deferred', {
      nillable: false,
    }),
    picklist('Priority', 'Priority', 'High|*Normal|Low', { nillable: false }),
    checkbox('IsHighPriority', 'High Priority', readOnly),
    checkbox('IsClosed', 'Closed', readOnly),
    datetime('CompletedDateTime', 'Completed Date/Time', readOnly),
    picklist('TaskSubtype', 'Task Subtype', '*Task|Email|List Email|Cadence|Call|LinkedIn', {
      updateable: false,
    }),
    picklist('Type', 'Type', 'Call|Meeting|Email|Other'),
    checkbox('IsReminderSet', 'Reminder Set'),
    datetime('ReminderDateTime', 'Reminder Date/Time'),
    int('CallDurationInSeconds', 'Call Duration'),
    text('CallDisposition', 'Call Result', 255),
    checkbox('IsArchived', 'Archived', readOnly),
    checkbox('IsRecurrence', 'Create Recurring Series of Tasks', readOnly),
  ],
  {
    owner: 'queue',
    viewed: false,
    layout: {
      'Task Information': 'Subject OwnerId ActivityDate WhoId WhatId Status Priority Type',
      'Description Information': 'Description',
      'System Information': 'CreatedById CreatedDate LastModifiedById LastModifiedDate',
    },
  },
);

export const event = object(
  '00U',
  'Event',
  'Event',
  'Events',
  [
    ...activityFields('Events'),
    text('Location', 'Location', 255),
    checkbox('IsAllDayEvent', 'All-Day Event'),
    datetime('ActivityDateTime', 'Due Date Time'),
    int('DurationInMinutes', 'Duration'),
    datetime('StartDateTime', 'Start Date Time'),
    datetime('EndDateTime', 'End Date Time'),
    checkbox('IsPrivate', 'Private'),
    picklist('ShowAs', 'Show Time As', '*Busy|OutOfOffice=Out of Office|Free'),
    picklist('EventSubtype', 'Event Subtype', '*Event', { updateable: false }),
    picklist('Type', 'Type', 'Call|Meeting|Email|Other'),
    checkbox('IsReminderSet', 'Reminder Set'),
    checkbox('IsArchived', 'Archived', readOnly),
  ],
  {
    viewed: false,
    layout: {
      'Event Information':
        'Subject OwnerId StartDateTime EndDateTime IsAllDayEvent Location WhoId WhatId ShowAs Type',
      'Description Information': 'Description',
      'System Information': 'CreatedById CreatedDate LastModifiedById LastModifiedDate',
    },
  },
);
