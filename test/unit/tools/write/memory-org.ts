import type { RawRecord } from '../../../../lib/salesforce/org-client.ts';
import { toId18 } from '../../../../lib/salesforce/record-id.ts';
import type { SalesforceError } from '../../../../lib/salesforce/salesforce-error.ts';
import type { RecordOutcome, WriteRequest } from '../../../../lib/salesforce/write-request.ts';
import {
  ACCOUNT,
  describeOf,
  type FakeAnswers,
  type FakeOrg,
  fakeOrg,
  field,
  OPPORTUNITY,
  refused,
} from '../fake-org.ts';

export const id = (prefix: string, number: number): string =>
  toId18(`${prefix}0000000${String(number).padStart(5, '0')}`) as string;

const values = (...all: string[]) => all.map((value) => ({ value, label: value, active: true }));
const stamp = field('SystemModstamp', { type: 'datetime', createable: false, updateable: false });
const fixed = { createable: false, updateable: false };

/** One field of each kind that can be written, and some that cannot. */
export const DEAL = describeOf(
  'Deal__c',
  [
    field('Id', { type: 'id', nillable: false, ...fixed }),
    field('Name', { label: 'Deal Name', nameField: true, nillable: false, length: 20 }),
    field('Stage__c', {
      label: 'Stage',
      type: 'picklist',
      restrictedPicklist: true,
      picklistValues: [
        { value: 'open', label: 'Still open', active: true },
        { value: 'won', label: 'Won', active: true },
        { value: 'old', label: 'Old', active: false },
      ],
    }),
    field('Tags__c', {
      label: 'Tags',
      type: 'multipicklist',
      picklistValues: values('red', 'green', 'blue'),
    }),
    field('Amount__c', { label: 'Amount', type: 'currency', precision: 10, scale: 2 }),
    field('Count__c', { label: 'Count', type: 'int', digits: 4 }),
    field('Share__c', { label: 'Share', type: 'percent', precision: 5, scale: 1 }),
    field('Close__c', { label: 'Close Date', type: 'date' }),
    field('Call__c', { label: 'Next call', type: 'datetime' }),
    field('At__c', { label: 'At', type: 'time' }),
    field('Hot__c', { label: 'Hot', type: 'boolean', nillable: false }),
    field('Mail__c', { label: 'Mail', type: 'email', length: 80 }),
    field('Notes__c', { label: 'Notes', type: 'textarea', length: 100 }),
    field('Account__c', {
      label: 'Account',
      type: 'reference',
      referenceTo: ['Account'],
      relationshipName: 'Account__r',
    }),
    field('OwnerId', {
      label: 'Owner ID',
      type: 'reference',
      referenceTo: ['User', 'Group'],
      relationshipName: 'Owner',
      nillable: false,
      defaultedOnCreate: true,
    }),
    field('Place__c', { label: 'Place', type: 'location' }),
    field('Score__c', { label: 'Score', type: 'double', calculated: true, ...fixed }),
    stamp,
  ],
  [],
  { label: 'Deal', labelPlural: 'Deals', keyPrefix: 'a02' },
);

export const USER = describeOf(
  'User',
  [field('Id', { type: 'id', ...fixed }), field('Name', { nameField: true }), stamp],
  [],
  { keyPrefix: '005' },
);

export const TASK = describeOf(
  'Task',
  [
    field('Id', { type: 'id', ...fixed }),
    field('Subject', { type: 'combobox', length: 255 }),
    field('WhoId', { label: 'Name ID', type: 'reference', referenceTo: ['Contact', 'Lead'] }),
    field('WhatId', { label: 'Related To ID', type: 'reference', referenceTo: ['Account', 'Opportunity'] }),
    field('ActivityDate', { label: 'Due Date', type: 'date' }),
    field('Description', { type: 'textarea', length: 32_000 }),
    field('Status', {
      type: 'picklist',
      nillable: false,
      defaultedOnCreate: true,
      picklistValues: values('Not Started', 'Completed'),
    }),
    field('Priority', {
      type: 'picklist',
      defaultedOnCreate: true,
      picklistValues: values('High', 'Normal'),
    }),
    field('TaskSubtype', { label: 'Task Subtype', type: 'picklist', picklistValues: values('Task', 'Call') }),
    stamp,
  ],
  [],
  { keyPrefix: '00T' },
);

export const EVENT = describeOf(
  'Event',
  [
    field('Id', { type: 'id', ...fixed }),
    field('Subject', { type: 'combobox', length: 255 }),
    field('WhoId', { label: 'Name ID', type: 'reference', referenceTo: ['Contact', 'Lead'] }),
    field('WhatId', { label: 'Related To ID', type: 'reference', referenceTo: ['Account', 'Opportunity'] }),
    field('ActivityDate', { label: 'Due Date', type: 'date' }),
    field('Description', { type: 'textarea', length: 32_000 }),
    field('StartDateTime', { label: 'Start', type: 'datetime' }),
    field('EndDateTime', { label: 'End', type: 'datetime' }),
    field('DurationInMinutes', { label: 'Duration', type: 'int', digits: 8 }),
    field('IsAllDayEvent', { label: 'All-Day Event', type: 'boolean', nillable: false }),
    stamp,
  ],
  [],
  { keyPrefix: '00U' },
);

const DESCRIBES = [ACCOUNT, OPPORTUNITY, DEAL, USER, TASK, EVENT];

export interface MemoryOrg extends FakeOrg {
  /** Rows by id, as REST would give them; a deleted one has `IsDeleted: true`. */
  readonly rows: Map<string, Record<string, unknown>>;
  /** What somebody else does: other values, a later version. */
  touch(id: string, changes?: Record<string, unknown>): void;
}

export interface MemoryAnswers extends Pick<FakeAnswers, 'batch' | 'describeGlobal'> {
  /** Decides over a record instead of saving it; null saves it. */
  refuse?: (record: WriteRequest['records'][number], index: number) => SalesforceError | null;
  /** Takes the place of the whole write. */
  write?: (request: WriteRequest) => readonly RecordOutcome[];
  /** Runs right before a query is answered, with its number from 1. */
  onQuery?: (count: number, org: MemoryOrg) => void;
}

/** A few records in memory, read and written through the interface of the client. */
export function memoryOrg(
  records: Readonly<Record<string, Record<string, unknown>>>,
  answers: MemoryAnswers = {},
): MemoryOrg {
  const rows = new Map<string, Record<string, unknown>>();
  let clock = 0;
  let queries = 0;
  let created = 900;
  const put = (recordId: string, changes: Record<string, unknown>) => {
    clock += 1;
    const version = `2026-11-22T10:00:${String(clock % 60).padStart(2, '0')}.000+0000`;
    rows.set(recordId, { IsDeleted: false, ...rows.get(recordId), ...changes, SystemModstamp: version });
  };
  for (const [recordId, fields] of Object.entries(records)) put(recordId, fields);

  const org: MemoryOrg = Object.assign(
    fakeOrg({
      describe(name) {
        const found = DESCRIBES.find((one) => one.name.toLowerCase() === name.toLowerCase());
        if (!found) throw refused('NOT_FOUND', 'The requested resource does not exist', 404);
        return found;
      },
      describeGlobal: () => DESCRIBES.map((one) => ({ ...one, searchable: true })),
      ...(answers.batch ? { batch: answers.batch } : {}),
      query(soql, { includeDeleted = false }) {
        queries += 1;
        answers.onQuery?.(queries, org);
        const [, list = '', object = '', ids = ''] =
          /^SELECT (.+) FROM (\w+) WHERE Id IN \((.+)\)$/.exec(soql) ?? [];
        const wanted = [...ids.matchAll(/'(\w{18})'/g)].map(([, one]) => one ?? '');
        const found = wanted.flatMap((one): RawRecord[] => {
          const row = rows.get(one);
          if (!row || (row.IsDeleted === true && !includeDeleted)) return [];
          const cells = list.split(', ').map((name) => [name, name === 'Id' ? one : (row[name] ?? null)]);
          return [{ attributes: { type: object }, ...Object.fromEntries(cells) }];
        });
        return { records: found, total: found.length, done: true };
      },
      write(request) {
        if (answers.write) return answers.write(request);
        const errors = request.records.map((record, index) => answers.refuse?.(record, index) ?? null);
        const none = request.allOrNone && errors.some((error) => error !== null);
        return request.records.map((record, index): RecordOutcome => {
          const rolledBack = none ? refused('ALL_OR_NONE_OPERATION_ROLLED_BACK', 'Record rolled back') : null;
          const error = errors[index] ?? rolledBack;
          if (error) {
            const duplicates = (error.failure.kind === 'refused' && error.failure.duplicates) || null;
            return { id: record.id, saved: false, error, duplicates };
          }
          const recordId = record.id ?? id(prefixOf(request.object), created++);
          put(recordId, request.action === 'delete' ? { IsDeleted: true } : record.fields);
          return { id: recordId, saved: true, error: null, duplicates: null };
        });
      },
      undelete: (ids) =>
        ids.map((one) => {
          put(one, { IsDeleted: false });
          return { id: one, saved: true, error: null, duplicates: null };
        }),
    }),
    { rows, touch: (recordId: string, changes: Record<string, unknown> = {}) => put(recordId, changes) },
  );
  return org;
}

const prefixOf = (object: string) => DESCRIBES.find(({ name }) => name === object)?.keyPrefix ?? 'a09';
