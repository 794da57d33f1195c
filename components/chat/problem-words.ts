import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Problem } from '../../lib/problem.ts';

export interface ProblemWords {
  /** What happened. */
  readonly what: string;
  /** What to do next. */
  readonly next: string;
}

/** A problem in the user's words. A stored one may come from a newer version: then it is at least said plainly. */
export function problemWords({ code, subs }: Problem): ProblemWords {
  return {
    what: t(`problem_${code}` as MessageKey, ...subs) || t('problem_unexpected'),
    next: t(`problem_${code}_next` as MessageKey, ...subs) || t('problem_unexpected_next'),
  };
}

export interface AdminFacts {
  readonly orgName: string | null;
  readonly loginUrl: string;
  /** Public by nature: it names the app, and opens nothing. */
  readonly consumerKey: string;
  readonly callbackUrl: string | null;
}

/** The problem as a message to whoever administers the org, with what they need to find the app. */
export function adminNote(problem: Problem, facts: AdminFacts): string {
  const { what, next } = problemWords(problem);
  const known = [
    problem.detail && `${t('chat_admin_detail')} ${problem.detail}`,
    facts.orgName && `${t('chat_admin_org')} ${facts.orgName}`,
    facts.loginUrl && `${t('chat_admin_login')} ${facts.loginUrl}`,
    facts.consumerKey && `${t('chat_admin_key')} ${facts.consumerKey}`,
    facts.callbackUrl && `${t('chat_admin_callback')} ${facts.callbackUrl}`,
  ];
  return [t('chat_admin_intro'), '', what, next, '', ...known.filter(Boolean)].join('\n');
}
