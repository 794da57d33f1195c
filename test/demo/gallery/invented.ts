import type { OpenPage } from '../../../components/chat/panel-sources.ts';
import type { Problem } from '../../../lib/problem.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import type { Connection } from '../../../lib/storage/connection.ts';
import type { Result } from '../../../lib/storage/result.ts';
import type { PageContext, Run, Source, Step, Turn } from '../../../lib/storage/run.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/storage/settings.ts';

/** Invented rows of every stored shape, to be varied. */
const NOW = Date.now();

export const ACCOUNT = '001Hs00003QvTzLIAV';
export const OPPORTUNITY = '006Hs00001LmKdQIAV';

export const connection: Connection = {
  id: 'k1',
  orgId: '00DHs0000012345MAA',
  orgName: 'Northwind Robotics',
  userId: '005Hs00000AbCdEIAV',
  username: 'mara.lind@northwind.example.uat',
  userName: 'Mara Lind',
  instanceUrl: 'https://northwind--uat.sandbox.my.salesforce.com',
  myDomainHost: 'northwind--uat.sandbox.my.salesforce.com',
  lightningHost: 'northwind--uat.sandbox.lightning.force.com',
  kind: 'sandbox',
  consumerKey: '3MVG9.example',
  loginUrl: 'https://test.salesforce.com',
  scopes: 'full refresh_token',
  timeZone: 'Europe/Berlin',
  locale: 'en_US',
  state: 'connected',
  connectedAt: NOW,
  method: 'own',
  credential: 'refresh_token',
  sharedBy: null,
};

export const settings: Settings = {
  ...DEFAULT_SETTINGS,
  signIn: { ...DEFAULT_SETTINGS.signIn, consumerKey: '3MVG9.example' },
  providers: [
    {
      id: 'p1',
      preset: 'compatible',
      name: 'Demo model (scripted)',
      baseUrl: 'http://127.0.0.1:1234/v1',
      model: 'demo-1',
      hasKey: false,
      test: null,
    },
  ],
  activeProviderId: 'p1',
};

export const agent: Agent = {
  id: 'default',
  name: 'Recordside',
  icon: 'spark',
  instructions: '',
  model: null,
  salesforce: { method: null, connectionId: null },
  toolPermissions: {},
  objectScope: {},
  starters: [],
};

export function page(change: Partial<PageContext> = {}): OpenPage {
  const context: PageContext = {
    org: {
      host: connection.lightningHost,
      myDomainHost: connection.myDomainHost,
      lightningHost: connection.lightningHost,
      kind: 'sandbox',
      surface: 'lightning',
      myDomainName: 'northwind--uat',
    },
    kind: 'record',
    url: `https://${connection.lightningHost}/lightning/r/Account/${ACCOUNT}/view`,
    object: 'Account',
    recordId: ACCOUNT,
    listView: null,
    relatedList: null,
    setupNode: null,
    workspace: null,
    label: 'Halvorsen Marine',
    mode: 'view',
    ...change,
  };
  return { url: context.url, title: `${context.label} | Account | Salesforce`, context };
}

export function source(change: Partial<Source> = {}): Source {
  return {
    request:
      "SELECT Id, Name, StageName, Amount, CloseDate, Owner.Name FROM Opportunity WHERE AccountId = '001Hs00003QvTzLIAV' AND IsClosed = false ORDER BY CloseDate",
    language: 'soql',
    objects: ['Opportunity'],
    result: 'r1',
    rows: 4,
    total: 4,
    capped: false,
    durationMs: 412,
    problem: null,
    ...change,
  };
}

export function step(change: Partial<Step> = {}): Step {
  return {
    id: 's1',
    callId: 'call_1',
    tool: 'query_records',
    kind: 'read',
    arguments: JSON.stringify({ soql: source().request, purpose: 'Open opportunities of the account' }),
    providerData: null,
    decision: 'auto',
    state: 'succeeded',
    startedAt: NOW - 3_000,
    finishedAt: NOW - 2_588,
    sources: [source()],
    forModel: '',
    problem: null,
    repairable: false,
    preview: null,
    envelope: null,
    approval: null,
    rejection: null,
    writes: [],
    undo: null,
    ...change,
  };
}

export function turn(change: Partial<Turn> = {}): Turn {
  return {
    id: 't1',
    state: 'complete',
    text: '',
    steps: [],
    citations: [],
    usage: null,
    startedAt: NOW - 4_000,
    finishedAt: NOW,
    ...change,
  };
}

export function run(change: Partial<Run> = {}): Run {
  const { id: connectionId, orgId, orgName, userId, userName, myDomainHost, lightningHost } = connection;
  return {
    schemaVersion: 1,
    id: 'run1',
    conversationId: 'c1',
    seq: 0,
    origin: 'chat',
    agent: { id: 'default', name: 'Recordside' },
    status: 'done',
    question: {
      text: 'What is open on this account?',
      page: page().context,
      askedAt: new Date(NOW).toISOString(),
      timeZone: 'Europe/Berlin',
    },
    org: { connectionId, orgId, orgName, userId, userName, myDomainHost, lightningHost },
    model: { providerId: 'p1', providerName: 'Demo model (scripted)', model: 'demo-1' },
    turns: [],
    problem: null,
    createdAt: NOW - 5_000,
    updatedAt: NOW,
    ...change,
  };
}

const STAGES = ['Prospecting', 'Qualification', 'Proposal/Price Quote', 'Negotiation/Review', 'Closed Won'];
const NAMES = ['Fleet retrofit', 'Spare parts 2026', 'Service contract renewal', 'Dock automation pilot'];

/** Opportunities, as many as wanted. */
export function result(rows: number, change: Partial<Result> = {}): Result {
  const numbers = Array.from({ length: rows }, (_, index) => index);
  return {
    id: 'x1',
    conversationId: 'c1',
    runId: 'run1',
    ref: 'r1',
    object: 'Opportunity',
    columns: [
      { name: 'Name', label: 'Name', type: 'string' },
      { name: 'StageName', label: 'Stage', type: 'picklist' },
      { name: 'Amount', label: 'Amount', type: 'currency' },
      { name: 'CloseDate', label: 'Close date', type: 'date' },
      { name: 'Owner.Name', label: 'Owner name', type: 'string' },
      { name: 'LastActivityDate', label: 'Last activity', type: 'date' },
      { name: 'IsPrivate', label: 'Private', type: 'boolean' },
    ],
    rows: numbers.map((at) => [
      `${NAMES[at % NAMES.length]}${at >= NAMES.length ? ` ${at + 1}` : ''}`,
      STAGES[at % STAGES.length] ?? null,
      at % 7 === 6 ? null : 18_400 + ((at * 7_919) % 240_000),
      `2026-${String((at % 12) + 1).padStart(2, '0')}-${String((at % 27) + 1).padStart(2, '0')}`,
      at % 2 ? 'Mara Lind' : 'Jonas Weber',
      at % 3 ? `2025-11-${String((at % 27) + 1).padStart(2, '0')}` : null,
      at % 5 === 0,
    ]),
    recordIds: numbers.map((at) => `006Hs${String(at).padStart(10, '0')}IAV`),
    total: rows,
    capped: false,
    createdAt: NOW,
    ...change,
  };
}

/** A problem by its code, for the pictures. */
export function trouble(code: Problem['code'], change: Partial<Problem> = {}): Problem {
  return { code, subs: [], detail: null, saved: 'nothing', action: null, ...change };
}
