import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Problem } from '../../lib/problem.ts';

/** A problem in one run of text, for beside a field: what is wrong, then what to enter. */
export function problemText({ code, subs }: Problem): string {
  return `${t(`problem_${code}` as MessageKey, ...subs)} ${t(`problem_${code}_next` as MessageKey, ...subs)}`;
}
