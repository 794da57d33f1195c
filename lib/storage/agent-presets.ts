import { t } from '../i18n.ts';
import type { Permission } from '../tools/tool.ts';
import type { Agent, AgentIcon } from './agent.ts';

/** What a new agent can begin as. Everything of it can be changed afterwards. */
export const PRESET_IDS = ['blank', 'analyst', 'sales', 'service', 'steward'] as const;
export type AgentPresetId = (typeof PRESET_IDS)[number];

interface Shape {
  readonly icon: AgentIcon;
  readonly starters: number;
  readonly toolPermissions: Readonly<Record<string, Permission>>;
  readonly objectScope: Readonly<Record<string, readonly string[]>>;
}

const SALES = [
  'Account',
  'Contact',
  'Lead',
  'Opportunity',
  'OpportunityLineItem',
  'OpportunityContactRole',
  'Task',
  'Event',
];
const SERVICE = ['Case', 'CaseComment', 'Contact', 'Task', 'Event'];

/** A tool that is not named keeps its default: reads run, writes ask, deletes are disabled. */
const SHAPES: Readonly<Record<AgentPresetId, Shape>> = {
  blank: { icon: 'spark', starters: 0, toolPermissions: {}, objectScope: {} },
  analyst: {
    icon: 'chart',
    starters: 4,
    toolPermissions: {
      create_records: 'disabled',
      update_records: 'disabled',
      delete_records: 'disabled',
      restore_records: 'disabled',
      log_activity: 'disabled',
    },
    objectScope: {},
  },
  sales: {
    icon: 'handshake',
    starters: 4,
    toolPermissions: { delete_records: 'disabled', restore_records: 'disabled' },
    objectScope: { create_records: SALES, update_records: SALES },
  },
  service: {
    icon: 'lifebuoy',
    starters: 4,
    toolPermissions: { delete_records: 'disabled', restore_records: 'disabled' },
    objectScope: { create_records: SERVICE, update_records: SERVICE },
  },
  steward: {
    icon: 'broom',
    starters: 4,
    // Cleaning up makes no new records; what goes is shown first.
    toolPermissions: { create_records: 'disabled', delete_records: 'needs_approval' },
    objectScope: {},
  },
};

export const presetIcon = (preset: AgentPresetId): AgentIcon => SHAPES[preset].icon;

export function agentFromPreset(preset: AgentPresetId, id: string): Agent {
  const { icon, starters, toolPermissions, objectScope } = SHAPES[preset];
  return {
    id,
    name: t(`agents_preset_${preset}`),
    icon,
    instructions: preset === 'blank' ? '' : t(`agents_preset_${preset}_instructions`),
    model: null,
    salesforce: { method: null, connectionId: null },
    toolPermissions: { ...toolPermissions },
    objectScope: Object.fromEntries(
      Object.entries(objectScope).map(([tool, objects]) => [tool, [...objects]]),
    ),
    starters: preset === 'blank' ? [] : startersOf(preset, starters),
  };
}

type WithWords = Exclude<AgentPresetId, 'blank'>;

function startersOf(preset: WithWords, count: number): string[] {
  const numbers = ([1, 2, 3, 4] as const).slice(0, count);
  return numbers.map((number) => t(`agents_preset_${preset}_starter_${number}`));
}
