import { type Kind, ownerGroups, priority } from './kind.ts';

export const caseKind: Kind = {
  object: 'Case',
  singular: 'case',
  plural: 'cases',
  words: 'cases?|tickets?|incidents?',
  name: 'CaseNumber',
  columns: [
    ['Subject', 'Subject'],
    ['Status', 'Status'],
    ['Priority', 'Priority'],
    ['Account.Name', 'Account'],
    ['CreatedDate', 'Created'],
  ],
  order: 'CreatedDate DESC',
  open: ['IsClosed = false', 'IsClosed = true'],
  owned: true,
  date: 'CreatedDate',
  dateVerb: 'created',
  flags: [...priority, [/\bescalated\b/, 'IsEscalated = true', 'escalated']],
  groups: {
    ...ownerGroups,
    priority: ['Priority', 'Priority'],
    status: ['Status', 'Status'],
    origin: ['Origin', 'Origin'],
    channel: ['Origin', 'Origin'],
    type: ['Type', 'Type'],
    reason: ['Reason', 'Reason'],
    account: ['Account.Name', 'Account'],
    customer: ['Account.Name', 'Account'],
  },
  parents: { Account: 'AccountId', Contact: 'ContactId', Case: 'ParentId', User: 'OwnerId' },
};

const who = ['Who.Name', 'With'] as [string, string];
const what = ['What.Name', 'About'] as [string, string];
const parents = { Contact: 'WhoId', Lead: 'WhoId', User: 'OwnerId' };

export const task: Kind = {
  object: 'Task',
  singular: 'task',
  plural: 'tasks',
  words: 'tasks?|to-?dos?|to do list',
  name: 'Subject',
  columns: [['ActivityDate', 'Due'], ['Status', 'Status'], what, ['Priority', 'Priority'], who],
  order: 'ActivityDate NULLS LAST',
  open: ['IsClosed = false', 'IsClosed = true'],
  owned: true,
  date: 'ActivityDate',
  dateVerb: 'due',
  isDue: true,
  flags: priority,
  groups: {
    ...ownerGroups,
    status: ['Status', 'Status'],
    priority: ['Priority', 'Priority'],
    type: ['TaskSubtype', 'Type'],
  },
  parents,
};

export const event: Kind = {
  object: 'Event',
  singular: 'event',
  plural: 'events',
  words: 'events?|meetings?|appointments?|calendar',
  name: 'Subject',
  columns: [
    ['StartDateTime', 'Start'],
    who,
    what,
    ['DurationInMinutes', 'Minutes'],
    ['Location', 'Location'],
  ],
  order: 'StartDateTime',
  owned: true,
  date: 'StartDateTime',
  dateVerb: '',
  groups: { ...ownerGroups, type: ['Type', 'Type'] },
  parents,
};
