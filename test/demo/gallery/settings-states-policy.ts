import { DEFAULT_SETTINGS } from '../../../lib/storage/settings.ts';
import { connection } from './invented.ts';
import type { SettingsState } from './settings-sources.ts';

/** A policy with mistakes in it: named on every page, since each may be stricter for it. */
export const POLICY_STATES: Readonly<Record<string, SettingsState>> = {
  'policy-mistakes': {
    area: 'activity',
    settings: DEFAULT_SETTINGS,
    connections: [connection],
    answers: {},
    grants: true,
    allowed: true,
    policy: {
      present: true,
      organisation: 'Northwind',
      toolCeilings: { '*': 'disabled' },
      unreadable: ['toolCeilings', 'objectCeilings.*[1]', 'agents[0].toolPermissions.update_records'],
    },
  },
};
