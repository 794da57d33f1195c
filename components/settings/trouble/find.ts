import { t } from '../../../lib/i18n.ts';
import type { ProblemCode } from '../../../lib/problem.ts';
import type { Entry } from './entries.ts';

export interface Found {
  /** What the text speaks of, the likeliest first. */
  readonly meant: readonly Entry[];
  /** What its words fit besides. */
  readonly others: readonly Entry[];
}

/** More than that is a page or an address, whose words fit nearly everything. */
const SEARCH_LENGTH = 60;

export function findEntries(
  typed: string,
  entries: readonly Entry[],
  recognise: (text: string) => readonly ProblemCode[],
): Found {
  const text = typed.trim();
  if (text === '') return { meant: [], others: entries };
  const codes = recognise(text);
  const meant = codes.flatMap((code) => entries.filter((entry) => entry.code === code));
  if (text.length > SEARCH_LENGTH) return { meant, others: [] };
  const words = text.toLowerCase().split(/\s+/);
  const others = entries.filter((entry) => {
    if (meant.includes(entry)) return false;
    const all = wordsOf(entry);
    return words.every((word) => all.includes(word));
  });
  return { meant, others };
}

function wordsOf({ code, shown, title, topic }: Entry): string {
  const causes = topic?.causes.flatMap((cause) => (cause.title ? [t(cause.title)] : [])) ?? [];
  return [code, ...shown, title, ...(topic ? [t(topic.means)] : []), ...causes].join(' ').toLowerCase();
}
