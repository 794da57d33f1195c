import browser from 'webextension-polyfill';
import { t } from '../../../lib/i18n.ts';
import type { ActivityDecision, ActivityOutcome } from '../../../lib/storage/activity-row.ts';
import type { Tone } from '../../ui/badge.tsx';

const DECISION_TONES: Readonly<Record<ActivityDecision, Tone>> = {
  auto: 'plain',
  approved: 'accent',
  edited: 'accent',
  rejected: 'warn',
  blocked: 'danger',
  invalid: 'warn',
  unanswered: 'plain',
};

const OUTCOME_TONES: Readonly<Record<ActivityOutcome, Tone>> = {
  succeeded: 'accent',
  partial: 'warn',
  failed: 'danger',
  not_run: 'plain',
  stopped: 'plain',
  unknown: 'danger',
};

export const decisionWords = (decision: ActivityDecision): string => t(`activity_decision_${decision}`);
export const decisionTone = (decision: ActivityDecision): Tone => DECISION_TONES[decision];
export const outcomeWords = (outcome: ActivityOutcome): string => t(`activity_outcome_${outcome}`);
export const outcomeTone = (outcome: ActivityOutcome): Tone => OUTCOME_TONES[outcome];

const format = (options: Intl.DateTimeFormatOptions) => (at: number) =>
  new Intl.DateTimeFormat(browser.i18n.getUILanguage(), options).format(at);

export const timeWords = format({ dateStyle: 'medium', timeStyle: 'short' });
export const exactTimeWords = format({ dateStyle: 'full', timeStyle: 'long' });
