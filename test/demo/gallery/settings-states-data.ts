import { daysUpTo } from '../../../components/settings/usage/days.ts';
import type { HeldItem } from '../../../lib/storage/held.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../lib/storage/settings.ts';
import type { SpendRow } from '../../../lib/storage/spend-row.ts';
import { connection } from './invented.ts';
import type { SettingsState } from './settings-sources.ts';

/** Data and privacy, the first-run page, cost and limits. */
const ready: Settings = {
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
  ],
  activeProviderId: 'p1',
};

export const HELD: readonly HeldItem[] = [
  { id: 'settings', count: 1, bytes: 912, place: 'disk' },
  { id: 'agents', count: 3, bytes: 4_120, place: 'disk' },
  { id: 'people', count: 0, bytes: 0, place: 'disk' },
  { id: 'connections', count: 2, bytes: 1_480, place: 'disk' },
  { id: 'shares', count: 0, bytes: 0, place: 'disk' },
  { id: 'secrets', count: 3, bytes: 1_904, place: 'disk_sealed' },
  { id: 'keys', count: 2, bytes: null, place: 'disk_sealed' },
  { id: 'access_tokens', count: 2, bytes: 480, place: 'memory' },
  { id: 'conversations', count: 12, bytes: 1_240_333, place: 'disk_sealed' },
  { id: 'results', count: 41, bytes: 8_203_114, place: 'disk_sealed' },
  { id: 'undo', count: 1, bytes: 640, place: 'memory' },
  { id: 'describes', count: 9, bytes: 212_004, place: 'memory' },
  { id: 'waiting', count: 0, bytes: 0, place: 'disk' },
  { id: 'activity', count: 318, bytes: 141_002, place: 'disk' },
  { id: 'spend', count: 24, bytes: 3_981, place: 'disk' },
];

const NO_TOKENS = { inputTokens: 0, cachedTokens: 0, outputTokens: 0 };
const days = daysUpTo('2026-11-22', 30);
const spend: readonly SpendRow[] = days.flatMap((day, at) =>
  at % 7 > 4
    ? []
    : [
        row(day, 'claude-sonnet-5-5', 'model', {
          answers: 6 + (at % 9),
          inputTokens: 90_000 + 41_000 * (at % 5),
        }),
        ...(at % 4 === 0 ? [row(day, 'qwen3:32b', 'model', { answers: 2, inputTokens: 30_000 })] : []),
        row(day, 'Northwind Robotics', 'org', { apiCalls: 20 + (at % 11), answers: 0 }),
      ],
);

function row(day: string, name: string, of: SpendRow['of'], change: Partial<SpendRow>): SpendRow {
  const tokens =
    of === 'model' ? { inputTokens: 50_000, cachedTokens: 20_000, outputTokens: 6_000 } : NO_TOKENS;
  return { id: `${day} ${name}`, day, of, name, answers: 0, apiCalls: 0, ...tokens, ...change };
}

const base: SettingsState = {
  area: 'usage',
  settings: { ...ready, prices: { 'claude-sonnet-5-5': { input: 3, cachedInput: 0.3, output: 15 } } },
  connections: [connection],
  answers: {},
  grants: true,
  allowed: true,
};

export const DATA_STATES: Readonly<Record<string, SettingsState>> = {
  usage: { ...base, spend },
  'usage-empty': base,
  'usage-wrong': { ...base, spend },
  'usage-not-saved': { ...base, spend, saveFails: 'QuotaExceededError: The disk is full.' },
  'privacy-held': { ...base, area: 'privacy', held: HELD },
  'privacy-policy': {
    ...base,
    area: 'privacy',
    held: HELD,
    policy: {
      present: true,
      organisation: 'Larkfield',
      history: { keep: false, days: 1 },
      activityDays: 365,
    },
  },
  'privacy-everything-gone': {
    ...base,
    area: 'privacy',
    held: HELD,
    answers: { deleteEverything: { revoked: 1, notRevoked: 1 } },
  },
  welcome: { ...base, area: 'welcome', settings: DEFAULT_SETTINGS, connections: [] },
  'welcome-ready': { ...base, area: 'welcome', settings: ready },
  'welcome-policy': {
    ...base,
    area: 'welcome',
    settings: ready,
    connections: [],
    policy: { present: true, organisation: 'Larkfield', history: { keep: false, days: 1 } },
  },
};
