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
