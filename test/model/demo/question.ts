/** A question taken apart: enough for the demo's patterns, and no more. */
import type { PageFacts } from './context.ts';
import { anyKind, kindOf, kinds } from './objects/all.ts';
import type { Kind } from './objects/kind.ts';

export interface Question {
  /** As the user wrote it, in one line. */
  raw: string;
  /** Lower case, without punctuation but for hyphens, apostrophes resolved. */
  text: string;
  /** Objects that are named, in the order in which they are named. */
  kinds: readonly Kind[];
  /** It points at what is open: "this account", "here", "it". */
  pointsHere: boolean;
  /** "my", "I have", "assigned to me". */
  mine: boolean;
}

const MAX_READ = 500;
const PERIOD_WORDS = 'week|month|quarter|year|morning|afternoon|fiscal|weekend';

/** On a list, "records" without another word are those of the list's object. */
export function readQuestion(question: string, page: Pick<PageFacts, 'kind' | 'object'>): Question {
  const raw = question.slice(0, MAX_READ).replaceAll(/\s+/g, ' ').trim();
  const text = raw
    .toLowerCase()
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/\b(what|who|where|when|how|that|there|here|it)'s\b/g, '$1 is')
    .replaceAll(/'(s|re|ve|d|m|ll)\b/g, ' $1')
    .replaceAll(/[^\p{L}\p{N}\s%_-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const here = new RegExp(`\\b(here|it|this(?! (?:${PERIOD_WORDS})\\b)|the current|open record)\\b`);
  return {
    raw,
    text,
    kinds: kindsIn(text, page.kind === 'record' ? undefined : page.object),
    pointsHere: here.test(text),
    mine: /\b(my|mine|i (have|own)|do i|assigned to me|am i)\b/.test(text),
  };
}

/** "Open opportunities" names one object once, however often it is said. */
function kindsIn(text: string, object: string | undefined): Kind[] {
  const found = kinds.map((kind) => ({ kind, at: text.search(new RegExp(`\\b(?:${kind.words})\\b`)) }));
  const named = found
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind);
  if (named.length > 0 || object === undefined || !/\brecords\b/.test(text)) return named;
  return [kindOf(object) ?? anyKind(object)];
}

const NOT_A_NAME =
  /^(?:this|that|these|those|here|it|the|my|mine|our|all|any|each|every|me|them|us|today|tomorrow|last|next|current)\b/i;

/**
 * The name of a record in the question: in quotes, or after a word such as "named", "on", "for" to the end of the
 * sentence. Undefined when there is none, or when it only points ("this account").
 */
export function nameIn(
  question: Question,
  before = 'named|called|owns|on|for|of|about|at|with',
): string | undefined {
  const quoted = /["“”«»]([^"“”«»]{2,80})["“”«»]/.exec(question.raw)?.[1];
  if (quoted) return quoted.trim();
  const noun = kinds.map((kind) => kind.words).join('|');
  const tail = new RegExp(
    `\\b(?:${before})\\s+(?:(?:the|our)\\s+)?(?:(?:${noun})\\s+)?(.{2,80}?)[\\s?!.]*$`,
    'i',
  ).exec(question.raw);
  const name = tail?.[1]?.trim();
  if (!name || NOT_A_NAME.test(name)) return undefined;
  // What only names an object ("of the accounts") is no record's name.
  return new RegExp(`^(?:${noun}|record|page)$`, 'i').test(name) ? undefined : name;
}

/** `top 5`, `first ten`, `5 biggest`; between 1 and 50. */
export function howMany(question: Question, otherwise: number): number {
  const words: Record<string, number> = { three: 3, five: 5, ten: 10, twenty: 20 };
  const found = /\b(?:top|first|last|latest|newest|biggest|largest)\s+(\d{1,3}|three|five|ten|twenty)\b/.exec(
    question.text,
  )?.[1];
  const before =
    /\b(\d{1,3}|three|five|ten|twenty)\s+(?:biggest|largest|newest|oldest|latest|most|best)\b/.exec(
      question.text,
    )?.[1];
  const word = found ?? before;
  if (word === undefined) return otherwise;
  return Math.min(50, Math.max(1, words[word] ?? Number(word)));
}
