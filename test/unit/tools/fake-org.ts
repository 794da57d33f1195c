import type {
  ChildRelationship,
  FieldDescribe,
  GlobalObject,
  ObjectDescribe,
  OrgClient,
  QueryOptions,
  QueryResult,
  RawRecord,
  SearchParameters,
} from '../../../lib/salesforce/org-client.ts';
import { pageContext } from '../../../lib/salesforce/page/page-context.ts';
import { SalesforceError } from '../../../lib/salesforce/salesforce-error.ts';
import type { RecordOutcome, WriteRequest } from '../../../lib/salesforce/write-request.ts';
import type { Result } from '../../../lib/storage/result.ts';
import type { ToolContext } from '../../../lib/tools/tool.ts';

export const ACCOUNT_ID = '001000000000001AAA';
export const USER_ID = '005000000000001AAA';

export function field(name: string, init: Partial<FieldDescribe> = {}): FieldDescribe {
  return {
    name,
    label: name,
    type: 'string',
    length: 80,
    precision: 0,
    scale: 0,
    digits: 0,
    nillable: true,
    createable: true,
    updateable: true,
    filterable: true,
    sortable: true,
    groupable: true,
    calculated: false,
    nameField: false,
    defaultedOnCreate: false,
    relationshipName: null,
    referenceTo: [],
    picklistValues: [],
    restrictedPicklist: false,
    ...init,
  };
}

const picklist = (...values: string[]) => values.map((value) => ({ value, label: value, active: true }));
const lookup = (name: string, label: string, to: string, relationshipName: string | null) =>
  field(name, { label, type: 'reference', length: 18, referenceTo: [to], relationshipName });

const ID = field('Id', {
  label: 'Record ID',
  type: 'id',
  length: 18,
  nillable: false,
  createable: false,
  updateable: false,
});
const NAME = field('Name', { label: 'Name', nameField: true, nillable: false });
const OWNER = lookup('OwnerId', 'Owner ID', 'User', 'Owner');
const CREATED = field('CreatedDate', {
  label: 'Created Date',
  type: 'datetime',
  createable: false,
  updateable: false,
});
const MODSTAMP = field('SystemModstamp', {
  label: 'System Modstamp',
  type: 'datetime',
  createable: false,
  updateable: false,
});

export function describeOf(
  name: string,
  fields: readonly FieldDescribe[],
  childRelationships: readonly ChildRelationship[] = [],
  init: Partial<ObjectDescribe> = {},
): ObjectDescribe {
  return {
    name,
    label: name,
    labelPlural: `${name}s`,
    keyPrefix: null,
    custom: name.endsWith('__c'),
    createable: true,
    updateable: true,
    deletable: true,
    queryable: true,
    fields,
    childRelationships,
    ...init,
  };
}

const child = (childSObject: string, name: string, relationshipName: string | null): ChildRelationship => ({
  childSObject,
  field: name,
  relationshipName,
  // As of an account: deleting it leaves its cases, and takes all else.
  cascadeDelete: childSObject !== 'Case',
});

export const ACCOUNT = describeOf(
  'Account',
  [
    ID,
    { ...NAME, label: 'Account Name' },
    field('Type', {
      label: 'Account Type',
      type: 'picklist',
      picklistValues: picklist('Customer', 'Prospect'),
    }),
    lookup('ParentId', 'Parent Account ID', 'Account', 'Parent'),
    field('BillingStreet', { label: 'Billing Street', type: 'textarea' }),
    field('BillingCity', { label: 'Billing City' }),
    field('BillingState', { label: 'Billing State/Province' }),
    field('BillingPostalCode', { label: 'Billing Zip/Postal Code' }),
    field('BillingCountry', { label: 'Billing Country' }),
    field('BillingAddress', { label: 'Billing Address', type: 'address', filterable: false }),
    field('Industry', { label: 'Industry', type: 'picklist', picklistValues: picklist('Energy', 'Retail') }),
    field('AnnualRevenue', { label: 'Annual Revenue', type: 'currency' }),
    field('Fax', { label: 'Account Fax', type: 'phone' }),
    field('Description', {
      label: 'Account Description',
      type: 'textarea',
      length: 32_000,
      filterable: false,
    }),
    field('Churn_Score__c', { label: 'Likelihood to leave', type: 'percent' }),
    field('Contract_End__c', { label: 'Contract end', type: 'date' }),
    OWNER,
    CREATED,
    MODSTAMP,
  ],
  [
    child('AccountHistory', 'AccountId', 'Histories'),
    child('AccountFeed', 'ParentId', 'Feeds'),
    child('Asset__c', 'Account__c', 'Machines__r'),
    child('Case', 'AccountId', 'Cases'),
    child('Contact', 'AccountId', 'Contacts'),
    child('Opportunity', 'AccountId', 'Opportunities'),
    child('OpenActivity', 'WhatId', 'OpenActivities'),
    child('Task', 'WhatId', 'Tasks'),
    child('SocialPersona', 'ParentId', 'Personas'),
    child('Task', 'AccountId', null),
  ],
  { keyPrefix: '001' },
);

export const OPPORTUNITY = describeOf('Opportunity', [
  ID,
  { ...NAME, label: 'Opportunity Name' },
  lookup('AccountId', 'Account ID', 'Account', 'Account'),
  field('StageName', {
    label: 'Stage',
    type: 'picklist',
    nillable: false,
    picklistValues: picklist('Prospecting', 'Closed Won'),
  }),
  field('Amount', { type: 'currency' }),
  field('CloseDate', { label: 'Close Date', type: 'date', nillable: false }),
  field('IsClosed', { label: 'Closed', type: 'boolean', createable: false, updateable: false }),
  field('Probability', { label: 'Probability (%)', type: 'percent' }),
  OWNER,
  CREATED,
]);

export const CONTACT = describeOf('Contact', [
  ID,
  { ...NAME, label: 'Full Name' },
  field('FirstName', { label: 'First Name' }),
  field('LastName', { label: 'Last Name' }),
  field('Email', { type: 'email' }),
  field('Title'),
  lookup('AccountId', 'Account ID', 'Account', 'Account'),
  CREATED,
]);

export const CASE = describeOf('Case', [
  ID,
  field('CaseNumber', { label: 'Case Number', nameField: true }),
  field('Subject'),
  field('Status', { type: 'picklist', picklistValues: picklist('New', 'Closed') }),
  field('Priority', { type: 'picklist' }),
  field('IsClosed', { label: 'Closed', type: 'boolean' }),
  OWNER,
  CREATED,
]);

export const MACHINE = describeOf(
  'Asset__c',
  [ID, { ...NAME, label: 'Machine Name' }, field('Serial__c', { label: 'Serial number' }), CREATED],
  [],
  { label: 'Machine', labelPlural: 'Machines', keyPrefix: 'a01' },
);

const DESCRIBES = [ACCOUNT, OPPORTUNITY, CONTACT, CASE, MACHINE];

const globalObject = (describe: ObjectDescribe): GlobalObject => ({ ...describe, searchable: true });

export interface FakeOrg extends OrgClient {
  /** Every call in order, `kind argument`. */
  readonly calls: string[];
  readonly writes: WriteRequest[];
}

export interface FakeAnswers {
  query?: (soql: string, options: QueryOptions) => QueryResult | Promise<QueryResult>;
  search?: (parameters: SearchParameters) => readonly RawRecord[];
  request?: (path: string) => unknown;
  batch?: (paths: readonly string[]) => readonly { status: number; body: unknown }[];
  write?: (request: WriteRequest) => readonly RecordOutcome[];
  undelete?: (ids: readonly string[]) => readonly RecordOutcome[];
  describe?: (object: string) => ObjectDescribe;
  describeGlobal?: () => readonly GlobalObject[];
}

/** An org that answers as told, and remembers what it was asked. */
export function fakeOrg(answers: FakeAnswers = {}): FakeOrg {
  const calls: string[] = [];
  const writes: WriteRequest[] = [];
  const unexpected = (what: string) => {
    throw new Error(`Unexpected call: ${what}`);
  };
  return {
    calls,
    writes,
    orgId: '00D000000000001AAA',
    userId: USER_ID,
    lightningHost: 'acme.lightning.force.com',
    usage: () => null,
    metered() {
      return this;
    },
    async query(soql, options) {
      calls.push(`query ${soql}`);
      return answers.query ? answers.query(soql, options) : unexpected(soql);
    },
    async search(parameters) {
      calls.push(`search ${parameters.q}`);
      return answers.search ? answers.search(parameters) : unexpected(parameters.q);
    },
    async describe(object) {
      calls.push(`describe ${object}`);
      if (answers.describe) return answers.describe(object);
      const found = DESCRIBES.find(({ name }) => name.toLowerCase() === object.toLowerCase());
      if (!found) throw refused('NOT_FOUND', 'The requested resource does not exist', 404);
      return found;
    },
    async describeGlobal() {
      calls.push('describeGlobal');
      return answers.describeGlobal ? answers.describeGlobal() : DESCRIBES.map(globalObject);
    },
    async request<T>(path: string) {
      calls.push(`request ${path}`);
      return (answers.request ? answers.request(path) : unexpected(path)) as T;
    },
    async batch(paths) {
      calls.push(`batch ${paths.length}`);
      return answers.batch ? answers.batch(paths) : unexpected('batch');
    },
    async write(request) {
      calls.push(`write ${request.action} ${request.object}`);
      writes.push(request);
      return answers.write ? answers.write(request) : unexpected('write');
    },
    async undelete(ids) {
      calls.push(`undelete ${ids.join(',')}`);
      return answers.undelete ? answers.undelete(ids) : unexpected('undelete');
    },
  };
}

/** What Salesforce's error envelope becomes. */
export function refused(errorCode: string, message: string, status = 400): SalesforceError {
  return new SalesforceError({ kind: 'refused', status, errorCode, message, fields: [] });
}

export interface FakeContext extends ToolContext {
  readonly kept: Result[];
  readonly org: FakeOrg;
}

export function fakeContext(org: FakeOrg, init: Partial<ToolContext> = {}): FakeContext {
  const kept: Result[] = [];
  return {
    page: pageContext(`https://acme.lightning.force.com/lightning/r/Account/${ACCOUNT_ID}/view`),
    signal: new AbortController().signal,
    now: new Date('2026-11-22T12:00:00Z'),
    timeZone: 'Europe/Berlin',
    maxRows: 2_000,
    ...init,
    org,
    kept,
    results: {
      async put(result) {
        const ref = `r${kept.length + 1}`;
        kept.push({ ...result, id: ref, conversationId: 'c', runId: 'run', ref, createdAt: 0 });
        return ref;
      },
      async get(ref) {
        return kept.find((result) => result.ref === ref) ?? null;
      },
    },
  };
}

/** A row as REST gives it. */
export function row(type: string, id: string, fields: Record<string, unknown>): RawRecord {
  return { attributes: { type, url: `/services/data/v65.0/sobjects/${type}/${id}` }, ...fields };
}

export function answer(records: readonly RawRecord[], total = records.length): QueryResult {
  return { records, total, done: records.length === total };
}
