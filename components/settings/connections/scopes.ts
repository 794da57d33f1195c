import { type MessageKey, t } from '../../../lib/i18n.ts';
import { type Checked, fine, wrong } from '../checked.ts';

export const SCOPE_PRESETS = { full: 'full refresh_token', narrow: 'api refresh_token' } as const;
export type ScopePreset = keyof typeof SCOPE_PRESETS | 'other';

const MAX_LENGTH = 1_000;

/** Scopes in any separation that people use → separated by one space, each once. */
export function checkScopes(typed: string): Checked {
  const scopes = [...new Set(typed.split(/[\s,;+]+/).filter(Boolean))];
  if (scopes.length === 0) return wrong(t('options_scopes_empty'));
  const bad = scopes.find((scope) => !/^[a-z][a-z0-9_.:-]*$/i.test(scope));
  if (bad) return wrong(t('options_scopes_malformed', bad.slice(0, 60)));
  const joined = scopes.join(' ');
  return joined.length > MAX_LENGTH ? wrong(t('options_scopes_too_long')) : fine(joined);
}

export function scopePreset(scopes: string): ScopePreset {
  const asked = sorted(scopes);
  if (asked === sorted(SCOPE_PRESETS.full)) return 'full';
  return asked === sorted(SCOPE_PRESETS.narrow) ? 'narrow' : 'other';
}

/** What will not work with these scopes; null where nothing is amiss. They may be saved all the same. */
export function scopeWarning(scopes: string): MessageKey | null {
  const asked = new Set(scopes.split(/\s+/));
  if (!asked.has('full') && !asked.has('api')) return 'options_scopes_no_api';
  return asked.has('refresh_token') || asked.has('offline_access') ? null : 'options_scopes_no_refresh';
}

const sorted = (scopes: string) => scopes.split(/\s+/).filter(Boolean).sort().join(' ');
