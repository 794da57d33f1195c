import { t } from '../i18n.ts';
import type { Problem } from '../problem.ts';
import { KEY_REFUSED, KEY_SIGN_IN_RULES } from './key-sign-in-rules.ts';
import { SIGN_IN_RULES } from './sign-in-rules.ts';

export interface AdminNoteContext {
  readonly consumerKey: string;
  readonly loginUrl: string;
  readonly callback: string;
  readonly scopes: string;
}

const ALL_RULES = [...SIGN_IN_RULES, ...KEY_SIGN_IN_RULES, KEY_REFUSED];

/** A message ready to send to the org's administrator: what failed, what to do in Setup, and the app's exact values. */
export function adminNote(what: Problem, context: AdminNoteContext): string {
  const rule = ALL_RULES.find(({ code, adminSteps }) => code === what.code && adminSteps);
  const { consumerKey, loginUrl, callback, scopes } = context;
  return [
    t('sign_in_admin_greeting'),
    t(`problem_${what.code}`, ...what.subs),
    ...(what.detail ? [t('sign_in_admin_said', what.detail)] : []),
    '',
    t('sign_in_admin_todo'),
    rule?.adminSteps
      ? t(rule.adminSteps, callback, scopes, what.subs[3] ?? '')
      : t(`problem_${what.code}_next`, ...what.subs),
    '',
    t('sign_in_admin_values'),
    `${t('sign_in_admin_consumer_key')}: ${consumerKey}`,
    `${t('sign_in_admin_login_url')}: ${loginUrl}`,
    `${t('sign_in_admin_callback_url')}: ${callback}`,
    `${t('sign_in_admin_scopes_asked')}: ${scopes}`,
  ].join('\n');
}
