import { problem } from '../../../lib/problem.ts';
import type { Agent } from '../../../lib/storage/agent.ts';
import { agentFromPreset } from '../../../lib/storage/agent-presets.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/storage/settings.ts';
import { connection } from './invented.ts';
import type { SettingsState } from './settings-sources.ts';

/** Agents: the list, one of them, files of them; and their tool permissions. */
const settings: Settings = {
  ...DEFAULT_SETTINGS,
  signIn: { ...DEFAULT_SETTINGS.signIn, consumerKey: '3MVG9.example' },
  providers: [
    {
      id: 'p1',
      preset: 'anthropic',
      name: 'Anthropic',
      baseUrl: 'https://api.anthropic.com/v1',
      model: 'claude-sonnet-5-5',
      hasKey: true,
      test: null,
    },
    {
      id: 'p2',
      preset: 'openai',
      name: 'OpenAI',
      baseUrl: 'https://api.openai.com/v1',
      model: 'gpt-5.1',
      hasKey: true,
      test: null,
    },
  ],
  activeProviderId: 'p1',
};

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

const sales: Agent = {
  ...agentFromPreset('sales', 'a-sales'),
  model: { providerId: 'p2', model: 'gpt-5.1', effort: 'high' },
  salesforce: { method: 'own', connectionId: 'k1' },
};
const analyst = agentFromPreset('analyst', 'a-analyst');
const long: Agent = {
  ...agentFromPreset('steward', 'a-long'),
  name: 'Datenqualitätsverantwortlichenassistenz der Rückversicherungsabteilung EMEA',
  icon: 'target',
  model: { providerId: 'gone', model: 'gpt-4', effort: null },
  salesforce: { method: 'shared', connectionId: 'gone' },
  toolPermissions: { update_records: 'always_allow', delete_records: 'needs_approval' },
};
const chatty: Agent = {
  ...agentFromPreset('blank', 'a-chatty'),
  name: 'Only talk',
  icon: 'book',
  salesforce: null,
};
const deployed: Agent = { ...agentFromPreset('service', 'policy:service'), name: 'Larkfield service' };

const agents: SettingsState = {
  area: 'agents',
  settings,
  connections: [connection],
  answers: { listTools: TOOLS },
  grants: true,
  allowed: true,
  agents: [sales, analyst, long, chatty],
};

export const AGENT_STATES: Readonly<Record<string, SettingsState>> = {
  'agents-first': { ...agents, agents: [] },
  agents,
  'agents-new': agents,
  'agents-delete': agents,
  'agents-edit': agents,
  'agents-edit-wrong': agents,
  'agents-edit-gone-things': agents,
  'agents-edit-blank': { ...agents, agents: [chatty] },
  'agents-not-saved': { ...agents, saveFails: 'QuotaExceededError: The disk is full.' },
  'agents-gone': agents,
  'agents-import': agents,
  'agents-import-refused': agents,
  'agents-no-tools': { ...agents, answers: { listTools: problem('no_answer', { action: 'retry' }) } },
  'agents-policy': {
    ...agents,
    agents: [deployed, sales],
    policy: { present: true, organisation: 'Larkfield', agents: [deployed] },
  },
  'agents-policy-only': {
    ...agents,
    agents: [deployed],
    policy: { present: true, organisation: 'Larkfield', agents: [deployed], ownAgents: false },
  },
  'agents-locked': {
    ...agents,
    agents: [deployed],
    policy: { present: true, organisation: 'Larkfield', agents: [deployed] },
  },
  'permissions-agents': { ...agents, area: 'permissions' },
  'permissions-policy': {
    ...agents,
    area: 'permissions',
    agent: { toolPermissions: { update_records: 'always_allow', delete_records: 'always_allow' } },
    policy: {
      present: true,
      organisation: 'Larkfield',
      toolCeilings: { '*': 'needs_approval', delete_records: 'disabled' },
      objectCeilings: { '*': ['Account', 'Contact', 'Opportunity'] },
    },
  },
};
