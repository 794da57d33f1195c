import { type MessageKey, t } from '../../../lib/i18n.ts';
import type { ToolFacts } from '../../../lib/messaging/protocol.ts';
import type { Permission } from '../../../lib/tools/tool.ts';
import type { Tone } from '../../ui/badge.tsx';

export const toolTitle = (name: string): string => t(`tool_${name}_title` as MessageKey) || name;

/** What it is for; empty for a tool that nobody has described. */
export const toolAbout = (name: string): string => t(`permissions_about_${name}` as MessageKey);

export const permissionWords = (permission: Permission): string => t(`permissions_${permission}`);

export function meaning(kind: ToolFacts['kind'], permission: Permission): string {
  return permission === 'disabled'
    ? t('permissions_means_disabled')
    : t(`permissions_means_${kind}_${permission}`);
}

const TONES: Readonly<Record<ToolFacts['kind'], Tone>> = {
  read: 'plain',
  local: 'plain',
  write: 'warn',
  destructive: 'danger',
};

export const kindBadge = (kind: ToolFacts['kind']): { tone: Tone; words: string } => ({
  tone: TONES[kind],
  words: t(`permissions_kind_${kind}`),
});

/** Whether a tool that is set so changes data and nobody is asked before. */
export const isBold = (kind: ToolFacts['kind'], permission: Permission): boolean =>
  permission === 'always_allow' && (kind === 'write' || kind === 'destructive');
