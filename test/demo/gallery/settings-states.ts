import { problem } from '../../../lib/problem.ts';
import { DEFAULT_SETTINGS, type ProviderSettings, type Settings } from '../../../lib/storage/settings.ts';
import { connection } from './invented.ts';
import { MORNING } from './settings-activity.ts';
import type { SettingsState } from './settings-sources.ts';
import { AGENT_STATES } from './settings-states-agents.ts';
import { CONNECTION_STATES } from './settings-states-connections.ts';
import { DATA_STATES } from './settings-states-data.ts';
import { POLICY_STATES } from './settings-states-policy.ts';
import { SHARING_STATES } from './settings-states-sharing.ts';

const APP: Settings = {
  ...DEFAULT_SETTINGS,
  signIn: {
    consumerKey: '3MVG9IHf89I1t8hrvswazsWedXWY0iqK20PSFaInvUgLFB6vrcb9bbWFTSIHpO8G2jxBLJA6uZGyPFC5Aejq',
    loginUrl: 'https://northwind--uat.sandbox.my.salesforce.com',
    scopes: 'full refresh_token',
  },
};

const provider = (change: Partial<ProviderSettings>): ProviderSettings => ({
  id: 'p1',
  preset: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  model: 'gpt-5.6-terra',
  hasKey: true,
  test: null,
  ...change,
});

const withProviders = (...providers: readonly ProviderSettings[]): Settings => ({
  ...APP,
  providers: [...providers],
  activeProviderId: providers[0]?.id ?? null,
});

const long = {
  ...connection,
  id: 'k2',
  orgName: 'Société Générale d’Assurances et de Réassurances Internationales du Grand-Duché',
  userName: 'Maximiliane-Alexandra von Hohenberg-Württemberg',
  username: 'maximiliane-alexandra.von.hohenberg-wuerttemberg@assurances-internationales.example.com',
  myDomainHost: 'societegeneraleassurancesreassurances.my.salesforce.com',
  kind: 'production',
  connectedAt: connection.connectedAt - 1,
} as const;

const nothing: SettingsState = {
  area: 'connections',
  settings: DEFAULT_SETTINGS,
  connections: [],
  answers: {},
  grants: true,
  allowed: true,
};

const models = (...providers: readonly ProviderSettings[]): SettingsState => ({
  ...nothing,
  area: 'models',
  settings: withProviders(...providers),
  connections: [connection],
});

const LIST = {
  models: [
    { id: 'gpt-5.6-terra', name: null },
    { id: 'gpt-6.1', name: null },
    { id: 'gpt-6.1-mini', name: 'GPT-6.1 mini' },
    { id: 'gpt-5.6-terra-2026-05-14', name: null },
    ...Array.from({ length: 80 }, (_, index) => ({
      id: `ft:gpt-6.1-mini:northwind::${index + 100}`,
      name: null,
    })),
  ],
};

/** Problems as the background words them. */
const NOT_APPROVED = problem('sign_in_not_approved', {
  subs: [
    'https://nijidjojdighmlkpnnjenbaljpopiokb.chromiumapp.org/oauth',
    'test.salesforce.com',
    'full refresh_token',
  ],
  detail: 'OAUTH_APPROVAL_ERROR_GENERIC: An unexpected error has occured during authentication.',
  action: 'copy_for_admin',
});

const TOOLS = {
  tools: [
    ...(
      ['get_record', 'get_related_records', 'query_records', 'search_records', 'describe_object'] as const
    ).map((name) => ({ name, kind: 'read', defaultPermission: 'always_allow' }) as const),
    ...(['create_records', 'update_records', 'restore_records', 'log_activity'] as const).map(
      (name) => ({ name, kind: 'write', defaultPermission: 'needs_approval' }) as const,
    ),
    { name: 'delete_records', kind: 'destructive', defaultPermission: 'disabled' } as const,
  ],
};

const permissions: SettingsState = {
  ...nothing,
  area: 'permissions',
  settings: withProviders(provider({})),
  connections: [connection],
  answers: { listTools: TOOLS },
};

const activity: SettingsState = { ...permissions, area: 'activity', activity: MORNING };

const privacy: SettingsState = {
  ...permissions,
  area: 'privacy',
  answers: { deleteAllConversations: { deleted: 12 } },
};

export const SETTINGS_STATES: Readonly<Record<string, SettingsState>> = {
  ...AGENT_STATES,
  ...POLICY_STATES,
  nothing,
  guide: nothing,
  'not-yet-connected': { ...nothing, settings: APP },
  'wrong-fields': { ...nothing, settings: APP },
  connecting: { ...nothing, settings: APP },
  'not-approved': { ...nothing, settings: APP, answers: { connect: NOT_APPROVED } },
  'window-closed': {
    ...nothing,
    settings: APP,
    answers: { connect: problem('sign_in_window_closed', { action: 'reconnect' }) },
  },
  connected: {
    ...nothing,
    settings: APP,
    connections: [connection],
    answers: {
      testConnection: {
        userName: 'Mara Lind',
        orgName: 'Northwind Robotics',
        usage: { used: 12_480, limit: 15_000 },
      },
    },
  },
  accounts: {
    ...nothing,
    settings: withProviders(provider({})),
    connections: [connection, long, { ...connection, id: 'k3', kind: 'unknown', state: 'needs_login' }],
    answers: {
      testConnection: problem('salesforce_unreachable', {
        subs: ['northwind--uat.sandbox.my.salesforce.com'],
        detail: 'Failed to fetch',
        action: 'retry',
      }),
    },
  },
  disconnect: { ...nothing, settings: APP, connections: [connection] },
  'not-revoked': {
    ...nothing,
    settings: APP,
    connections: [connection, long],
    answers: { disconnect: { revoked: false } },
  },
  'not-saved': { ...nothing, settings: APP, saveFails: 'QuotaExceededError: The disk is full.' },
  'no-provider': models(),
  'new-provider': { ...models(), allowed: false, grants: null },
  openai: { ...models(provider({})), answers: { testModel: { toolCalling: true, durationMs: 1_240 } } },
  'model-list': { ...models(provider({})), answers: { listModels: LIST } },
  'no-tools': { ...models(provider({})), answers: { testModel: { toolCalling: false, durationMs: 840 } } },
  'wrong-key': {
    ...models(provider({})),
    answers: {
      testModel: problem('model_key_refused', {
        subs: ['OpenAI', 'gpt-5.6-terra', 'https://api.openai.com/v1'],
        detail: 'Incorrect API key provided.',
        action: 'open_models',
      }),
    },
  },
  refused: { ...models(provider({ hasKey: false })), allowed: false, grants: false },
  providers: {
    ...models(
      provider({
        id: 'p2',
        preset: 'anthropic',
        name: 'Anthropic',
        baseUrl: 'https://api.anthropic.com/v1',
        model: 'claude-sonnet-5-5',
        hasKey: false,
      }),
      provider({
        id: 'p3',
        preset: 'ollama',
        name: 'Ollama',
        baseUrl: 'http://localhost:11434/v1',
        model: 'gpt-oss:20b',
        hasKey: false,
      }),
      provider({
        id: 'p4',
        preset: 'compatible',
        name: 'models.assurances-internationales.example.com',
        baseUrl: 'https://models.assurances-internationales.example.com/v1',
        model: '',
        hasKey: false,
      }),
    ),
    answers: {
      testModel: problem('model_not_running', {
        subs: ['Ollama', 'gpt-oss:20b', 'http://localhost:11434/v1'],
        action: 'retry',
      }),
    },
  },
  remove: models(provider({})),
  permissions,
  'permissions-set': {
    ...permissions,
    agent: {
      toolPermissions: {
        create_records: 'always_allow',
        update_records: 'always_allow',
        search_records: 'disabled',
      },
      objectScope: { create_records: [], update_records: ['Account', 'Contact', 'Invoice__c'] },
    },
  },
  'permissions-not-saved': { ...permissions, saveFails: 'QuotaExceededError: The disk is full.' },
  'no-tools-list': { ...permissions, answers: { listTools: problem('no_answer', { action: 'retry' }) } },
  activity,
  'activity-empty': { ...activity, activity: [] },
  'activity-nothing-fits': activity,
  'activity-whole': {
    ...activity,
    verification: {
      ok: true,
      rows: 1_204,
      since: Date.UTC(2026, 8, 1, 9),
      pruned: { rows: 310, at: Date.UTC(2026, 10, 20, 9) },
    },
  },
  'activity-broken': {
    ...activity,
    verification: { ok: false, seq: 512, at: Date.UTC(2026, 10, 2, 9), reason: 'changed' },
  },
  privacy,
  'privacy-kept': { ...privacy, settings: { ...privacy.settings, history: { keep: true, days: 30 } } },
  'privacy-refused': { ...privacy, grants: false },
  ...CONNECTION_STATES,
  ...DATA_STATES,
  ...SHARING_STATES,
};
