import { dayIn, timeIn } from './day.ts';

export interface ActivityWish {
  kind: 'task' | 'call' | 'event';
  /** As it is called: "call", "meeting". */
  noun: string;
  /** '' where none was said. */
  subject: string;
  /** "with Elena" */
  person: string | undefined;
  /** "on the deal Driver tablets", less its preposition. */
  about: string | undefined;
  day: string | undefined;
  /** `2026-11-24T15:00` */
  start: string | undefined;
  notes: string | undefined;
}

const CALL = /^(?:log|record|note)\s+(?:(?:an?|the|my)\s+)?(?:phone\s+)?call\b/i;
const TASK =
  /^(?:(?:create|add|make|set up|open|new|log)\s+(?:(?:an?|the|new)\s+)*(?:task|to-?do|reminder|follow-up)\b|remind me\b)/i;
const EVENT =
  /^(?:(?:schedule|plan|book|set up|arrange)\s+(?:(?:an?|the|new)\s+)*(meeting|event|appointment|visit|call|demo)\b|(?:create|add|log)\s+(?:(?:an?|the|new)\s+)*(meeting|event|appointment)\b)/i;

/** A call, a task or a meeting that is to be logged; undefined where the words ask for none of them. */
export function activityIn(text: string, today: string | undefined): ActivityWish | undefined {
  const call = CALL.exec(text);
  if (call) {
    const wish = parts(text.slice(call[0].length), today);
    return { ...wish, kind: 'call', noun: 'call', subject: '', day: wish.day ?? today, start: undefined };
  }
  const task = TASK.exec(text);
  if (task) {
    const { notes, ...wish } = parts(text.slice(task[0].length), today, 'task');
    return { ...wish, kind: 'task', noun: 'task', person: undefined, notes, start: undefined };
  }
  const event = EVENT.exec(text);
  if (!event) return undefined;
  const wish = parts(text.slice(event[0].length), today);
  return { ...wish, kind: 'event', noun: (event[1] ?? event[2] ?? 'meeting').toLowerCase() };
}

const NOTES = /\s*:\s+(.+)$/;
const ABOUT = /\s+(?:on|for|about)\s+((?:the|our)\s+(?:account|opportunity|deal|case|lead)\s+\S.*)$/i;
const HERE = /\s+(?:on|for|about|with)\s+this\s+\w+\b|\s+here\b/i;
const TOPIC = /\s+(?:about|to discuss|on|regarding|re)\s+(\S.*)$/i;
const PERSON = /\s+with\s+(\p{L}[\p{L}.'’ -]{1,60}?)(?=\s*$|\s*,)/iu;

function parts(words: string, today: string | undefined, kind?: 'task'): Omit<ActivityWish, 'kind' | 'noun'> {
  let left = ` ${words.trim()}`;
  const cut = (found: string | undefined) => {
    if (found !== undefined) left = left.replace(found, ' ').replaceAll(/\s+/g, ' ').trimEnd();
  };
  const take = (pattern: RegExp) => {
    const match = pattern.exec(left);
    cut(match?.[0]);
    return match?.[1]?.trim();
  };
  const notes = take(NOTES);
  take(HERE);
  const day = dayIn(left, today);
  cut(day?.words);
  const time = timeIn(left);
  cut(time?.words);
  const about = take(ABOUT);
  // What a task is about is its subject: "call Elena about pricing".
  const topic = kind === 'task' ? undefined : take(TOPIC);
  const person = kind === 'task' ? undefined : take(PERSON);
  const subject = left
    .replace(/^[\s:,]*(?:(?:to|for|named|called)(?:\s+|$))?/i, '')
    .replace(/[\s,]+(?:on|at|by|for)?$/i, '');
  return {
    subject: kind === 'task' ? sentence(subject.replace(/^["“](.*)["”]$/, '$1')) : '',
    person,
    about,
    day: day?.day,
    start: day && time ? `${day.day}T${time.time}` : undefined,
    notes: sentence(notes ?? topic ?? '') || undefined,
  };
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
