import { t, tn } from '../../../lib/i18n.ts';
import type { Verification } from '../../../lib/storage/activity.ts';
import { numberWords } from '../number-words.ts';
import { timeWords } from './activity-words.ts';

/** What was found: the first sentence says it, the others say what it means. */
export function verificationWords(found: Verification): {
  readonly title: string;
  readonly more: readonly string[];
} {
  if (!found.ok) return { title: brokenWords(found), more: [t('activity_broken_next')] };
  const { rows, since, pruned } = found;
  const more = [
    since === null ? null : t('activity_whole_since', timeWords(since)),
    pruned && tn('activity_pruned', pruned.rows, timeWords(pruned.at)),
  ];
  return {
    title: rows === 0 ? t('activity_whole_empty') : tn('activity_whole', rows),
    more: more.filter((words) => words !== null),
  };
}

function brokenWords({ seq, at, reason }: Extract<Verification, { ok: false }>): string {
  const number = numberWords(seq);
  if (reason === 'missing') return t('activity_broken_missing', number);
  return at === null
    ? t('activity_broken_changed', number)
    : t('activity_broken_changed_at', number, timeWords(at));
}
