import { type MessageKey, t } from '../../../lib/i18n.ts';
import { type Problem, type ProblemCode, problem } from '../../../lib/problem.ts';
import type { KnownError, SignInFacts } from '../settings-sources.ts';
import type { Topic } from './topic.ts';
import { TOPICS } from './topics.ts';

/** One error, with all that is told of it. */
export interface Entry {
  readonly code: ProblemCode;
  readonly problem: Problem;
  readonly title: string;
  /** As Salesforce prints it; empty where it shows nothing of its own. */
  readonly shown: readonly string[];
  readonly group: Group;
  /** Null for an error that came in after this page was written: its two sentences are all there is. */
  readonly topic: Topic | null;
}

export const GROUPS = ['page', 'key', 'here'] as const;
export type Group = (typeof GROUPS)[number];

export function entriesOf(known: readonly KnownError[]): readonly Entry[] {
  const codes = new Set([...Object.keys(TOPICS), ...known.map((error) => error.problem.code)]);
  return ([...codes] as ProblemCode[]).flatMap((code) => {
    const errors = known.filter((error) => error.problem.code === code);
    const what = { ...(errors[0]?.problem ?? problem(code, { subs: subsOf(code) })), detail: null };
    const title = t(`problem_${code}` as MessageKey, ...what.subs);
    if (!title) return [];
    const shown = [...new Set(errors.map((error) => error.shown))];
    return [{ code, problem: what, title, shown, group: groupOf(code, errors), topic: TOPICS[code] ?? null }];
  });
}

/** `problem code` or what Salesforce prints → its entry. */
export function entryAt(
  place: string,
  entries: readonly Entry[],
  recognise: (text: string) => readonly ProblemCode[],
): Entry | null {
  const wanted = place.toLowerCase();
  const exact = entries.find(
    ({ code, shown }) => code === wanted || shown.some((each) => each.toLowerCase() === wanted),
  );
  if (exact) return exact;
  const [code] = recognise(place);
  return entries.find((entry) => entry.code === code) ?? null;
}

/** What fills the sentences of a topic, in the order of a problem's own. */
export const topicSubs = ({ callback, loginUrl, scopes, account }: SignInFacts): readonly string[] => [
  callback,
  URL.parse(loginUrl)?.hostname ?? loginUrl,
  scopes,
  account ?? '',
];

/** Where it is read about, and has not happened: what was wrong is not known. */
function subsOf(code: string): readonly string[] {
  if (code.startsWith('sign_in_login_url')) return [t('trouble_this_address')];
  if (code.startsWith('sign_in_scope_no')) return ['…'];
  return code === 'policy_org' ? [t('trouble_this_org')] : [];
}

function groupOf(code: string, errors: readonly KnownError[]): Group {
  if (errors.some(({ withKey }) => !withKey)) return 'page';
  return errors.length > 0 || code.startsWith('private_key_') ? 'key' : 'here';
}
