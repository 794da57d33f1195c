/** Days and times as people say them, counted from the day of the question. */

export interface Day {
  /** `2026-11-24` */
  day: string;
  /** The words that said it. */
  words: string;
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH = `(${MONTHS.join('|')})[a-z]*`;
const NUMBER_WORDS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3 };

type Reader = [pattern: RegExp, read: (match: RegExpExecArray, today: string) => string | undefined];

const READERS: readonly Reader[] = [
  [/\b(\d{4}-\d\d-\d\d)\b/, ([, day = '']) => existing(day)],
  [/\btoday\b/i, (_, today) => today],
  [/\btomorrow\b/i, (_, today) => plus(today, 1)],
  [/\byesterday\b/i, (_, today) => plus(today, -1)],
  [/\bin (\d{1,3}|an?|one|two|three) (day|week)s?\b/i, inDays],
  [/\bnext week\b/i, (_, today) => weekday('monday', today)],
  [
    new RegExp(`\\b(?:(?:on|next|this|coming) )*(${WEEKDAYS.join('|')})\\b`, 'i'),
    ([, name = ''], today) => weekday(name, today),
  ],
  [
    new RegExp(`\\b(?:on )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${MONTH}(?:,? (\\d{4}))?\\b`, 'i'),
    ([, day, month, year], today) => dated(day, month, year, today),
  ],
  [
    new RegExp(`\\b(?:on )?${MONTH} (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?\\b`, 'i'),
    ([, month, day, year], today) => dated(day, month, year, today),
  ],
];

/** The first day that is named; a weekday is the next one after today. Without `today` only a full date is one. */
export function dayIn(text: string, today: string | undefined): Day | undefined {
  for (const [pattern, read] of today === undefined ? READERS.slice(0, 1) : READERS) {
    const match = pattern.exec(text);
    const day = match ? read(match, today ?? '') : undefined;
    if (match && day !== undefined) return { day, words: match[0] };
  }
  return undefined;
}

const TIME =
  /\b(?:at |from )?(\d{1,2})(?::(\d\d))? ?(am|pm)\b|\b(?:at |from )?([01]?\d|2[0-3]):([0-5]\d)\b|\bat (\d{1,2})\b/i;

/** The first time of day that is named, as `15:00`. */
export function timeIn(text: string): { time: string; words: string } | undefined {
  const match = TIME.exec(text);
  if (!match) return undefined;
  const [words, twelve, minutes = '00', half, hour, minute, bare] = match;
  if (twelve !== undefined && (Number(twelve) < 1 || Number(twelve) > 12)) return undefined;
  if (bare !== undefined && Number(bare) > 23) return undefined;
  const afternoon = half?.toLowerCase() === 'pm' ? 12 : 0;
  const hours = twelve === undefined ? Number(hour ?? bare) : (Number(twelve) % 12) + afternoon;
  return {
    time: `${String(hours).padStart(2, '0')}:${twelve === undefined ? (minute ?? '00') : minutes}`,
    words,
  };
}

/** `day` moved by some days; days are counted as in UTC, where each has 24 hours. */
export function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function existing(day: string): string | undefined {
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && plus(day, 0) === day ? day : undefined;
}

function inDays([, amount = '1', unit]: RegExpExecArray, today: string): string {
  const n = NUMBER_WORDS[amount.toLowerCase()] ?? Number(amount);
  return plus(today, unit?.toLowerCase() === 'week' ? 7 * n : n);
}

function weekday(name: string, today: string): string {
  const from = new Date(`${today}T00:00:00Z`).getUTCDay();
  const ahead = (WEEKDAYS.indexOf(name.toLowerCase()) - from + 7) % 7;
  return plus(today, ahead === 0 ? 7 : ahead);
}

/** Without a year: the next day of that date. */
function dated(day = '', month = '', year: string | undefined, today: string): string | undefined {
  const at = String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, '0');
  const inYear = (of: string) => existing(`${of}-${at}-${day.padStart(2, '0')}`);
  if (year !== undefined) return inYear(year);
  const now = inYear(today.slice(0, 4));
  return now !== undefined && now >= today ? now : inYear(String(Number(today.slice(0, 4)) + 1));
}
