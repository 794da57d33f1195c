/** Days are counted from 1970-01-01 as whole numbers: date arithmetic without a time zone in it. */
const DAY_MS = 86_400_000;

export const dayOf = (year: number, month: number, date: number): number =>
  Date.UTC(year, month - 1, date) / DAY_MS;

export interface CalendarDay {
  year: number;
  month: number;
  date: number;
  /** 0 is Sunday. */
  weekday: number;
}

export function calendar(day: number): CalendarDay {
  const moment = new Date(day * DAY_MS);
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    date: moment.getUTCDate(),
    weekday: moment.getUTCDay(),
  };
}

/** `2026-03-01` → day number; undefined for a date that does not exist. */
export function parseDay(text: string): number | undefined {
  const [year = 0, month = 0, date = 0] = text.slice(0, 10).split('-').map(Number);
  const day = dayOf(year, month, date);
  return Number.isNaN(day) || formatDay(day) !== text.slice(0, 10) ? undefined : day;
}

export const formatDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(ms: number, timeZone: string): number {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formats.set(timeZone, format);
  }
  const part: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value);
  const local = Date.UTC(
    part.year ?? 0,
    (part.month ?? 1) - 1,
    part.day ?? 1,
    part.hour ?? 0,
    part.minute ?? 0,
    part.second ?? 0,
  );
  return local - Math.floor(ms / 1000) * 1000;
}

/** A moment as the clock on the wall of that zone shows it, in milliseconds as if it were UTC. */
export const localMs = (ms: number, timeZone: string): number => ms + offsetAt(ms, timeZone);

/** The day number that a moment falls on in a time zone. */
export const localDay = (ms: number, timeZone: string): number => Math.floor(localMs(ms, timeZone) / DAY_MS);

/** The moment at which a day begins in a time zone (where clocks change at midnight: the first moment of it). */
export function startOfDay(day: number, timeZone: string): number {
  const guess = day * DAY_MS;
  const first = guess - offsetAt(guess, timeZone);
  return guess - offsetAt(first, timeZone);
}
